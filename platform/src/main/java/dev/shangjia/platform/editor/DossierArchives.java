package dev.shangjia.platform.editor;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.dossier.Dossier;
import dev.shangjia.engine.dossier.DossierLimits;
import dev.shangjia.engine.dossier.DossierReader;
import dev.shangjia.engine.dossier.OpenDossier;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.apps.Attachment;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.files.StoredFile;
import dev.shangjia.platform.files.StoredFile.Protection;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.files.Storing;
import dev.shangjia.platform.files.Workspaces;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/**
 * Dossiers as archives: what a laptop checks goes in, what is here comes out, and both have the
 * same hash.
 */
@Component
class DossierArchives {
  private static final String DOSSIER = "dossier.yaml";

  private final Dossiers dossiers;
  private final StoredFiles files;
  private final Workspaces workspaces;
  private final Policies policies;
  private final Acting acting;

  DossierArchives(
      Dossiers dossiers,
      StoredFiles files,
      Workspaces workspaces,
      Policies policies,
      Acting acting) {
    this.acting = acting;
    this.dossiers = dossiers;
    this.files = files;
    this.workspaces = workspaces;
    this.policies = policies;
  }

  /** A dossier as a zip archive, written while it is sent. */
  StreamingResponseBody streamed(Draft draft) {
    Actor actor = Acting.required();
    // The body is written on another thread, on which nobody acts yet.
    return out ->
        acting.as(
            actor,
            () -> {
              try {
                write(draft, out);
              } catch (IOException e) {
                throw new UncheckedIOException("dossier " + draft.id() + " was not sent", e);
              }
            });
  }

  /** Writes a dossier as a zip archive: {@code dossier.yaml} and the files that it names. */
  void write(Draft draft, OutputStream to) throws IOException {
    try (var zip = new ZipOutputStream(to, StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry(DOSSIER));
      zip.write(yaml(draft).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      for (Attachment file : draft.namedFiles().values()) {
        zip.putNextEntry(new ZipEntry(file.path()));
        StoredFile stored =
            files
                .find(draft.organization(), file.sha256())
                .orElseThrow(() -> new IllegalStateException("no file " + file.sha256()));
        try (InputStream content = files.open(stored, "download")) {
          content.transferTo(zip);
        }
        zip.closeEntry();
      }
    }
  }

  private static String yaml(Draft draft) {
    var root = new LinkedHashMap<String, Object>();
    root.put("program", draft.key().program());
    root.put("procedure", draft.key().procedure());
    root.put("forms", JsonMapper.shared().treeToValue(draft.forms(), Map.class));
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setUseUnicodeEncoding(true)
            .setWidth(120)
            .build();
    return new Dump(settings).dumpToString(root);
  }

  /**
   * Reads an archive into a dossier. Forms that the archive does not name stay as they are.
   *
   * @param content a zip, tar or tar.gz archive; of one that is too large no more is read than it
   *     takes to know that
   * @return what is wrong with it, when nothing of it was taken; warnings otherwise
   */
  List<Problem> read(Draft draft, InputStream content) throws IOException {
    Path folder = workspaces.fresh("upload");
    try {
      Path archive = folder.resolve("upload");
      copy(content, archive);
      return switch (new DossierReader(DossierLimits.STANDARD, folder).open(archive)) {
        case Reading.Unreadable<OpenDossier>(List<Problem> problems) -> problems;
        case Reading.Read<OpenDossier>(OpenDossier open, List<Problem> warnings) -> {
          try (open) {
            yield taken(draft, open, warnings);
          }
        }
      };
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static void copy(InputStream from, Path to) throws IOException {
    try (OutputStream out = Files.newOutputStream(to)) {
      byte[] buffer = new byte[64 << 10];
      long bytes = 0;
      for (int read;
          bytes <= DossierLimits.STANDARD.totalBytes() && (read = from.read(buffer)) >= 0;
          bytes += read) {
        out.write(buffer, 0, read);
      }
    }
  }

  private List<Problem> taken(Draft draft, OpenDossier open, List<Problem> warnings)
      throws IOException {
    Rulebook rulebook = policies.inForce(draft.key().program());
    if (!open.program().equals(rulebook.id())) {
      return List.of(otherProgram(open, rulebook));
    }
    if (!open.procedure().equals(draft.key().procedure())) {
      return List.of(otherProcedure(open, draft.key().procedure()));
    }
    return switch (open.read(rulebook.forms(), rulebook.procedures().keySet())) {
      case Reading.Unreadable<Dossier>(List<Problem> problems) -> problems;
      case Reading.Read<Dossier>(Dossier dossier, List<Problem> more) -> {
        Optional<String> unkept = NulText.in(dossier.values());
        if (unkept.isPresent()) {
          yield List.of(nul(dossier.place(unkept.get()), unkept.get()));
        }
        dossiers.replace(draft.id(), dossier.values(), stored(draft, dossier));
        var all = new ArrayList<>(warnings);
        all.addAll(more);
        yield all;
      }
    };
  }

  private Map<String, Attachment> stored(Draft draft, Dossier dossier) throws IOException {
    var stored = new TreeMap<String, Attachment>();
    for (Map.Entry<String, Path> file : dossier.contents().entrySet()) {
      String path = file.getKey();
      Protection protection =
          dossier.kinds().getOrDefault(path, Set.of()).contains(Catalogue.Kind.DOCUMENT)
              ? Protection.SENSITIVE
              : Protection.PLAIN;
      try (InputStream in = Files.newInputStream(file.getValue())) {
        if (files.store(draft.organization(), in, protection)
            instanceof Storing.Stored(StoredFile kept)) {
          stored.put(
              path,
              new Attachment(
                  path,
                  kept.sha256(),
                  kept.bytes(),
                  kept.mediaType(),
                  path.substring(path.lastIndexOf('/') + 1)));
        }
      }
    }
    return stored;
  }

  private static Problem nul(SourcePlace place, String pointer) {
    return Problem.error(
        "dossier/nul-character",
        place,
        new LocalText(
            "%s 中有 NUL 字符（U+0000），无法保存。请删去它。".formatted(pointer),
            "%s holds a NUL character (U+0000), which cannot be kept. Take it out."
                .formatted(pointer)));
  }

  private static Problem otherProgram(OpenDossier open, Rulebook rulebook) {
    return Problem.error(
        "dossier/other-program",
        new SourcePlace(DOSSIER, open.programPlace().line(), open.programPlace().column()),
        new LocalText(
            "这份材料写给“%s”，而这里需要“%s”。请改正 program，或在对应的应用中上传。".formatted(open.program(), rulebook.id()),
            "It is for \"%s\", and this dossier is for \"%s\". Correct program, or upload it to an app of that program."
                .formatted(open.program(), rulebook.id())));
  }

  private static Problem otherProcedure(OpenDossier open, String procedure) {
    return Problem.error(
        "dossier/other-procedure",
        new SourcePlace(DOSSIER, open.procedurePlace().line(), open.procedurePlace().column()),
        new LocalText(
            "这份材料用于流程“%s”，而这里需要“%s”。请改正 procedure，或在对应的材料中上传。"
                .formatted(open.procedure(), procedure),
            "It is for the procedure \"%s\", and this dossier is for \"%s\". Correct procedure, or upload it to the dossier of that procedure."
                .formatted(open.procedure(), procedure)));
  }
}
