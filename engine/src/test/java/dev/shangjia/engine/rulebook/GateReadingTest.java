package dev.shangjia.engine.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GateReadingTest {
  private static final String GATE = "gates/trial.yaml";
  private static final String SCORE = "scores/quality.yaml";

  @TempDir private Path folder;

  private RulebookFolders sample() {
    return new RulebookFolders(folder);
  }

  @Test
  void readsRatiosValuesAndScores() {
    Gate gate = Objects.requireNonNull(sample().rulebook().gates().get("trial"));

    assertThat(gate.confidence()).isEqualTo(0.95);
    assertThat(gate.condition("active-share").orElseThrow())
        .satisfies(
            share -> {
              assertThat(share.figure())
                  .isInstanceOfSatisfying(
                      Gate.Figure.Ratio.class,
                      ratio -> {
                        assertThat(ratio.of().place()).hasToString("gates/trial.yaml:6:17");
                        assertThat(ratio.estimate()).isEqualTo(Gate.Estimate.WILSON);
                        assertThat(ratio.minimum()).isEqualTo(10);
                      });
              assertThat(share.threshold()).isEqualTo(new Gate.Threshold(Gate.Sense.ABOVE, 0.7));
              assertThat(share.negotiable()).isTrue();
            });
    assertThat(gate.condition("satisfaction").orElseThrow().figure())
        .isInstanceOfSatisfying(
            Gate.Figure.Value.class,
            value -> assertThat(value.estimate()).isEqualTo(Gate.Estimate.POINT));
    assertThat(gate.condition("quality").orElseThrow().figure())
        .isEqualTo(new Gate.Figure.Scored("quality"));
  }

  @Test
  void givesTheLevelThatAScoreReaches() {
    Score score = Objects.requireNonNull(sample().rulebook().scores().get("quality"));

    assertThat(score.level(95)).map(Score.Level::id).contains("a");
    assertThat(score.level(90)).map(Score.Level::id).contains("a");
    assertThat(score.level(89.99)).map(Score.Level::id).contains("b");
    assertThat(score.level(10)).isEmpty();
  }

  private static Arguments spoilt(String path, String old, String now, String... problems) {
    return Arguments.of(path, old, now, List.of(problems));
  }

  static List<Arguments> spoilt() {
    return List.of(
        spoilt(
            GATE,
            "above: 0.70",
            "above: 70",
            "gates/trial.yaml:7:12 A ratio lies between 0 and 1 and never meets this limit; write"
                + " 0.7 for 70 %."),
        spoilt(
            GATE,
            "above: 0.70",
            "above: 1",
            "gates/trial.yaml:7:12 A ratio lies between 0 and 1 and never meets this limit; write"
                + " 0.7 for 70 %."),
        spoilt(
            GATE,
            "above: 0.70",
            "above: 70%",
            "gates/trial.yaml:7:12 'above' is a number from -1000000000000 to 1000000000000, found"
                + " the text '70%'."),
        spoilt(
            GATE,
            "    above: 0.70\n",
            "",
            "gates/trial.yaml:4:9 A condition has one threshold, and only one: above, at-least,"
                + " below, at-most."),
        spoilt(
            GATE,
            "above: 0.70",
            "above: 0.70\n    at-most: 0.9",
            "gates/trial.yaml:4:9 A condition has one threshold, and only one: above, at-least,"
                + " below, at-most."),
        spoilt(
            GATE,
            "    estimate: wilson\n",
            "",
            "gates/trial.yaml:6:12 A ratio says its 'estimate': wilson, the bound of the interval"
                + " decides, or point, the plain ratio does."),
        spoilt(
            GATE,
            "    why: {zh: 样本少。, en: Few samples.}\n",
            "",
            "gates/trial.yaml:4:9 Say with 'why' for what reason this estimate is used, wilson or"
                + " point."),
        spoilt(
            GATE,
            "    samples: metrics.surveys\n",
            "",
            "gates/trial.yaml:17:5 Without 'samples', 'minimum' says nothing; add samples or delete"
                + " it."),
        spoilt(
            GATE,
            "above: 90",
            "above: 90\n    estimate: wilson",
            "gates/trial.yaml:18:15 The wilson estimate of a mean needs 'scale', the greatest value"
                + " that one sample can have (the least is 0)."),
        spoilt(
            GATE,
            "above: 90",
            "above: 90\n    scale: 5",
            "gates/trial.yaml:17:12 The value lies between 0 and its scale and never meets this"
                + " limit."),
        spoilt(
            GATE,
            "score: quality,",
            "score: qualiti,",
            "gates/trial.yaml:20:56 Unknown score 'qualiti'. Did you mean 'quality'?"),
        spoilt(
            GATE,
            "score: quality,",
            "score: quality, value: metrics.days,",
            "gates/trial.yaml:20:10 A condition has one of ratio, value, score, and only one."),
        spoilt(
            GATE,
            "score: quality,",
            "score: quality, minimum: 3,",
            "gates/trial.yaml:20:65 'minimum' does not go with 'score'; delete it."),
        spoilt(
            GATE,
            "id: trial",
            "id: trail",
            "gates/trial.yaml:1:5 The name 'trail' differs from the file's, 'trial'; make them the"
                + " same."),
        spoilt(
            GATE,
            "id: satisfaction",
            "id: active-share",
            "gates/trial.yaml:13:9 The name 'active-share' is taken by line 4; choose another."),
        spoilt(
            SCORE,
            "at-least: 60",
            "at-least: 95",
            "scores/quality.yaml:5:97 Levels stand from the best downwards: each 'at-least' is"
                + " below the one before."),
        spoilt(
            "ranking.yaml",
            "value: signals.quality",
            "value: ''",
            "ranking.yaml:1:55 The expression is blank."));
  }

  @ParameterizedTest
  @MethodSource("spoilt")
  void saysWhatIsWrongAndWhere(String path, String old, String now, List<String> expected) {
    assertThat(sample().replace(path, old, now).problems()).containsExactlyElementsOf(expected);
  }
}
