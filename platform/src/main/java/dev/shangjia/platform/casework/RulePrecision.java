package dev.shangjia.platform.casework;

import dev.shangjia.engine.metrics.WilsonInterval;
import java.util.Optional;

/**
 * How a rule fares, by what people said of its findings.
 *
 * @param rule its id, without the program
 * @param cited in how many decisions that stand it was cited
 * @param missed how often the desk named it only in a later round
 * @param reversed in how many decisions that were taken back it was cited
 * @param accepted how many contests of its findings were accepted
 * @param declined how many were declined
 * @param open how many wait for an answer
 */
public record RulePrecision(
    String rule, int cited, int missed, int reversed, int accepted, int declined, int open) {
  private static final double CONFIDENCE = 0.95;
  private static final int PERCENT = 100;

  /** A rule of which nobody said anything. */
  public static RulePrecision unheard(String rule) {
    return new RulePrecision(rule, 0, 0, 0, 0, 0, 0);
  }

  /** How many of its findings were looked at by somebody and judged. */
  public int judged() {
    return cited + declined + accepted + reversed;
  }

  /** The share of them that held, from 0 to 100. */
  public int held() {
    return judged() == 0 ? 0 : Math.round((float) PERCENT * (cited + declined) / judged());
  }

  /** The share within which it lies with a confidence of 95 %; empty while nothing was judged. */
  public Optional<Between> between() {
    if (judged() == 0) {
      return Optional.empty();
    }
    WilsonInterval interval =
        WilsonInterval.of((double) (cited + declined) / judged(), judged(), CONFIDENCE);
    return Optional.of(new Between(percent(interval.lower()), percent(interval.upper())));
  }

  private static int percent(double share) {
    return (int) Math.round(PERCENT * share);
  }

  /**
   * Two shares, from 0 to 100.
   *
   * @param lower not above {@code upper}
   */
  public record Between(int lower, int upper) {}
}
