package dev.shangjia.engine.metrics;

import dev.shangjia.engine.rulebook.Gate;
import dev.shangjia.engine.rulebook.Gate.Estimate;
import dev.shangjia.engine.rulebook.Gate.Threshold;
import org.jspecify.annotations.Nullable;

/** Holds one figure against its limit. */
final class ConditionJudge {
  /** More than any market has; beyond it "how many more" is no help. */
  private static final double MOST_NEEDED = 1e9;

  private final Gate.Condition condition;
  private final Threshold threshold;
  private final Figures.LimitFrom limitFrom;
  private final double confidence;

  /**
   * A judge of one condition.
   *
   * @param agreed a limit in place of the rulebook's; null for none
   */
  ConditionJudge(Gate.Condition condition, @Nullable Double agreed, double confidence) {
    this.condition = condition;
    this.threshold = agreed == null ? condition.threshold() : condition.threshold().at(agreed);
    this.limitFrom = agreed == null ? Figures.LimitFrom.RULEBOOK : Figures.LimitFrom.AGREED;
    this.confidence = confidence;
  }

  GateAnswer.OfCondition judge(Measured measured) {
    return switch (measured) {
      case Measured.Sampled sampled -> sampled(sampled);
      case Measured.Plain(double value) ->
          answer(
              threshold.holds(value) ? GateResult.PASSED : GateResult.FAILED,
              figures(value, null, null, null),
              measured);
      case Measured.NotKnown(var _, Double samples) -> {
        Long needed = samples == null ? null : missing(minimum(), samples);
        yield answer(GateResult.NOT_ENOUGH_DATA, figures(null, null, samples, needed), measured);
      }
    };
  }

  private GateAnswer.OfCondition sampled(Measured.Sampled sampled) {
    double value = sampled.value();
    double samples = sampled.samples();
    WilsonInterval interval = interval(value, samples);
    GateResult result = result(value, samples, interval);
    Long needed = result == GateResult.NOT_ENOUGH_DATA ? needed(value, samples) : null;
    return answer(result, figures(value, interval, samples, needed), sampled);
  }

  private GateResult result(double value, double samples, @Nullable WilsonInterval interval) {
    if (samples < minimum()) {
      return GateResult.NOT_ENOUGH_DATA;
    }
    if (!threshold.holds(value)) {
      return GateResult.FAILED;
    }
    boolean sure =
        estimate() == Estimate.POINT || interval == null || threshold.holds(cautious(interval));
    return sure ? GateResult.PASSED : GateResult.NOT_ENOUGH_DATA;
  }

  /**
   * How many more samples settle it: the minimum, and what the interval needs to clear the limit.
   */
  private @Nullable Long needed(double value, double samples) {
    double wanted = minimum();
    if (estimate() == Estimate.WILSON && threshold.holds(value)) {
      Double cleared = samplesNeeded(value);
      if (cleared == null) {
        return null;
      }
      wanted = Math.max(wanted, cleared);
    }
    return missing(wanted, samples);
  }

  private @Nullable WilsonInterval interval(double value, double samples) {
    return condition.figure().greatest().isPresent()
        ? scaled(value, samples, condition.figure().greatest().getAsDouble())
        : null;
  }

  private WilsonInterval scaled(double value, double samples, double scale) {
    var share = WilsonInterval.of(Math.min(1, value / scale), samples, confidence);
    return new WilsonInterval(share.lower() * scale, share.upper() * scale);
  }

  private double cautious(WilsonInterval interval) {
    return threshold.sense().isUpwards() ? interval.lower() : interval.upper();
  }

  /**
   * How many samples let the interval end at the limit, if the value stays. The bound lies at the
   * limit {@code t} when the value {@code p} is {@code z √(t(1-t)/n)} away from it, because the
   * interval holds the limits that a score test does not refuse.
   *
   * @return null when the value is at the limit, or so near that no market has so many
   */
  private @Nullable Double samplesNeeded(double value) {
    double scale = condition.figure().greatest().orElse(1);
    double limit = threshold.limit() / scale;
    double away = value / scale - limit;
    double z = WilsonInterval.z(confidence);
    double estimate = z * z * limit * (1 - limit) / (away * away);
    if (!(estimate < MOST_NEEDED)) {
      return null;
    }
    double samples = Math.max(1, Math.floor(estimate));
    while (!threshold.holds(cautious(scaled(value, samples, scale)))) {
      samples++;
    }
    return samples;
  }

  private static long missing(double wanted, double samples) {
    return (long) Math.ceil(Math.max(0, wanted - samples));
  }

  private Estimate estimate() {
    return switch (condition.figure()) {
      case Gate.Figure.Ratio ratio -> ratio.estimate();
      case Gate.Figure.Value value -> value.estimate();
      case Gate.Figure.Scored _ -> Estimate.POINT;
    };
  }

  private int minimum() {
    return switch (condition.figure()) {
      case Gate.Figure.Ratio ratio -> ratio.minimum();
      case Gate.Figure.Value value -> value.minimum();
      case Gate.Figure.Scored _ -> 1;
    };
  }

  private Figures figures(
      @Nullable Double value,
      @Nullable WilsonInterval interval,
      @Nullable Double samples,
      @Nullable Long needed) {
    return new Figures(
        value,
        interval == null ? null : interval.lower(),
        interval == null ? null : interval.upper(),
        threshold,
        limitFrom,
        samples,
        minimum(),
        needed);
  }

  private GateAnswer.OfCondition answer(GateResult result, Figures figures, Measured measured) {
    var words = new ConditionWords(condition, figures, confidence);
    return new GateAnswer.OfCondition(
        condition, result, figures, words.sentence(result, estimate(), measured));
  }
}
