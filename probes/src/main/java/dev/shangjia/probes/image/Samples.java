package dev.shangjia.probes.image;

/** Picks every n-th pixel of a picture, unmixed, for what needs true colours and little detail. */
final class Samples {
  private Samples() {}

  /** The picture with sides of at most {@code side} pixels. */
  static Pixels of(Pixels pixels, int side) {
    int every = (Math.max(pixels.width(), pixels.height()) + side - 1) / side;
    if (every <= 1) {
      return pixels;
    }
    int width = (pixels.width() + every - 1) / every;
    int height = (pixels.height() + every - 1) / every;
    int[] argb = new int[width * height];
    // From the middle of each square, so that the picture's edge is not all that is seen of it.
    int middle = every / 2;
    for (int y = 0; y < height; y++) {
      int sourceY = Math.min(y * every + middle, pixels.height() - 1);
      for (int x = 0; x < width; x++) {
        argb[y * width + x] = pixels.at(Math.min(x * every + middle, pixels.width() - 1), sourceY);
      }
    }
    return new Pixels(argb, width, height, pixels.step() * every);
  }
}
