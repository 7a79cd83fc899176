package dev.shangjia.engine.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  @TempDir Path around;
  private Path folder = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Submissions.folder(Files.createDirectory(around.resolve("dossier")));
  }

  @Test
  void neverFollowsALinkOutOfTheFolder() throws IOException {
    Path secret = Submissions.write(around, "secret.png", "secret");
    Files.delete(folder.resolve("logo.png"));
    Files.createSymbolicLink(folder.resolve("logo.png"), secret);

    Problem problem = Submissions.onlyError(Submissions.read(folder));

    assertThat(problem.code()).isEqualTo("dossier/file-unusable");
    assertThat(problem.message().en()).contains("'logo.png'").contains("symbolic link");
    assertThat(problem.place().line()).isEqualTo(6);
  }

  @Test
  void neverFollowsALinkWithinTheFolderEither() throws IOException {
    Files.delete(folder.resolve("logo.png"));
    Files.createSymbolicLink(folder.resolve("logo.png"), Path.of("pictures/first.png"));

    assertThat(Submissions.onlyError(Submissions.read(folder)).code())
        .isEqualTo("dossier/file-unusable");
  }

  @Test
  void neverEntersALinkedFolder() throws IOException {
    Files.move(folder.resolve("pictures"), around.resolve("pictures"));
    Files.createSymbolicLink(folder.resolve("pictures"), around.resolve("pictures"));

    assertThat(Submissions.dossier(folder).files()).containsOnlyKeys("logo.png");
  }

  @Test
  void linksInACircleEndNothing() throws IOException {
    Files.createSymbolicLink(folder.resolve("round"), folder);

    assertThat(Submissions.read(folder).problems())
        .extracting(Problem::code)
        .containsExactly("dossier/unused-files");
  }

  @Test
  void refusesADossierYamlThatIsALink() throws IOException {
    Path elsewhere = Submissions.write(around, "other.yaml", Submissions.YAML);
    Files.delete(folder.resolve("dossier.yaml"));
    Files.createSymbolicLink(folder.resolve("dossier.yaml"), elsewhere);

    assertThat(Submissions.onlyError(Submissions.read(folder)).message().en())
        .isEqualTo(
            "The dossier.yaml cannot be used: it is a symbolic link; put the file itself there.");
  }

  @Test
  void takesALinkToTheDossierItself() throws IOException {
    Path link = Files.createSymbolicLink(around.resolve("link"), folder);

    assertThat(Submissions.dossier(link).hash()).isEqualTo(Submissions.dossier(folder).hash());
  }

  @Test
  void doesNotWaitForAFifo() throws Exception {
    Files.delete(folder.resolve("logo.png"));
    Assumptions.assumeTrue(
        new ProcessBuilder("mkfifo", folder.resolve("logo.png").toString()).start().waitFor() == 0);

    assertThat(Submissions.onlyError(Submissions.read(folder)).message().en())
        .contains("no regular file");
  }

  @Test
  void refusesFilesThatAreOneFileElsewhere() throws IOException {
    Submissions.write(folder, "LOGO.png", "other");
    Assumptions.assumeTrue(
        Files.readString(folder.resolve("logo.png")).equals("logo"), "names differ by case here");

    assertThat(Submissions.read(folder).problems())
        .filteredOn(Problem::isError)
        .singleElement()
        .extracting(problem -> problem.message().en())
        .asString()
        .contains("differs from 'LOGO.png' in case");
  }

  @Test
  void doesNotLookIntoHiddenFolders() throws IOException {
    for (int i = 0; i < 50; i++) {
      Submissions.write(folder, ".git/objects/" + i, "x");
    }

    assertThat(
            Submissions.read(folder, new DossierLimits(10, 1_000, 1_000, 4, 100, 100)).problems())
        .isEmpty();
  }

  @Test
  void saysThatAFolderIsNoDossiersFolder() throws IOException {
    for (int i = 0; i < 50; i++) {
      Submissions.write(folder, "f" + i, "x");
    }

    Problem problem =
        Submissions.onlyError(
            Submissions.read(folder, new DossierLimits(10, 1_000, 1_000, 4, 100, 100)));

    assertThat(problem.code()).isEqualTo("dossier/too-many-entries");
    assertThat(problem.message().en()).contains("more than 10");
  }

  @Test
  void doesNotLookDeeperThanAllowed() throws IOException {
    Submissions.write(folder, "a/b/c/d/e.png", "x");

    assertThat(
            Submissions.read(folder, new DossierLimits(100, 1_000, 1_000, 2, 100, 100)).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message().en()).contains("'a/b/c'"));
  }
}
