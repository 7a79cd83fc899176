package dev.shangjia.engine.metrics;

/**
 * Wilson's score interval of a share: the shares that would make what was seen no surprise.
 *
 * <p>With {@code p} of {@code n} seen and {@code z} the quantile of the standard normal
 * distribution at {@code (1 + confidence) / 2}, its ends are
 *
 * <pre>{@code
 * (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)
 * }</pre>
 *
 * without continuity correction (E. B. Wilson, "Probable inference, the law of succession, and
 * statistical inference", JASA 22, 1927; method 3 of R. G. Newcombe, "Two-sided confidence
 * intervals for the single proportion", Statistics in Medicine 17, 1998). Unlike the plain
 * approximation it never leaves 0 to 1 and does not shrink to a point when all or none were seen.
 *
 * <p>The interval has two sides: with confidence 0.95 a share at its lower end would show as much
 * or more in 2.5 % of all cases.
 *
 * @param lower from 0 to {@code upper}
 * @param upper up to 1
 */
public record WilsonInterval(double lower, double upper) {

  /**
   * The interval of a share that was seen.
   *
   * @param share from 0 to 1; the mean of numbers from 0 to 1 may stand for it, since no such
   *     numbers spread more than zeros and ones of the same mean
   * @param samples of how many, above 0
   * @param confidence of the interval, from 0.5 to 0.9999
   */
  public static WilsonInterval of(double share, double samples, double confidence) {
    if (!(share >= 0 && share <= 1) || !(samples > 0)) {
      throw new IllegalArgumentException("share " + share + " of " + samples);
    }
    double z = z(confidence);
    double perSample = z * z / samples;
    double middle = share + perSample / 2;
    double half = z * Math.sqrt(share * (1 - share) / samples + perSample / samples / 4);
    // At the ends the bound is the share itself; rounding must not move it.
    double lower = share == 0 ? 0 : Math.max(0, (middle - half) / (1 + perSample));
    double upper = share == 1 ? 1 : Math.min(1, (middle + half) / (1 + perSample));
    return new WilsonInterval(lower, upper);
  }

  /** How many standard deviations the interval reaches to each side. */
  static double z(double confidence) {
    return NormalDistribution.quantile((1 + confidence) / 2);
  }
}
