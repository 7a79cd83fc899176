package dev.shangjia.engine.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixReadingTest {
  private static final String FILE = "matrices/papers.yaml";

  @TempDir private Path folder;

  private RulebookFolders sample() {
    return new RulebookFolders(folder);
  }

  @Test
  void makesARuleOfEachRow() {
    Rulebook rulebook = sample().rulebook();

    Rule rule = rulebook.rule("papers/bank").orElseThrow();
    assertThat(rule.decides()).isEqualTo(Decides.AUTO);
    assertThat(rule.message().en()).isEqualTo("Banking: missing {missing}.");
    assertThat(rulebook.matrices().get("papers"))
        .isNotNull()
        .satisfies(matrix -> assertThat(matrix.rows()).containsExactly("papers/bank"));
    assertThat(Coverage.of(rulebook).lines().getFirst().covers())
        .contains(new Coverage.Cover(Coverage.Kind.RULE, "papers/bank", null));
  }

  @Test
  void givesTheFormItsKindsAndWhatTheyAreCalled() {
    Form form = Objects.requireNonNull(sample().rulebook().forms().get("listing"));

    assertThat(form.schema().at("/properties/papers/items/enum").toString())
        .isEqualTo("[\"licence\",\"audit\",\"review\",\"reference\"]");
    assertThat(form.schema().at("/properties/papers/items/x-labels/audit/zh").stringValue())
        .isEqualTo("审计报告");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[audit, review]; [audit, reviews]; 15:42 Unknown document 'reviews'. Did you mean 'review'?",
        "at-least: 2; at-least: 0;"
            + " 15:78 'at-least' is a whole number from 1 to 100, found the number '0'.",
        "{any: [audit, review]}; {any: [audit]};"
            + " 15:28 What is needed is a kind of document, {any: [...]} or {all: [...]} of at"
            + " least two and at most 4 levels deep, or {of: KIND, at-least: NUMBER}.",
        "{any: [audit, review]}; {anny: [audit, review]};"
            + " 15:29 Unknown key 'anny'. Did you mean 'any'?",
        "id: bank; id: Bank;"
            + " 10:9 'Bank' is no name: lower-case letters, digits and hyphens, beginning with a"
            + " letter.",
        "id: papers; id: paper; 1:5 The name 'paper' differs from the file's, 'papers'",
      })
  void saysWhereAndWhatIsWrong(String old, String now, String problem) {
    assertThat(sample().replace(FILE, old, now).problems())
        .anySatisfy(line -> assertThat(line).startsWith(FILE + ":" + problem));
  }

  @Test
  void refusesARowWithTheIdOfARule() {
    String rules = sample().files().getOrDefault("rules/name.yaml", "");
    assertThat(
            sample()
                .with("rules/name.yaml", rules.replace("listing/name-width", "papers/bank"))
                .problems())
        .anySatisfy(problem -> assertThat(problem).contains("The name 'papers/bank' is taken by"));
  }

  @Test
  void refusesKindsOfAMatrixThatDoesNotExist() {
    assertThat(
            sample()
                .replace("forms/listing.schema.yaml", "x-kinds: papers", "x-kinds: paper")
                .problems())
        .containsExactly(
            "forms/listing.schema.yaml:29:36 Unknown matrix 'paper'. Did you mean 'papers'?");
  }

  @Test
  void wantsAUseOfEachKind() {
    assertThat(
            sample()
                .replace(
                    FILE,
                    "  reference: {title",
                    "  extra: {title: {zh: 其他, en: Other}}\n  reference: {title")
                .lint())
        .containsExactly(FILE + ":8:3 No row and no expression needs the kind of document extra.");
  }

  private static final Requirement LICENCE = new Requirement.Documents("licence", 1);
  private static final Requirement AUDIT = new Requirement.Documents("audit", 1);
  private static final Requirement TWO = new Requirement.Documents("audit", 2);

  @Test
  void tellsWhetherARowAsksForMoreThanBefore() {
    var any = new Requirement.AnyOf(List.of(LICENCE, AUDIT));
    var all = new Requirement.AllOf(List.of(LICENCE, AUDIT));
    assertThat(RequirementDiff.direction(any, all)).isEqualTo(Direction.TIGHTENED);
    assertThat(RequirementDiff.direction(all, LICENCE)).isEqualTo(Direction.LOOSENED);
    assertThat(RequirementDiff.direction(LICENCE, AUDIT)).isEqualTo(Direction.CHANGED);
    assertThat(RequirementDiff.direction(AUDIT, TWO)).isEqualTo(Direction.TIGHTENED);
    var swapped = new Requirement.AnyOf(List.of(AUDIT, LICENCE));
    assertThat(RequirementDiff.direction(any, swapped)).isEqualTo(Direction.REWORDED);
  }

  @Test
  void countsDocumentsOfOneKind() {
    assertThat(TWO.isMetBy(new Requirement.Held(Map.of("audit", 1)))).isFalse();
    assertThat(TWO.isMetBy(new Requirement.Held(Map.of("audit", 2)))).isTrue();
  }

  @Test
  void showsWhatChangedBetweenTwoVersions() {
    Rulebook before = sample().rulebook();
    Rulebook after =
        sample().replace(FILE, "{any: [audit, review]}", "{all: [audit, review]}").rulebook();

    assertThat(RulebookDiff.between(before, after).changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.name()).isEqualTo("papers/bank");
              assertThat(change.direction()).isEqualTo(Direction.TIGHTENED);
            });
  }
}
