package dev.shangjia.platform.inspections;

import dev.shangjia.engine.dossier.Dossier;
import dev.shangjia.engine.dossier.HeldDossier;
import dev.shangjia.engine.dossier.HeldDossier.HeldFile;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.facts.Probe;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.apps.Attachment;
import dev.shangjia.platform.files.StoredFile;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.probes.ObservationCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.node.ObjectNode;

/** A dossier whose files can be read until it is closed. */
final class Held implements AutoCloseable {
  private final Path workspace;
  private final Map<String, StoredFile> files;
  private final Dossier dossier;

  Held(Path workspace, Content content, Rulebook rulebook, StoredFiles stored) {
    this.workspace = workspace;
    this.files = new TreeMap<>();
    var values = new TreeMap<String, HeldFile>();
    content
        .files()
        .forEach(
            (path, named) ->
                stored
                    .find(content.organization(), named.sha256())
                    .ifPresent(
                        file -> {
                          files.put(path, file);
                          values.put(path, held(file, stored));
                        }));
    this.dossier =
        HeldDossier.of(
            content.program(), content.procedure(), content.forms(), values, rulebook.forms());
  }

  private HeldFile held(StoredFile file, StoredFiles stored) {
    return new HeldFile(
        new FileValue(file.sha256(), file.bytes()),
        stored.inPlace(file).orElseGet(() -> copyOf(file)));
  }

  /** What is to be held. */
  record Content(
      OrganizationId organization,
      String program,
      String procedure,
      ObjectNode forms,
      Map<String, Attachment> files) {}

  /**
   * Makes copies of the files that cannot be read where they are.
   *
   * @param probes those that will look; a file is copied only for one that did not see it before
   */
  void open(List<Probe> probes, StoredFiles stored, ObservationCache before) {
    dossier
        .kinds()
        .forEach(
            (path, kinds) -> {
              StoredFile file = Objects.requireNonNull(files.get(path));
              if (stored.inPlace(file).isEmpty()
                  && !Files.exists(copyOf(file))
                  && isNewTo(probes, kinds, file, before)) {
                stored.copy(file, copyOf(file), "inspection");
              }
            });
  }

  private Path copyOf(StoredFile file) {
    return workspace.resolve(file.sha256());
  }

  private static boolean isNewTo(
      List<Probe> probes, Set<Catalogue.Kind> kinds, StoredFile file, ObservationCache before) {
    String subject = Observation.subjectOf(new FileValue(file.sha256(), file.bytes()));
    return probes.stream()
        .filter(probe -> kinds.stream().anyMatch(kind -> kind.probes().contains(probe.name())))
        .anyMatch(probe -> before.find(probe, subject).isEmpty());
  }

  Dossier dossier() {
    return dossier;
  }

  @Override
  public void close() {
    try {
      FileSystemUtils.deleteRecursively(workspace);
    } catch (IOException e) {
      throw new UncheckedIOException("folder " + workspace + " is still there", e);
    }
  }
}
