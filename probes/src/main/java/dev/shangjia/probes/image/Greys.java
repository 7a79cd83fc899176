package dev.shangjia.probes.image;

/**
 * A picture's brightness: one level a pixel, row by row.
 *
 * @param scale how many pixels of the file one pixel here stands for, along one side; 1 or more
 */
@SuppressWarnings("ArrayRecordComponent") // held by one thread for one observation, never compared
record Greys(byte[] levels, int width, int height, double scale) {

  /**
   * The brightness of a picture on a ground.
   *
   * @param ground what shows through where the picture is transparent, 0 to 255
   */
  static Greys of(Pixels pixels, int ground) {
    int[] argb = pixels.argb();
    byte[] levels = new byte[argb.length];
    for (int i = 0; i < argb.length; i++) {
      int colour = argb[i];
      int alpha = colour >>> 24;
      int level = level(colour);
      levels[i] =
          (byte) (alpha == 255 ? level : (level * alpha + ground * (255 - alpha) + 127) / 255);
    }
    return new Greys(levels, pixels.width(), pixels.height(), pixels.step());
  }

  /** The brightness of a colour as television reckons it. */
  static int level(int colour) {
    return ((colour >> 16 & 0xff) * 77 + (colour >> 8 & 0xff) * 150 + (colour & 0xff) * 29 + 128)
        >> 8;
  }

  int at(int x, int y) {
    return levels[y * width + x] & 0xff;
  }

  /** A copy of at most so many pixels; this one when it is small enough. */
  Greys atMost(int pixels) {
    long have = (long) width * height;
    if (have <= pixels) {
      return this;
    }
    double factor = Math.sqrt((double) pixels / have);
    int newWidth = Math.max(1, (int) (width * factor));
    int newHeight = Math.max(1, (int) (height * factor));
    return scaled(newWidth, newHeight);
  }

  /** A copy whose pixels are the averages of the areas they cover. Only ever smaller. */
  Greys scaled(int newWidth, int newHeight) {
    AreaAverage average = new AreaAverage(width, height, newWidth, newHeight);
    byte[] small = average.of(levels);
    return new Greys(small, newWidth, newHeight, scale * width / newWidth);
  }
}
