package dev.shangjia.engine.metrics;

import dev.shangjia.engine.rulebook.Gate;
import org.jspecify.annotations.Nullable;

/**
 * The figures behind an answer.
 *
 * @param value what was seen: for a ratio from 0 to 1; null when it is not known
 * @param lower the lower end of the interval; null for point estimates and without data
 * @param upper the upper end of the interval; null for point estimates and without data
 * @param threshold what the value has to be, an agreed limit in place of the rulebook's
 * @param limitFrom whose limit it is
 * @param samples how many were looked at: the whole of a ratio, the samples of a mean; null when
 *     nothing was counted or it is not known
 * @param minimum the fewest samples that say anything
 * @param needed how many more samples would settle it, if what was seen stays; null when no number
 *     is known or none is needed
 */
public record Figures(
    @Nullable Double value,
    @Nullable Double lower,
    @Nullable Double upper,
    Gate.Threshold threshold,
    LimitFrom limitFrom,
    @Nullable Double samples,
    int minimum,
    @Nullable Long needed) {

  /** Whose limit it is. */
  public enum LimitFrom {
    RULEBOOK("rulebook"),
    /** The platform and the provider agreed on it. */
    AGREED("agreed");

    private final String code;

    LimitFrom(String code) {
      this.code = code;
    }

    /** The name used in output. */
    public String code() {
      return code;
    }
  }
}
