package dev.shangjia.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.rulebook.Score;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {
  private static final String SHARE =
      "{id: share, title: {zh: 占比, en: Share}, ratio: {of: metrics.activeEnterprises, over:"
          + " metrics.addedEnterprises}, above: 0.70, estimate: wilson, minimum: 10, why: {zh: 少,"
          + " en: Few}, negotiable: true}";
  private static final String PLAIN_SHARE = SHARE.replace("wilson", "point");
  private static final String DAYS =
      "{id: days, title: {zh: 天数, en: Days}, value: metrics.days, at-least: 7}";
  private static final String SATISFACTION =
      "{id: satisfaction, title: {zh: 满意度, en: Satisfaction}, value: metrics.satisfaction,"
          + " samples: metrics.surveys, above: 90, minimum: 5, why: {zh: 平均, en: Mean}}";
  private static final String QUALITY =
      "{id: quality, title: {zh: 质量, en: Quality}, score: quality, at-least: 80}";

  @TempDir private Path folder;

  private MetricFixture fixture() {
    return new MetricFixture(folder);
  }

  private static String enterprises(int active, int added) {
    return "{'activeEnterprises': %d, 'addedEnterprises': %d}".formatted(active, added);
  }

  @Test
  void doesNotTakeNineOfTenForMoreThanSeventyPercent() throws IOException {
    GateAnswer.OfCondition answer = fixture().answer(SHARE, enterprises(9, 10));

    assertThat(answer.result()).isEqualTo(GateResult.NOT_ENOUGH_DATA);
    assertThat(answer.figures().value()).isEqualTo(0.9);
    assertThat(answer.figures().lower()).isBetween(0.595, 0.597);
    assertThat(answer.figures().upper()).isBetween(0.982, 0.983);
    assertThat(answer.figures().needed()).isEqualTo(11);
    assertThat(answer.sentence().in(Language.EN))
        .isEqualTo(
            "9 of 10 is 90%, but the 95% interval, 59.58% to 98.21%, reaches across > 70%; if the"
                + " value stays, 11 more samples are needed.");
    assertThat(answer.sentence().in(Language.ZH))
        .isEqualTo("9 / 10，即 90%，但 95% 置信区间为 59.58% 至 98.21%，跨过界限 > 70%；若数值不变，还需 11 个样本。");
  }

  @Test
  void takesNineOfTenWhereTheRulebookMeansThePlainRatio() throws IOException {
    GateAnswer.OfCondition answer = fixture().answer(PLAIN_SHARE, enterprises(9, 10));

    assertThat(answer.result()).isEqualTo(GateResult.PASSED);
    assertThat(answer.figures().lower()).isNotNull();
    assertThat(answer.sentence().in(Language.EN)).isEqualTo("9 of 10 is 90%, as needed: > 70%.");
  }

  @ParameterizedTest
  @CsvSource({
    "10, 10, PASSED", // 0.7225 is the lower end of ten of ten
    "7, 10, FAILED", // not more than 70 %
    "8, 10, NOT_ENOUGH_DATA",
    "900, 1000, PASSED",
    "701, 1000, NOT_ENOUGH_DATA",
    "700, 1000, FAILED",
    "0, 10, FAILED",
    "9, 9, NOT_ENOUGH_DATA", // below the minimum, whatever was seen
    "0, 9, NOT_ENOUGH_DATA",
    "0, 0, NOT_ENOUGH_DATA",
  })
  void answersByTheLowerEndOfTheInterval(int active, int added, GateResult expected)
      throws IOException {
    assertThat(fixture().answer(SHARE, enterprises(active, added)).result()).isEqualTo(expected);
  }

  @Test
  void saysHowManyMoreAreNeededExactly() throws IOException {
    for (int active = 15; active <= 20; active++) {
      GateAnswer.OfCondition answer = fixture().answer(SHARE, enterprises(active, 20));
      if (answer.result() == GateResult.NOT_ENOUGH_DATA) {
        double needed = 20 + java.util.Objects.requireNonNull(answer.figures().needed());
        double share = active / 20.0;

        assertThat(WilsonInterval.of(share, needed, 0.95).lower()).isGreaterThan(0.7);
        assertThat(WilsonInterval.of(share, needed - 1, 0.95).lower()).isLessThanOrEqualTo(0.7);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "above, 0.5, FAILED",
    "at-least, 0.5, PASSED",
    "below, 0.5, FAILED",
    "at-most, 0.5, PASSED",
  })
  void tellsStrictLimitsFromOthers(String sense, double limit, GateResult expected)
      throws IOException {
    String condition = PLAIN_SHARE.replace("above: 0.70", sense + ": " + limit);

    assertThat(fixture().answer(condition, enterprises(50, 100)).result()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 100, PASSED",
    "9, 100, NOT_ENOUGH_DATA",
    "10, 100, FAILED",
    "0, 10, NOT_ENOUGH_DATA"
  })
  void judgesByTheUpperEndWhereLessIsBetter(int active, int added, GateResult expected)
      throws IOException {
    String condition = SHARE.replace("above: 0.70", "below: 0.1");

    assertThat(fixture().answer(condition, enterprises(active, added)).result())
        .isEqualTo(expected);
  }

  @Test
  void takesTheMeanOfEnoughSamples() throws IOException {
    assertThat(fixture().answer(SATISFACTION, "{'satisfaction': 90.5, 'surveys': 5}").result())
        .isEqualTo(GateResult.PASSED);
    assertThat(fixture().answer(SATISFACTION, "{'satisfaction': 90, 'surveys': 500}").result())
        .isEqualTo(GateResult.FAILED);
    GateAnswer.OfCondition few =
        fixture().answer(SATISFACTION, "{'satisfaction': 98, 'surveys': 3}");
    assertThat(few.result()).isEqualTo(GateResult.NOT_ENOUGH_DATA);
    assertThat(few.figures().needed()).isEqualTo(2);
    assertThat(few.sentence().in(Language.EN))
        .isEqualTo("The mean of 3 samples is 98; fewer than 5 samples; 2 more samples are needed.");
  }

  @Test
  void isCautiousAboutAMeanWhoseScaleIsKnown() throws IOException {
    String cautious =
        SATISFACTION
            .replace("above: 90", "above: 90, scale: 100, estimate: wilson")
            .replace("minimum: 5", "minimum: 35");

    GateAnswer.OfCondition few = fixture().answer(cautious, "{'satisfaction': 95, 'surveys': 40}");
    assertThat(few.result()).isEqualTo(GateResult.NOT_ENOUGH_DATA);
    assertThat(few.figures().lower()).isBetween(83.0, 84.0);
    assertThat(fixture().answer(cautious, "{'satisfaction': 95, 'surveys': 400}").result())
        .isEqualTo(GateResult.PASSED);
  }

  @Test
  void saysWhichMetricIsMissing() throws IOException {
    GateAnswer.OfCondition answer = fixture().answer(SHARE, "{'activeEnterprises': 9}");

    assertThat(answer.result()).isEqualTo(GateResult.NOT_ENOUGH_DATA);
    assertThat(answer.sentence().in(Language.EN))
        .isEqualTo(
            "Whether it is > 70% cannot be told: metrics.addedEnterprises is not known (only the"
                + " platform knows it).");
    assertThat(fixture().answer(QUALITY, "{}").sentence().in(Language.EN))
        .contains("metrics.majorBugs is not known");
  }

  @Test
  void doesNotJudgeFiguresThatContradictEachOther() throws IOException {
    GateAnswer.OfCondition answer = fixture().answer(SHARE, enterprises(12, 10));

    assertThat(answer.result()).isEqualTo(GateResult.NOT_ENOUGH_DATA);
    assertThat(answer.sentence().in(Language.EN))
        .isEqualTo(
            "Whether it is > 70% cannot be told: the figures contradict each other: 12 of 10.");
  }

  @Test
  void failsWhenOneConditionDoesAndWaitsOnlyWhenNoneDoes() throws IOException {
    Gates gates = MetricFixture.sound(fixture().gates(SHARE, DAYS, QUALITY));

    assertThat(result(gates, "{'activeEnterprises': 9, 'addedEnterprises': 10, 'days': 6}"))
        .isEqualTo(GateResult.FAILED);
    assertThat(result(gates, "{'activeEnterprises': 10, 'addedEnterprises': 10, 'days': 7}"))
        .isEqualTo(GateResult.NOT_ENOUGH_DATA);
    assertThat(
            result(
                gates,
                "{'activeEnterprises': 10, 'addedEnterprises': 10, 'days': 7, 'majorBugs': 2}"))
        .isEqualTo(GateResult.PASSED);
  }

  private static GateResult result(Gates gates, String metrics) {
    Judgement judgement =
        gates.judge("trial", MetricFixture.facts("metrics", metrics), MetricFixture.NOW, Map.of());
    return ((Judgement.Answered) judgement).answer().result();
  }

  @Test
  void takesAgreedLimitsWhereTheyMayBeNegotiatedOnly() throws IOException {
    Gates gates = MetricFixture.sound(fixture().gates(SHARE, DAYS));
    Facts facts =
        MetricFixture.facts(
            "metrics", "{'activeEnterprises': 9, 'addedEnterprises': 10, 'days': 7}");

    assertThat(gates.judge("trial", facts, MetricFixture.NOW, Map.of("share", 0.5)))
        .isInstanceOfSatisfying(
            Judgement.Answered.class,
            answered -> {
              assertThat(answered.answer().result()).isEqualTo(GateResult.PASSED);
              assertThat(answered.answer().conditions().getFirst().figures().limitFrom())
                  .isEqualTo(Figures.LimitFrom.AGREED);
            });
    assertThat(refusal(gates, facts, Map.of("share", 1.0))).isEqualTo("impossible-limit");
    assertThat(refusal(gates, facts, Map.of("share", Double.NaN))).isEqualTo("impossible-limit");
    assertThat(refusal(gates, facts, Map.of("days", 3.0))).isEqualTo("not-negotiable");
    assertThat(refusal(gates, facts, Map.of("dais", 3.0))).isEqualTo("unknown-condition");
  }

  private static String refusal(Gates gates, Facts facts, Map<String, Double> agreed) {
    return ((Judgement.Refused) gates.judge("trial", facts, MetricFixture.NOW, agreed)).code();
  }

  @Test
  void reckonsScoresAndTheirLevels() throws IOException {
    Gates gates = MetricFixture.sound(fixture().gates(DAYS));

    assertThat(
            gates.score(
                "quality", MetricFixture.facts("metrics", "{'majorBugs': 1}"), MetricFixture.NOW))
        .isInstanceOfSatisfying(
            ScoreAnswer.Known.class,
            known -> {
              assertThat(known.value()).isEqualTo(90);
              assertThat(known.level().map(Score.Level::id)).contains("good");
            });
    assertThat(gates.score("quality", MetricFixture.facts("metrics", "{}"), MetricFixture.NOW))
        .isInstanceOf(ScoreAnswer.Unknown.class);
  }

  @Test
  void ordersTheListByWhatTheMarketKnows() throws IOException {
    Gates gates = MetricFixture.sound(fixture().gates(DAYS));

    assertThat(gates.rank(MetricFixture.facts("signals", "{'quality': 87.5}"), MetricFixture.NOW))
        .contains(new ScoreAnswer.Known(87.5, Optional.empty()));
  }

  @Test
  void refusesAMisspeltMetricWithItsPlaceAndTheNearestName() throws IOException {
    Reading<Gates> reading = fixture().gates(DAYS.replace("metrics.days", "metrics.dayz"));

    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    assertThat(reading.problems().getFirst().place()).hasToString("gates/trial.yaml:4:57");
    assertThat(reading.problems().getFirst().message().in(Language.EN))
        .isEqualTo("There is no fact \"dayz\". Did you mean \"days\"?");
    assertThat(reading.problems().getFirst().excerpt()).isEqualTo("metrics.dayz\n       ^");
  }

  @Test
  void refusesFiguresThatAreNoNumbers() throws IOException {
    Reading<Gates> reading = fixture().gates(DAYS.replace("metrics.days", "metrics.days > 3"));

    assertThat(reading.problems().getFirst().message().in(Language.EN))
        .isEqualTo("The expression gives bool; a number is needed here");
  }

  @Test
  void warnsOfAMinimumWithWhichNothingPasses() throws IOException {
    Reading<Gates> reading = fixture().gates(SHARE.replace("minimum: 10", "minimum: 3"));

    assertThat(reading).isInstanceOf(Reading.Read.class);
    assertThat(reading.problems().getFirst().message().in(Language.EN))
        .isEqualTo(
            "The condition share: with fewer than 9 samples not even the best result passes; set"
                + " 'minimum' to 9 or more.");
  }

  @Test
  void refusesALimitThatNoIntervalReaches() throws IOException {
    Reading<Gates> reading = fixture().gates(SHARE.replace("above: 0.70", "at-least: 1"));

    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    assertThat(reading.problems().getFirst().code()).isEqualTo("gate/out-of-reach");
  }
}
