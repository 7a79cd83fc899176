package dev.shangjia.probes.image;

/** Distances and contrasts of colours. */
final class Colours {
  private static final double[] LINEAR = new double[256];

  static {
    for (int i = 0; i < 256; i++) {
      double share = i / 255.0;
      LINEAR[i] = share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
  }

  private Colours() {}

  /**
   * The greatest difference of a channel, 0 to 255. Two transparent colours are equal whatever they
   * hide; a transparent and an opaque one differ wholly.
   */
  static int distance(int a, int b) {
    int alphaA = a >>> 24;
    int alphaB = b >>> 24;
    if (alphaA < 16 && alphaB < 16) {
      return 0;
    }
    int red = Math.abs((a >> 16 & 0xff) - (b >> 16 & 0xff));
    int green = Math.abs((a >> 8 & 0xff) - (b >> 8 & 0xff));
    int blue = Math.abs((a & 0xff) - (b & 0xff));
    return Math.max(Math.max(red, green), Math.max(blue, Math.abs(alphaA - alphaB)));
  }

  /** Relative luminance as WCAG 2 defines it, 0 to 1. */
  static double luminance(int colour) {
    return 0.2126 * LINEAR[colour >> 16 & 0xff]
        + 0.7152 * LINEAR[colour >> 8 & 0xff]
        + 0.0722 * LINEAR[colour & 0xff];
  }

  /** The contrast of two luminances as WCAG 2 defines it, 1 to 21. */
  static double contrast(double a, double b) {
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }
}
