package dev.shangjia.engine.metrics;

import dev.shangjia.engine.LocalText;
import org.jspecify.annotations.Nullable;

/** What metrics say about the figure of a condition. */
sealed interface Measured {

  /**
   * A share of a whole, or a mean of samples.
   *
   * @param value what was seen, on its own scale: for a ratio from 0 to 1
   * @param samples the whole, or how many samples; above 0
   */
  record Sampled(double value, double samples) implements Measured {}

  /**
   * A plain number.
   *
   * @param value finite
   */
  record Plain(double value) implements Measured {}

  /**
   * It is not known, or cannot be.
   *
   * @param reason why, without a full stop
   * @param samples how many samples there are; null when that is not known either
   */
  record NotKnown(LocalText reason, @Nullable Double samples) implements Measured {}
}
