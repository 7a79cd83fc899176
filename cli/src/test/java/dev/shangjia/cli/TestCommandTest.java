package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
  private static final String RULES = "rules/name.yaml";

  @TempDir Path folder;
  private SampleRulebook rulebook;

  @BeforeEach
  void copy() {
    rulebook = SampleRulebook.copied(folder.resolve("copy"));
  }

  private RecordedRun test() {
    return RecordedRun.of("test", rulebook.toString());
  }

  private static void failsWith(RecordedRun run, String place, String words) {
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("FAILED").contains("0 passed, 1 failed");
    assertThat(run.out().lines().filter(line -> line.contains(": error: ")))
        .singleElement()
        .asString()
        .contains("/copy/" + place + ": error: ")
        .contains(words);
  }

  @Test
  void passesARulebookThatDoesWhatItsExamplesSay() {
    RecordedRun run = RecordedRun.of("test", SampleRulebook.ORIGINAL.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            passed tea-house 1.2.0, 4 rules, 7 examples, 2 dossiers
            1 rulebook: 1 passed, 0 failed
            """);
  }

  @Test
  void printsStableJson() {
    RecordedRun run =
        RecordedRun.of("test", SampleRulebook.ORIGINAL.toString(), "--format", "json");
    assertThat(run.exitCode()).isZero();
    SampleRulebook.matchesGolden("test.json", run.out());
  }

  @Test
  void failsAPassingExampleThatGivesAFinding() {
    rulebook.replace(RULES, "- {listing.name: 我不是笨蛋}", "- {listing.name: 你是笨蛋}");
    failsWith(
        test(),
        RULES + ":34:9",
        "listing/name-rude: this example should pass, but it finds ['笨蛋']");
  }

  @Test
  void failsAFailingExampleThatPasses() {
    rulebook.replace(RULES, "一二三四五六七八九十一", "一二三四五六七八九十");
    failsWith(test(), RULES + ":17:9", "this example should fail, but it passes");
  }

  @Test
  void failsAnExampleThatFindsOtherWords() {
    rulebook.replace(RULES, "quotes: [笨蛋]", "quotes: [笨, 蛋]");
    failsWith(test(), RULES + ":36:9", "should find ['笨', '蛋'], but found ['笨蛋']");
  }

  @Test
  void failsARuleWhosePassingExamplesNeverApply() {
    rulebook.replace(
        RULES, "pass: [{listing.logo: {width: 128, height: 128}}]", "pass: [{listing.name: 茶}]");
    failsWith(
        test(),
        RULES + ":48:12",
        "at least one passing example must really be judged, but the rule does not apply");
  }

  @Test
  void failsAMessageWhoseExpressionIsWrongInOneLanguage() {
    rulebook.replace(
        RULES, "The name is {width(listing.name)}", "The name is {width(listing.nmae)}");
    failsWith(test(), RULES + ":1:3", "listing/name-width, message.en: There is no fact \"nmae\".");
  }

  @Test
  void runsTheOtherExamplesThoughOneExpressionIsWrong() {
    rulebook
        .replace(RULES, "width(listing.name) <= 20", "wdith(listing.name) <= 20")
        .replace(RULES, "quotes: [笨蛋]", "quotes: [蛋]");
    RecordedRun run = test();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(RULES + ":7:", "Did you mean \"width\"?")
        .contains(RULES + ":36:9: error: listing/name-rude")
        .contains("no dossiers");
  }

  @Test
  void tellsWhatADossierWasExpectedToGiveAndDidNot() {
    rulebook.replace(
        "examples/plain/expected.yaml",
        "findings: []",
        "findings: [{rule: listing/name-width, at: /listing/name}]");
    failsWith(
        test(),
        "examples/plain/expected.yaml:3:12",
        "Expected but not found: {rule: 'listing/name-width', at: '/listing/name'}; this rule's"
            + " outcome is passed");
  }

  @Test
  void tellsWhatADossierGivesThatWasNotExpected() {
    rulebook.replace(
        "examples/long-name/expected.yaml",
        "  - {rule: listing/name-rude, at: /listing/name}\n",
        "");
    failsWith(
        test(),
        "examples/long-name/dossier.yaml:5:11",
        "Found but not expected: {rule: listing/name-rude, at: /listing/name}");
  }

  @Test
  void namesTheNearestRuleWhenAnExpectedOneDoesNotExist() {
    rulebook.replace(
        "examples/long-name/expected.yaml", "listing/name-width", "listing/name-widht");
    RecordedRun run = test();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("Did you mean listing/name-width?").contains("Found but not");
  }

  @Test
  void demandsWhatIsExpectedOfEveryExampleDossier() {
    rulebook.delete("examples/plain/expected.yaml");
    failsWith(test(), "examples/plain/expected.yaml:1:1", "has no expected.yaml");
  }

  @Test
  void refusesAnExampleOfAnotherProgram() {
    rulebook.replace("examples/plain/dossier.yaml", "program: tea-house", "program: coffee-house");
    failsWith(
        test(), "examples/plain/dossier.yaml:1:10", "'coffee-house', the rulebook is tea-house");
  }

  @Test
  void showsTheLineWithACaret() {
    rulebook.replace(RULES, "quotes: [笨蛋]", "quotes: [蛋]");
    assertThat(test().out())
        .contains("          - {listing.name: 笨蛋纪要, quotes: [蛋]}\n            ^\n");
  }

  @Test
  void fallsBackToWhatCannotBeReadAtAll() {
    rulebook.replace("rulebook.yaml", "id: tea-house", "id: [");
    RecordedRun run = test();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("cannot be read").contains("rulebook.yaml:");
  }

  @Test
  void speaksChinese() {
    rulebook.replace(RULES, "一二三四五六七八九十一", "一二三四五六七八九十");
    assertThat(RecordedRun.of("test", rulebook.toString(), "--lang", "zh").out())
        .contains("未通过 tea-house 1.2.0")
        .contains("错误: listing/name-width：此示例应当有问题，实际通过。");
  }

  @Test
  void endsWithTwoForARulebookThatIsNotThere() {
    RecordedRun run = RecordedRun.of("test", "tencent-meting");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("\"tencent-meting\"")
        .contains("Did you mean \"tencent-meeting\"?");
  }
}
