package dev.shangjia.engine.dossier;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.rulebook.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Dossiers and forms for tests. */
final class Submissions {
  static final String YAML =
      """
      program: tencent-meeting
      procedure: release
      forms:
        listing:
          name: 会议纪要
          logo: logo.png
          screenshots:
            - terminal: desktop
              image: pictures/first.png
      """;

  static final Map<String, Form> FORMS =
      Map.of(
          "listing",
          new Form(
              "listing",
              LocalText.same("listing"),
              JsonNodeFactory.instance.objectNode(),
              List.of(
                  field("name", null),
                  field("logo", "image"),
                  field("contract", "document"),
                  field("website", "link"),
                  field("policy", "policy"),
                  field("draft", "policy"),
                  field("screenshots[].terminal", null),
                  field("screenshots[].image", "image"),
                  field("company.seals[]", "image")),
              SourcePlace.startOf("forms/listing.schema.yaml")));

  private Submissions() {}

  private static Form.Field field(String path, @Nullable String kind) {
    return new Form.Field(
        path,
        LocalText.same(path),
        List.of(),
        Level.RETURN,
        kind,
        null,
        SourcePlace.startOf("forms/listing.schema.yaml"));
  }

  /** A folder with the dossier above and its two pictures. */
  static Path folder(Path at) throws IOException {
    write(at, "dossier.yaml", YAML);
    write(at, "logo.png", "logo");
    write(at, "pictures/first.png", "first");
    return at;
  }

  static Path write(Path folder, String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Opens and reads with the forms above; contents can no longer be read afterwards. */
  static Reading<Dossier> read(Path target) {
    return read(target, DossierLimits.STANDARD);
  }

  static Reading<Dossier> read(Path target, DossierLimits limits) {
    try {
      return switch (new DossierReader(limits).open(target)) {
        case Reading.Read<OpenDossier>(OpenDossier open, List<Problem> _) -> {
          try (open) {
            yield open.read(FORMS, Set.of("release", "search-listing"));
          }
        }
        case Reading.Unreadable<OpenDossier>(List<Problem> problems) ->
            new Reading.Unreadable<>(problems);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Dossier dossier(Path target) {
    return switch (read(target)) {
      case Reading.Read<Dossier>(Dossier dossier, List<Problem> _) -> dossier;
      case Reading.Unreadable<Dossier>(List<Problem> problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  /** The only problem of a reading that failed. */
  static Problem onlyError(Reading<?> reading) {
    if (reading instanceof Reading.Unreadable<?>(List<Problem> problems) && problems.size() == 1) {
      return problems.getFirst();
    }
    throw new AssertionError("not one error: " + reading);
  }
}
