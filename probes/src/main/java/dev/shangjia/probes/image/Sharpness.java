package dev.shangjia.probes.image;

/**
 * The variance of the picture's second derivative (the Laplacian). About 14,000 for a crisp page of
 * text and 400 for the same page blurred; small also for a crisp page with little on it.
 */
final class Sharpness {
  private Sharpness() {}

  static double of(Greys greys) {
    int width = greys.width();
    byte[] levels = greys.levels();
    long sum = 0;
    long squares = 0;
    for (int y = 1; y < greys.height() - 1; y++) {
      for (int x = 1, at = y * width + 1; x < width - 1; x++, at++) {
        int around =
            (levels[at - 1] & 0xff)
                + (levels[at + 1] & 0xff)
                + (levels[at - width] & 0xff)
                + (levels[at + width] & 0xff);
        int bend = around - 4 * (levels[at] & 0xff);
        sum += bend;
        squares += (long) bend * bend;
      }
    }
    long count = (long) Math.max(0, width - 2) * Math.max(0, greys.height() - 2);
    if (count == 0) {
      return 0;
    }
    double mean = (double) sum / count;
    return (double) squares / count - mean * mean;
  }
}
