package dev.shangjia.engine.metrics;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.expression.Answer;
import dev.shangjia.engine.expression.Compiled;
import dev.shangjia.engine.expression.Evaluation;
import dev.shangjia.engine.facts.FactState;
import dev.shangjia.engine.rulebook.Score;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Evaluates figures over the facts of one subject. */
final class Reckoning {
  private static final LocalText NO_NUMBER =
      new LocalText("算出的结果不是有限的数", "what it comes to is no finite number");

  private final Evaluation evaluation;
  private final Map<String, CompiledScore> scores;

  /**
   * A score whose formula is compiled.
   *
   * @param score as written
   * @param value its formula
   */
  record CompiledScore(Score score, Compiled value) {}

  Reckoning(Evaluation evaluation, Map<String, CompiledScore> scores) {
    this.evaluation = evaluation;
    this.scores = scores;
  }

  /** What a number of the metrics came to. */
  private sealed interface Reckoned {
    record Known(double value) implements Reckoned {}

    record Missing(LocalText reason) implements Reckoned {}
  }

  Measured measure(CompiledGate.Figure figure) {
    return switch (figure) {
      case CompiledGate.Figure.Ratio(Compiled of, Compiled over) -> ratio(reckon(of), reckon(over));
      case CompiledGate.Figure.Value value -> value(value);
      case CompiledGate.Figure.Scored(String score) ->
          switch (score(score)) {
            case ScoreAnswer.Known(double points, Optional<Score.Level> _) ->
                new Measured.Plain(points);
            case ScoreAnswer.Unknown(LocalText reason) -> new Measured.NotKnown(reason, null);
          };
    };
  }

  ScoreAnswer score(String id) {
    CompiledScore score = scores.get(id);
    if (score == null) {
      throw new IllegalArgumentException("no score " + id);
    }
    return switch (reckon(score.value())) {
      case Reckoned.Known(double points) ->
          new ScoreAnswer.Known(points, score.score().level(points));
      case Reckoned.Missing(LocalText reason) -> new ScoreAnswer.Unknown(reason);
    };
  }

  /** What an expression comes to, as a score without levels. */
  ScoreAnswer plain(Compiled value) {
    return switch (reckon(value)) {
      case Reckoned.Known(double points) -> new ScoreAnswer.Known(points, Optional.empty());
      case Reckoned.Missing(LocalText reason) -> new ScoreAnswer.Unknown(reason);
    };
  }

  private static Measured ratio(Reckoned of, Reckoned over) {
    if (over instanceof Reckoned.Missing(LocalText reason)) {
      return new Measured.NotKnown(reason, null);
    }
    double whole = ((Reckoned.Known) over).value();
    if (of instanceof Reckoned.Missing(LocalText reason)) {
      return new Measured.NotKnown(reason, whole);
    }
    double part = ((Reckoned.Known) of).value();
    if (whole < 0 || part < 0 || part > whole) {
      return new Measured.NotKnown(
          new LocalText(
              "数据相互矛盾：%s / %s".formatted(Numbers.shown(part), Numbers.shown(whole)),
              "the figures contradict each other: %s of %s"
                  .formatted(Numbers.shown(part), Numbers.shown(whole))),
          null);
    }
    return whole == 0 ? nothingYet() : new Measured.Sampled(part / whole, whole);
  }

  private Measured value(CompiledGate.Figure.Value figure) {
    Reckoned value = reckon(figure.value());
    if (figure.samples() == null) {
      return switch (value) {
        case Reckoned.Known(double number) -> new Measured.Plain(number);
        case Reckoned.Missing(LocalText reason) -> new Measured.NotKnown(reason, null);
      };
    }
    Reckoned counted = reckon(figure.samples());
    if (counted instanceof Reckoned.Missing(LocalText reason)) {
      return new Measured.NotKnown(reason, null);
    }
    double samples = ((Reckoned.Known) counted).value();
    if (samples == 0) {
      return nothingYet();
    }
    if (value instanceof Reckoned.Missing(LocalText reason)) {
      return new Measured.NotKnown(reason, samples);
    }
    return mean(((Reckoned.Known) value).value(), samples, figure);
  }

  private static Measured mean(double mean, double samples, CompiledGate.Figure.Value figure) {
    boolean outside = figure.scale() != null && (mean < 0 || mean > figure.scale());
    if (samples < 0 || outside) {
      return new Measured.NotKnown(
          new LocalText(
              "数据不可能成立：%s 个样本的平均值 %s".formatted(Numbers.shown(samples), Numbers.shown(mean)),
              "the figures are impossible: a mean of %s of %s samples"
                  .formatted(Numbers.shown(mean), Numbers.shown(samples))),
          null);
    }
    return new Measured.Sampled(mean, samples);
  }

  private static Measured nothingYet() {
    return new Measured.NotKnown(new LocalText("尚无样本", "there are no samples yet"), 0.0);
  }

  private Reckoned reckon(Compiled expression) {
    evaluation.begin();
    return switch (expression.evaluate(evaluation, Map.of())) {
      case Answer.Value(Object value) -> {
        double number = value instanceof Number known ? known.doubleValue() : Double.NaN;
        yield Double.isFinite(number)
            ? new Reckoned.Known(number)
            : new Reckoned.Missing(NO_NUMBER);
      }
      case Answer.NotGiven(String fact) ->
          new Reckoned.Missing(new LocalText("没有 " + fact, fact + " was not given"));
      case Answer.Unknown(List<Answer.Gap> gaps) -> new Reckoned.Missing(unknown(gaps));
      case Answer.Broken(LocalText message) -> new Reckoned.Missing(message);
    };
  }

  private static LocalText unknown(List<Answer.Gap> gaps) {
    return new LocalText(
        gaps.stream()
            .map(gap -> "不知道 " + gap.fact() + "（" + reason(gap.state()).zh() + "）")
            .collect(Collectors.joining("，")),
        gaps.stream()
            .map(gap -> gap.fact() + " is not known (" + reason(gap.state()).en() + ")")
            .collect(Collectors.joining(", ")));
  }

  private static LocalText reason(FactState state) {
    return switch (state) {
      case FactState.NotGathered(LocalText reason) -> reason;
      case FactState.Failed(String _, LocalText reason) -> reason;
      case FactState.NotGiven _ -> new LocalText("没有填写", "it was not given");
      case FactState.Known _ -> throw new IllegalStateException("a known fact is no gap");
    };
  }
}
