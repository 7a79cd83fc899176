package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code rulebook lint}, {@code coverage} and {@code explain}. */
class RulebookCommandsTest {
  private static final String SAMPLE = SampleRulebook.ORIGINAL.toString();

  @TempDir Path folder;

  private SampleRulebook broken() {
    return SampleRulebook.copied(folder.resolve("copy"))
        .replace("rules/name.yaml", "level: reject", "level: rejct")
        .replace("rules/name.yaml", "[C-2]", "[C-9]")
        .replace("words/rude.yaml", "allow:", "alow:");
  }

  @Test
  void lintFindsNothingInARulebookThatIsInOrder() {
    RecordedRun run = RecordedRun.of("rulebook", "lint", SAMPLE);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo(SAMPLE + ": no errors, no warnings\n");
  }

  @Test
  void lintShowsAllProblemsOfAllFilesByPlaceWithTheirLines() {
    RecordedRun run = RecordedRun.of("rulebook", "lint", broken().toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    List<String> places =
        run.out()
            .lines()
            .filter(line -> line.contains(": error: "))
            .map(line -> line.replaceFirst(".*/copy/", "").replaceFirst(": error: .*", ""))
            .toList();
    assertThat(places)
        .containsExactly("rules/name.yaml:5:10", "rules/name.yaml:23:11", "words/rude.yaml:3:1");
    assertThat(run.out())
        .contains("Did you mean 'reject'?")
        .contains("      level: rejct\n             ^\n")
        .endsWith(": 3 errors, no warnings\n");
  }

  @Test
  void lintPrintsStableJson() {
    RecordedRun run = RecordedRun.of("rulebook", "lint", broken().toString(), "--format", "json");
    assertThat(run.exitCode()).isEqualTo(1);
    SampleRulebook.matchesGolden(
        "lint.json",
        run.out()
            .replaceFirst("\"path\": \".*\"", "\"path\": \"copy\"")
            .replaceAll("\"(zh|en)\": \".+\"", "\"$1\": \"...\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rulebook",
        "rulebook lint",
        "rulebook lint src",
        "rulebook lint no-such-folder",
        "coverage --rulebook no-such-folder",
        "coverage --format csv",
        "explain",
        "explain --all",
        "explain --all --out target/pages",
        "explain listing/name-width --all --format markdown --out target/pages",
        "explain --rulebook no-such-folder listing/name-width",
      })
  void endsWithTwoAndAHintOnWrongUse(String line) {
    RecordedRun run = RecordedRun.of(line.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("--help\" shows what it takes").doesNotContain("\tat ");
  }

  @Test
  void commandsThatNeedARulebookSayWhyItCannotBeRead() {
    String broken = broken().toString();
    for (String command : List.of("coverage", "explain listing/name-width")) {
      RecordedRun run = RecordedRun.of((command + " --rulebook " + broken).split(" "));
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("rules/name.yaml:5:10: error: 'rejct'");
    }
  }

  @Test
  void coverageTellsWhatCarriesOutEachClause() {
    RecordedRun run = RecordedRun.of("coverage", "--rulebook", SAMPLE);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "C-1  auto      rule:listing/name-width, rule:listing/logo-square, field:listing.name")
        .contains("record: 2 clauses, 0 open")
        .endsWith(
            "tea-house 1.2.0: 5 clauses, 4 executable, 0 by the platform, 1 not covered for a"
                + " reason, 0 open\n");
  }

  @Test
  void coverageOfEveryRulebookCountsEachClauseOnce() {
    RecordedRun run = RecordedRun.of("coverage", "--format", "json");
    assertThat(run.exitCode()).isZero();
    JsonNode root = JsonMapper.shared().readTree(run.out());
    assertThat(root.get("total").intValue()).isEqualTo(961);
    assertThat(
            Stream.of("executable", "platform", "notCovered", "open")
                .mapToInt(name -> root.get(name).intValue())
                .sum())
        .isEqualTo(961);
    assertThat(root.get("rulebooks").valueStream().map(book -> book.get("id").stringValue()))
        .containsExactly(
            "dingtalk-app-center",
            "dingtalk-quick-deployment",
            "mini-program-live",
            "tencent-meeting",
            "weda");
    assertThat(root.get("clauses").valueStream().map(clause -> clause.get("id").stringValue()))
        .hasSize(961)
        .doesNotHaveDuplicates();
  }

  @Test
  void coveragePrintsStableTables() {
    SampleRulebook.matchesGolden(
        "coverage.tsv", RecordedRun.of("coverage", "--rulebook", SAMPLE, "--format", "tsv").out());
    SampleRulebook.matchesGolden(
        "coverage.json",
        RecordedRun.of("coverage", "--rulebook", SAMPLE, "--format", "json")
            .out()
            .replaceFirst("\"hash\": \"[0-9a-f]{64}\"", "\"hash\": \"...\""));
  }

  @Test
  void coverageShowsOnlyWhatIsOpenWhenAsked() {
    SampleRulebook open =
        SampleRulebook.copied(folder.resolve("open")).delete("not-covered/preamble.yaml");
    RecordedRun run =
        RecordedRun.of("coverage", "--rulebook", open.toString(), "--uncovered", "--format", "tsv");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().skip(1))
        .containsExactly("tea-house\tC-5\t001\t0\tother\trecord\topen\t\tA preamble.");
  }

  @Test
  void explainShowsAllAboutARule() {
    SampleRulebook.matchesGolden(
        "explain.txt",
        RecordedRun.of("explain", "tea-house:listing/name-rude", "--rulebook", SAMPLE).out());
    SampleRulebook.matchesGolden(
        "explain.md",
        RecordedRun.of(
                "explain", "listing/name-width", "--rulebook", SAMPLE, "--format", "markdown")
            .out());
  }

  @Test
  void explainShowsWhatAFormAsksToo() {
    RecordedRun run =
        RecordedRun.of(
            "explain", "form/listing/name/required", "--rulebook", SAMPLE, "--lang", "zh");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("应用名称  tea-house:form/listing/name/required", "该项必填。", "C-1");
  }

  @Test
  void explainNamesNearRulesWhenThereIsNone() {
    RecordedRun run = RecordedRun.of("explain", "listing/name-widht", "--rulebook", SAMPLE);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no rule listing/name-widht. Did you mean: listing/name-width?");
    assertThat(
            RecordedRun.of("explain", "other:listing/name-width", "--rulebook", SAMPLE).exitCode())
        .isEqualTo(2);
  }

  @Test
  void explainWritesAPageForEveryRuleAndAnIndexThatLinksThemAll() throws IOException {
    Path out = folder.resolve("pages");
    RecordedRun run =
        RecordedRun.of(
            "explain",
            "--all",
            "--format",
            "markdown",
            "--out",
            out.toString(),
            "--rulebook",
            SAMPLE);
    assertThat(run.exitCode()).isZero();
    List<String> pages;
    try (Stream<Path> files = Files.walk(out)) {
      pages =
          files
              .filter(Files::isRegularFile)
              .map(file -> out.relativize(file).toString().replace('\\', '/'))
              .filter(name -> !name.equals("index.md"))
              .toList();
    }
    assertThat(pages).contains("tea-house/listing/name-width.md").hasSizeGreaterThan(8);
    String index = Files.readString(out.resolve("index.md"));
    assertThat(pages).allSatisfy(page -> assertThat(index).contains("](" + page + ")"));
  }

  @Test
  void explainDoesNotLetARulebookActOnTheTerminalOrThePage() {
    SampleRulebook hostile =
        SampleRulebook.copied(folder.resolve("hostile"))
            .replace(
                "rules/name.yaml",
                "{zh: 缩短名称。, en: Shorten it.}",
                "{zh: 缩短, en: \"\\u202e<b>x</b> ![a](http://x)\"}");
    String markdown =
        RecordedRun.of(
                "explain",
                "listing/name-width",
                "--rulebook",
                hostile.toString(),
                "--format",
                "markdown")
            .out();
    assertThat(markdown).contains("\\u{202E}").doesNotContain("\u202e").doesNotContain("<b>");
  }
}
