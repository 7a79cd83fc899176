package dev.shangjia.platform.installations;

/**
 * What enterprises that have an app think of it, as one number that knows how uncertain it is.
 *
 * @param count how many rated it
 * @param mean of their stars, from 1 to 5; 0 where none rated
 * @param lowest what the mean is at least, with a confidence of 95 %; 0 where none rated
 * @param highest what the mean is at most; 0 where none rated
 */
record Opinion(int count, double mean, double lowest, double highest) {
  /** Two standard deviations hold 95 % of a normal distribution. */
  private static final double WIDTH = 1.96;

  private static final int LEAST = 1;
  private static final int MOST = 5;

  static final Opinion NONE = new Opinion(0, 0, 0, 0);

  /**
   * Reckons it: Wilson's interval of the mean between the least and the most stars, which stays
   * wide while few rated, also when all agree.
   *
   * @param count how many rated
   * @param sum of their stars
   */
  static Opinion of(int count, long sum) {
    if (count == 0) {
      return NONE;
    }
    double mean = (double) sum / count;
    double share = (mean - LEAST) / (MOST - LEAST);
    double square = WIDTH * WIDTH;
    double middle = (share + square / (2.0 * count)) / (1 + square / count);
    double half =
        WIDTH
            * Math.sqrt(share * (1 - share) / count + square / (4.0 * count * count))
            / (1 + square / count);
    return new Opinion(count, mean, stars(middle - half), stars(middle + half));
  }

  private static double stars(double share) {
    return LEAST + (MOST - LEAST) * Math.clamp(share, 0, 1);
  }
}
