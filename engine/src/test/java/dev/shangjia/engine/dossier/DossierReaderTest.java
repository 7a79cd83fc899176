package dev.shangjia.engine.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.Facts.FileValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DossierReaderTest {
  @TempDir Path folder;

  @Test
  void readsFormsAndTheFilesTheyReferTo() throws IOException {
    Dossier dossier = Submissions.dossier(Submissions.folder(folder));

    assertThat(dossier.program()).isEqualTo("tencent-meeting");
    assertThat(dossier.procedure()).isEqualTo("release");
    assertThat(dossier.values().at("/listing/name").stringValue()).isEqualTo("会议纪要");
    assertThat(dossier.files())
        .containsEntry(
            "logo.png",
            new FileValue("3598ce6f965b2481fe26316c06b30950c46ac7f8e7229f104aa78f579997668d", 4))
        .containsOnlyKeys("logo.png", "pictures/first.png");
    assertThat(dossier.kinds()).containsEntry("logo.png", Set.of(Catalogue.Kind.IMAGE));
    assertThat(dossier.contents().get("logo.png")).hasContent("logo");
  }

  /** Addresses were once left out together with values that are no files. */
  @Test
  void knowsTheAddressesThatItsValuesName() throws IOException {
    Submissions.folder(folder);
    Path forms = folder.resolve("dossier.yaml");
    Files.writeString(
        forms,
        Files.readString(forms)
            + "    website: HTTPS://Minutes.Example:443/a/../\n"
            + "    policy: https://minutes.example/privacy\n"
            + "    draft: policy.md\n");
    Files.writeString(folder.resolve("policy.md"), "# Privacy");

    Dossier dossier = Submissions.dossier(folder);

    assertThat(dossier.addresses())
        .isEqualTo(
            Map.of(
                "https://minutes.example/", Set.of(Catalogue.Kind.LINK),
                "https://minutes.example/privacy", Set.of(Catalogue.Kind.POLICY)));
    assertThat(dossier.kinds()).containsEntry("policy.md", Set.of(Catalogue.Kind.POLICY));
  }

  @Test
  void knowsWhereEveryValueStands() throws IOException {
    Dossier dossier = Submissions.dossier(Submissions.folder(folder));

    assertThat(dossier.place("/listing/screenshots/0/image"))
        .isEqualTo(new SourcePlace("dossier.yaml", 9, 16));
    assertThat(dossier.place("/listing/website"))
        .describedAs("a field that is missing: its form")
        .isEqualTo(new SourcePlace("dossier.yaml", 5, 5));
  }

  @Test
  void takesTheDossierYamlForItsFolder() throws IOException {
    Submissions.folder(folder);

    assertThat(Submissions.dossier(folder.resolve("dossier.yaml")).hash())
        .isEqualTo(Submissions.dossier(folder).hash());
  }

  @Test
  void leavesOutFilesThatDoNotExist() throws IOException {
    Submissions.folder(folder);
    Files.delete(folder.resolve("logo.png"));

    assertThat(Submissions.dossier(folder).files()).containsOnlyKeys("pictures/first.png");
    assertThat(Submissions.read(folder).problems()).isEmpty();
  }

  @Test
  void namesTheFileThatWasProbablyMeant() throws IOException {
    Submissions.folder(folder);
    Files.move(folder.resolve("logo.png"), folder.resolve("Logo.PNG"));

    Problem warning = Submissions.read(folder).problems().getFirst();

    assertThat(warning.code()).isEqualTo("dossier/no-such-file");
    assertThat(warning.isError()).isFalse();
    assertThat(warning.place()).isEqualTo(new SourcePlace("dossier.yaml", 6, 11));
    assertThat(warning.message().en())
        .isEqualTo("There is no file 'logo.png'. Did you mean 'Logo.PNG'?");
  }

  @Test
  void warnsOfFilesThatNoFieldRefersTo() throws IOException {
    Submissions.folder(folder);
    Submissions.write(folder, "notes/draft.txt", "x");
    Submissions.write(folder, "expected.yaml", "x");
    Submissions.write(folder, ".DS_Store", "x");

    List<Problem> problems = Submissions.read(folder).problems();

    assertThat(problems).extracting(Problem::code).containsExactly("dossier/unused-files");
    assertThat(problems.getFirst().message().en()).contains("1 file").contains("notes/draft.txt");
  }

  @Test
  void blankPathsAreNotGiven() throws IOException {
    Submissions.write(folder, "dossier.yaml", Submissions.YAML.replace("logo.png", "' '"));

    assertThat(Submissions.read(folder).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          procedure: release  | procedure: relese  | dossier/unknown-procedure | 2 | 12 | 'release'
          listing:            | lissting:          | dossier/unknown-form      | 4 | 3  | 'listing'
          forms:              | fourms:            | yaml/unknown-key          | 3 | 1  | 'forms'
          program:            | '# '               | yaml/missing-key          | 2 | 1  | program
          name: 会议纪要      | name: 12345678901234567890 | yaml/number-too-large | 5 | 11 | quotes
          name: 会议纪要      | name: 9007199254740993     | dossier/number-too-large | 5 | 11 | quotes
          logo: logo.png      | logo: ../logo.png  | dossier/bad-path          | 6 | 11 | '..'
          logo: logo.png      | logo: /etc/passwd  | dossier/bad-path          | 6 | 11 | absolute
          logo: logo.png      | logo: 'C:/l.png'   | dossier/bad-path          | 6 | 11 | absolute
          logo: logo.png      | logo: 'a\\b.png'   | dossier/bad-path          | 6 | 11 | backslash
          logo: logo.png      | logo: ./logo.png   | dossier/bad-path          | 6 | 11 | '.'
          logo: logo.png      | logo: .hidden.png  | dossier/bad-path          | 6 | 11 | hidden
          logo: logo.png      | logo: "a\\u202Eb"  | dossier/bad-path          | 6 | 11 | U+202E
          logo: logo.png      | logo: "a\\eb"      | dossier/bad-path          | 6 | 11 | U+001B
          """)
  void saysWhereAndWhatToDo(String good, String bad, String code, int line, int column, String hint)
      throws IOException {
    Submissions.folder(folder);
    Submissions.write(folder, "dossier.yaml", Submissions.YAML.replace(good, bad));

    Reading<Dossier> reading = Submissions.read(folder);

    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    assertThat(reading.problems())
        .filteredOn(problem -> problem.code().equals(code))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).isEqualTo(new SourcePlace("dossier.yaml", line, column));
              assertThat(problem.message().en()).contains(hint);
              assertThat(problem.message().zh()).isNotEqualTo(problem.message().en());
              assertThat(problem.excerpt()).contains("^");
            });
  }

  @Test
  void saysWhereItLookedForDossierYaml() throws IOException {
    Submissions.write(folder, "logo.png", "logo");
    assertThat(Submissions.onlyError(Submissions.read(folder)).message().en())
        .startsWith("There is no dossier.yaml at the top of '" + folder.getFileName() + "'.");

    Submissions.write(folder, "Dossier.yml", Submissions.YAML);
    assertThat(Submissions.onlyError(Submissions.read(folder)).message().en())
        .contains("There is 'Dossier.yml'; rename it");
  }

  @Test
  void saysThatATargetDoesNotExist() {
    Problem problem = Submissions.onlyError(Submissions.read(folder.resolve("nothing")));

    assertThat(problem.code()).isEqualTo("dossier/no-such-file");
    assertThat(problem.message().zh()).contains("'nothing'");
  }

  @Test
  void refusesTextsOfTenMegabytes() throws IOException {
    Submissions.write(
        folder, "dossier.yaml", Submissions.YAML.replace("会议纪要", "x".repeat(10 << 20)));

    Problem problem = Submissions.onlyError(Submissions.read(folder));

    assertThat(problem.code()).isEqualTo("file/too-large");
    assertThat(problem.message().en()).contains("10,485,").contains("1,048,576");
  }

  @Test
  void refusesFilesAboveTheLimitWithTheirSize() throws IOException {
    Submissions.folder(folder);
    Submissions.write(folder, "logo.png", "x".repeat(2_000));

    Problem problem =
        Submissions.onlyError(
            Submissions.read(folder, new DossierLimits(100, 1_500, 10_000, 5, 100, 100)));

    assertThat(problem.code()).isEqualTo("dossier/file-too-large");
    assertThat(problem.message().en()).contains("2,000").contains("1,500");
    assertThat(problem.place().line()).isEqualTo(6);
  }

  @Test
  void refusesFilesThatAreTooLargeTogether() throws IOException {
    Submissions.folder(folder);
    Submissions.write(folder, "logo.png", "x".repeat(1_000));
    Submissions.write(folder, "pictures/first.png", "y".repeat(1_000));

    assertThat(
            Submissions.onlyError(
                    Submissions.read(folder, new DossierLimits(100, 1_500, 1_500, 5, 100, 100)))
                .code())
        .isEqualTo("dossier/total-too-large");
  }

  @Test
  void saysThatAFileVanishedWhileReading() throws IOException {
    Submissions.folder(folder);
    var reading = new DossierReader(DossierLimits.STANDARD).open(folder);
    Files.delete(folder.resolve("logo.png"));

    assertThat(reading).isInstanceOf(Reading.Read.class);
    try (OpenDossier open = ((Reading.Read<OpenDossier>) reading).value()) {
      Problem problem = Submissions.onlyError(open.read(Submissions.FORMS, Set.of("release")));
      assertThat(problem.code()).isEqualTo("dossier/file-unusable");
      assertThat(problem.place().line()).isEqualTo(6);
    }
  }

  @Test
  void findsFilesInListsOfPaths() throws IOException {
    Submissions.write(folder, "seals/a.png", "a");
    Submissions.write(
        folder,
        "dossier.yaml",
        """
        program: p
        procedure: release
        forms:
          listing:
            company: {seals: [seals/a.png, seals/b.png]}
        """);

    assertThat(Submissions.dossier(folder).files()).containsOnlyKeys("seals/a.png");
  }
}
