package dev.shangjia.probes.image;

/**
 * A decoded picture: one {@code 0xAARRGGBB} a pixel (not premultiplied), row by row.
 *
 * @param step how many pixels of the file one pixel here stands for, along one side
 */
@SuppressWarnings("ArrayRecordComponent") // held by one thread for one observation, never compared
record Pixels(int[] argb, int width, int height, int step) {

  static Pixels blank(int sourceWidth, int sourceHeight, int step) {
    int width = (sourceWidth + step - 1) / step;
    int height = (sourceHeight + step - 1) / step;
    return new Pixels(new int[width * height], width, height, step);
  }

  int at(int x, int y) {
    return argb[y * width + x];
  }
}
