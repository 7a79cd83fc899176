package dev.shangjia.engine.expression;

import static dev.shangjia.engine.expression.ExpressionFixture.compile;
import static dev.shangjia.engine.expression.ExpressionFixture.evaluate;
import static dev.shangjia.engine.expression.ExpressionFixture.evaluation;
import static dev.shangjia.engine.expression.ExpressionFixture.json;
import static dev.shangjia.engine.expression.ExpressionFixture.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.GatheredFacts;
import dev.shangjia.engine.facts.Observation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpressionsTest {
  private static final Answer TRUE = new Answer.Value(true);
  private static final Answer FALSE = new Answer.Value(false);

  @Test
  void namesTheNearestFactForAMisspeltOne() {
    Problem problem = problems("width(listing.nmae) <= 20", Wanted.CONDITION).getFirst();
    assertThat(problem.code()).isEqualTo("expression/unknown-fact");
    assertThat(problem.place()).hasToString("rules/test.yaml:7:24");
    assertThat(problem.message().en()).contains("\"nmae\"").contains("Did you mean \"name\"?");
    assertThat(problem.excerpt()).isEqualTo("width(listing.nmae) <= 20\n             ^");
  }

  @Test
  void putsTheCaretRightBehindWideCharacters() {
    Problem problem =
        problems("listing.name == '会议纪要' && listing.nam == ''", Wanted.CONDITION).getFirst();
    assertThat(problem.excerpt())
        .isEqualTo("listing.name == '会议纪要' && listing.nam == ''\n" + " ".repeat(37) + "^");
  }

  @Test
  void refusesUnknownNamesWrongTypesAndUnknownWordLists() {
    assertThat(problems("widht(listing.name) <= 20", Wanted.CONDITION))
        .anySatisfy(p -> assertThat(p.message().en()).contains("Did you mean \"width\"?"));
    assertThat(problems("width(listing.seats) <= 20", Wanted.CONDITION))
        .anySatisfy(p -> assertThat(p.code()).isEqualTo("expression/invalid"));
    assertThat(problems("width(listing.name)", Wanted.CONDITION))
        .extracting(Problem::code)
        .containsExactly("expression/wrong-type");
    assertThat(problems("words(listing.name, 'gamblin')", Wanted.LIST))
        .anySatisfy(p -> assertThat(p.message().en()).contains("Did you mean \"gambling\"?"));
    assertThat(problems("listing.name.matches('(')", Wanted.CONDITION)).isNotEmpty();
  }

  @Test
  void refusesExpressionsThatAreTooLongOrTooDeep() {
    assertThat(problems("1 == " + "1 + ".repeat(2_000) + "1", Wanted.CONDITION)).isNotEmpty();
    assertThat(problems("(".repeat(200) + "true" + ")".repeat(200), Wanted.CONDITION)).isNotEmpty();
  }

  @Test
  void stopsAComprehensionThatRunsTooLong() {
    String list = "[" + "1, ".repeat(99) + "1]";
    String nested = list + ".all(a, " + list + ".all(b, " + list + ".all(c, true)))";
    assertThat(evaluate(nested, "{}")).isInstanceOf(Answer.Broken.class);
  }

  @Test
  void readsGivenFactsAndReportsMissingOnes() {
    assertThat(evaluate("listing.name == 'A'", "{'listing': {'name': 'A'}}")).isEqualTo(TRUE);
    assertThat(evaluate("listing.name == 'A'", "{}"))
        .isEqualTo(new Answer.NotGiven("listing.name"));
    assertThat(evaluate("has(listing.name)", "{}")).isEqualTo(FALSE);
    assertThat(evaluate("has(listing.name)", "{'listing': {'name': '  '}}")).isEqualTo(FALSE);
    assertThat(evaluate("has(listing.screenshots)", "{'listing': {'screenshots': []}}"))
        .isEqualTo(FALSE);
    assertThat(evaluate("!has(listing.name) || listing.name == 'A'", "{}")).isEqualTo(TRUE);
  }

  @Test
  void leavesAValueOfTheWrongTypeToTheForm() {
    assertThat(evaluate("listing.seats > 1", "{'listing': {'seats': 'many'}}"))
        .isEqualTo(new Answer.NotGiven("listing.seats"));
  }

  @Test
  void readsItemsOfListsAndWhatStandsBehindThem() {
    String facts =
        "{'listing': {'screenshots': [{'terminal': 'desktop', 'image': {'width': 1920}},"
            + " {'terminal': 'mobile', 'image': {'width': 750}}]}}";
    assertThat(evaluate("listing.screenshots.exists(s, s.terminal == 'mobile')", facts))
        .isEqualTo(TRUE);
    assertThat(evaluate("listing.screenshots.filter(s, s.image.width > 1000).size()", facts))
        .isEqualTo(new Answer.Value(1L));
  }

  private static Facts gathered(Facts.Extent extent, Observation.Result result) {
    return new Facts(
        "test",
        "release",
        "",
        extent,
        json(
            "{'listing': {'logo': 'logo.png', 'screenshots': [{'terminal': 'desktop', 'image':"
                + " 'logo.png'}]}}"),
        Map.of("logo.png", new Facts.FileValue("ab", 12)),
        List.of(new Observation("image", 1, "sha256:ab", null, result)),
        json("{}"));
  }

  private static final Observation.Result SEEN =
      new Observation.Result.Seen(json("{'width': 128, 'format': 'png'}"));
  private static final Observation.Result TIMED_OUT =
      new Observation.Result.Failed("timed-out", LocalText.same("took longer than 5 s"));

  private static Answer over(Facts facts, String expression) {
    return compile(expression, Wanted.ANYTHING)
        .evaluate(evaluation(new GatheredFacts(facts)), Map.of());
  }

  @Test
  void readsWhatAProbeSaw() {
    Facts facts = gathered(Facts.Extent.WHOLE, SEEN);
    assertThat(over(facts, "listing.logo.width == 128 && listing.logo.bytes == 12"))
        .isEqualTo(TRUE);
    assertThat(over(facts, "listing.logo.extension")).isEqualTo(new Answer.Value("png"));
    assertThat(over(facts, "listing.logo.sharpness > 1.0"))
        .isEqualTo(new Answer.NotGiven("listing.logo.sharpness"));
    assertThat(over(facts, "listing.screenshots.all(s, s.image.width == 128)")).isEqualTo(TRUE);
  }

  @Test
  void aFailedProbeMakesTheAnswerUnknownUnlessItDoesNotMatter() {
    Facts facts = gathered(Facts.Extent.WHOLE, TIMED_OUT);
    assertThat(over(facts, "listing.logo.width == 128"))
        .isInstanceOfSatisfying(
            Answer.Unknown.class, unknown -> assertThat(unknown.failed()).isTrue());
    assertThat(over(facts, "listing.logo.bytes == 12 || listing.logo.width == 128"))
        .isEqualTo(TRUE);
    assertThat(over(facts, "listing.logo.width == 128 || listing.logo.bytes == 12"))
        .isEqualTo(TRUE);
    assertThat(over(facts, "listing.logo.width == 128 && listing.logo.bytes == 11"))
        .isEqualTo(FALSE);
    assertThat(over(facts, "has(listing.logo)")).isEqualTo(TRUE);
    assertThat(over(facts, "has(listing.logo.width)")).isInstanceOf(Answer.Unknown.class);
    assertThat(over(facts, "listing.screenshots.all(s, s.image.width == 128)"))
        .isInstanceOf(Answer.Unknown.class);
    assertThat(over(facts, "listing.screenshots.exists(s, s.terminal == 'desktop')"))
        .isEqualTo(TRUE);
    assertThat(over(facts, "samePicture(listing.logo.fingerprint, '')"))
        .isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void picturesRepeatWhenTheirFilesAreEqualWhateverTheProbeSaw() {
    Facts facts = gathered(Facts.Extent.WHOLE, TIMED_OUT);
    assertThat(over(facts, "repeatedPictures([listing.logo, listing.logo]).size()"))
        .isEqualTo(new Answer.Value(1L));
    assertThat(over(facts, "repeatedPictures([listing.logo]).size()"))
        .isEqualTo(new Answer.Value(0L));
  }

  @Test
  void whatOnlyThePlatformKnowsIsNotGathered() {
    Facts facts = gathered(Facts.Extent.WHOLE, SEEN);
    assertThat(over(facts, "provider.verified"))
        .isInstanceOfSatisfying(
            Answer.Unknown.class, unknown -> assertThat(unknown.failed()).isFalse());
  }

  @Test
  void inAnExtractAMissingValueIsNotGathered() {
    Facts facts = gathered(Facts.Extent.PARTIAL, SEEN);
    assertThat(over(facts, "has(listing.name)")).isInstanceOf(Answer.Unknown.class);
    assertThat(over(facts, "width(listing.name) > 2")).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void aDossierCannotClaimWhatAProbeWouldSee() {
    Facts forged =
        new Facts(
            "test",
            "release",
            "",
            Facts.Extent.WHOLE,
            json("{'listing': {'logo': {'width': 128, 'format': 'png', 'bytes': 1}}}"),
            Map.of(),
            List.of(),
            json("{}"));
    assertThat(over(forged, "listing.logo.width == 128"))
        .isEqualTo(new Answer.NotGiven("listing.logo.width"));
    assertThat(over(forged, "listing.logo.bytes == 1"))
        .isEqualTo(new Answer.NotGiven("listing.logo.bytes"));
  }

  @Test
  void tellsWhichFactsItReadsAndWhichProbesTheyNeed() {
    Compiled logo = compile("listing.name != '' && listing.logo.width == 128", Wanted.CONDITION);
    assertThat(logo.facts())
        .extracting(FactPath::toString)
        .containsExactly("listing.name", "listing.logo.width");
    assertThat(logo.facts().get(1).pointer("/listing")).isEqualTo("/listing/logo");
    assertThat(logo.probes()).containsExactly("image");
    assertThat(compile("listing.screenshots.all(s, s.image.width > 1)", Wanted.CONDITION).probes())
        .containsExactly("image");
    assertThat(
            compile(
                    "repeatedPictures(listing.screenshots.map(s, s.image)).size() == 0",
                    Wanted.CONDITION)
                .probes())
        .containsExactly("image");
    assertThat(compile("listing.logo.bytes < 20480", Wanted.CONDITION).probes()).isEmpty();
  }

  @Test
  void aTextThatIsTooLongToExamineIsNotJudged() {
    String facts = "{'listing': {'name': '" + "a".repeat(200_001) + "'}}";
    assertThat(evaluate("width(listing.name) <= 20", facts))
        .isInstanceOfSatisfying(
            Answer.Unknown.class, unknown -> assertThat(unknown.failed()).isTrue());
  }
}
