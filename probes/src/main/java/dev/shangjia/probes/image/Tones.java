package dev.shangjia.probes.image;

/**
 * How a picture's area is shared out.
 *
 * @param transparentShare of pixels that are not fully opaque, 0 to 1
 * @param dominantShare of the most frequent colour, in steps of 16 levels, 0 to 1
 */
record Tones(double transparentShare, double dominantShare) {
  private static final int BINS = 1 << 13;

  static Tones of(Pixels pixels) {
    int[] argb = pixels.argb();
    int transparent = 0;
    int[] counts = new int[BINS];
    for (int colour : argb) {
      if (colour >>> 24 != 255) {
        transparent++;
      }
      counts[bin(colour)]++;
    }
    int most = 0;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    return new Tones((double) transparent / argb.length, (double) most / argb.length);
  }

  /** What is mostly transparent is one colour of its own. */
  private static int bin(int colour) {
    if (colour >>> 24 < 128) {
      return BINS - 1;
    }
    return (colour >> 12 & 0xf00) | (colour >> 8 & 0xf0) | (colour >> 4 & 0xf);
  }

  boolean isOpaque() {
    return transparentShare == 0;
  }
}
