package dev.shangjia.probes.image;

/**
 * How a picture's area is shared out.
 *
 * @param transparentShare of pixels that are not fully opaque, 0 to 1
 * @param dominantShare of the most frequent colour, in steps of 16 levels, 0 to 1
 */
record Tones(double transparentShare, double dominantShare) {
  private static final int BINS = 1 << 13;
  private static final int MANY = 500_000;

  /** A prime, so that no pattern of a picture's width keeps step with it. */
  private static final int EVERY_NTH = 5;

  static Tones of(Pixels pixels) {
    int[] argb = pixels.argb();
    int transparent = 0;
    for (int colour : argb) {
      transparent += (colour >>> 24 ^ 255) == 0 ? 0 : 1;
    }
    int every = argb.length < MANY ? 1 : EVERY_NTH;
    int[] counts = new int[BINS];
    int looks = 0;
    for (int i = 0; i < argb.length; i += every) {
      counts[bin(argb[i])]++;
      looks++;
    }
    int most = 0;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    return new Tones((double) transparent / argb.length, (double) most / looks);
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
