package dev.shangjia.engine.metrics;

import java.util.Arrays;
import java.util.Optional;

/**
 * Cohen's kappa: how far two people who judged the same things agree beyond what chance alone would
 * bring about. 1 is full agreement, 0 what chance gives, below 0 less than that.
 *
 * <p>With {@code o} the share of things on which both said the same, and {@code e} the share that
 * would be expected if each had said what they said without regard to the thing (from the sums of
 * rows and columns),
 *
 * <pre>{@code
 * kappa = (o - e) / (1 - e)
 * }</pre>
 *
 * (J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
 * Measurement 20, 1960). Its standard error is the asymptotic one of J. L. Fleiss, J. Cohen and B.
 * S. Everitt, "Large sample standard errors of kappa and weighted kappa", Psychological Bulletin
 * 72, 1969, for kappa that is not 0. It takes things to be judged independently of each other.
 *
 * @param kappa from -1 to 1
 * @param standardError not below 0; 0 where both always said the same
 * @param items how many things both judged
 */
public record CohenKappa(double kappa, double standardError, long items) {

  /** The quantile of the standard normal distribution at 0.975. */
  private static final double Z_OF_95_PERCENT = 1.959963984540054;

  /**
   * The agreement in a table.
   *
   * @param counts as many rows as columns, at least two: in row i and column j, of how many things
   *     the first said i and the second j; none below 0
   * @return empty when nothing was judged, and when both said one and the same of everything: then
   *     chance explains all of it, and nothing can be said
   */
  public static Optional<CohenKappa> of(long[][] counts) {
    check(counts);
    double all = Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    if (all == 0) {
      return Optional.empty();
    }
    double[] rows = new double[counts.length];
    double[] columns = new double[counts.length];
    double observed = 0;
    for (int i = 0; i < counts.length; i++) {
      observed += counts[i][i] / all;
      for (int j = 0; j < counts.length; j++) {
        rows[i] += counts[i][j] / all;
        columns[j] += counts[i][j] / all;
      }
    }
    if (isOneAnswer(counts)) {
      return Optional.empty();
    }
    double expected = 0;
    for (int i = 0; i < rows.length; i++) {
      expected += rows[i] * columns[i];
    }
    double kappa = (observed - expected) / (1 - expected);
    double variance = variance(counts, all, rows, columns, kappa, expected);
    return Optional.of(
        new CohenKappa(
            kappa, Math.sqrt(Math.max(0, variance) / all) / (1 - expected), Math.round(all)));
  }

  /** Whether everything stands in one place of the diagonal: what is expected is 1 then. */
  private static boolean isOneAnswer(long[][] counts) {
    long all = Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i][i] == all) {
        return true;
      }
    }
    return false;
  }

  private static double variance(
      long[][] counts, double all, double[] rows, double[] columns, double kappa, double expected) {
    double same = 0;
    double other = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        double share = counts[i][j] / all;
        if (i == j) {
          same += share * square(1 - (rows[i] + columns[i]) * (1 - kappa));
        } else {
          other += share * square(columns[i] + rows[j]);
        }
      }
    }
    return same + square(1 - kappa) * other - square(kappa - expected * (1 - kappa));
  }

  private static double square(double value) {
    return value * value;
  }

  private static void check(long[][] counts) {
    if (counts.length < 2) {
      throw new IllegalArgumentException("a table of " + counts.length + " rows; at least 2");
    }
    for (long[] row : counts) {
      if (row.length != counts.length || Arrays.stream(row).anyMatch(count -> count < 0)) {
        throw new IllegalArgumentException(
            "row %s of a table of %d rows".formatted(Arrays.toString(row), counts.length));
      }
    }
  }

  /** The lower end of its interval of 95 %, not below -1. */
  public double lower() {
    return Math.max(-1, kappa - Z_OF_95_PERCENT * standardError);
  }

  /** The upper end of its interval of 95 %, not above 1. */
  public double upper() {
    return Math.min(1, kappa + Z_OF_95_PERCENT * standardError);
  }
}
