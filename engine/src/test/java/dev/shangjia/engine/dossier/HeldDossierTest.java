package dev.shangjia.engine.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HeldDossierTest {
  private static final Path PROGRAM = Path.of("../rulebooks/tencent-meeting");

  @Test
  void isTheDossierThatIsReadFromAFolder() throws IOException {
    var rulebook = ((Reading.Read<Rulebook>) RulebookReader.read(PROGRAM)).value();
    var folder = PROGRAM.resolve("examples/minutes-helper");
    var opened = (Reading.Read<OpenDossier>) new DossierReader(DossierLimits.STANDARD).open(folder);
    try (OpenDossier open = opened.value()) {
      Dossier read =
          ((Reading.Read<Dossier>) open.read(rulebook.forms(), rulebook.procedures().keySet()))
              .value();
      var held = new TreeMap<String, HeldDossier.HeldFile>();
      read.contents()
          .forEach(
              (path, content) ->
                  held.put(
                      path,
                      new HeldDossier.HeldFile(
                          Objects.requireNonNull(read.files().get(path)), content)));

      Dossier same =
          HeldDossier.of(read.program(), read.procedure(), read.values(), held, rulebook.forms());

      assertThat(read.files()).isNotEmpty();
      assertThat(read.addresses()).isNotEmpty();
      assertThat(same).usingRecursiveComparison().ignoringFields("forms").isEqualTo(read);
      assertThat(same.hash()).isEqualTo(read.hash());
    }
  }
}
