package dev.shangjia.probes.image;

/**
 * How a picture's area is shared out.
 *
 * @param transparentShare of pixels that are not fully opaque, 0 to 1
 * @param dominantShare of the most frequent colour, in steps of 16 levels, 0 to 1
 * @param colouredShare of pixels that are no shade of grey, 0 to 1
 * @param redShare of pixels as red as a seal's ink, 0 to 1
 */
record Tones(double transparentShare, double dominantShare, double colouredShare, double redShare) {
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
    int coloured = 0;
    int red = 0;
    for (int i = 0; i < argb.length; i += every) {
      counts[bin(argb[i])]++;
      coloured += isColoured(argb[i]) ? 1 : 0;
      red += isSealRed(argb[i]) ? 1 : 0;
      looks++;
    }
    int most = 0;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    return new Tones(
        (double) transparent / argb.length,
        (double) most / looks,
        (double) coloured / looks,
        (double) red / looks);
  }

  /** Farther from grey than the tint of paper, of lamp light or of a compressed grey. */
  private static boolean isColoured(int colour) {
    int red = colour >> 16 & 0xff;
    int green = colour >> 8 & 0xff;
    int blue = colour & 0xff;
    int most = Math.max(red, Math.max(green, blue));
    int least = Math.min(red, Math.min(green, blue));
    return colour >>> 24 >= 128 && most - least > 64;
  }

  /** Red that outweighs green and blue alike: neither orange nor purple nor skin. */
  private static boolean isSealRed(int colour) {
    int red = colour >> 16 & 0xff;
    int green = colour >> 8 & 0xff;
    int blue = colour & 0xff;
    return colour >>> 24 >= 128
        && red > 120
        && red - Math.max(green, blue) > 60
        && Math.abs(green - blue) < 60;
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
