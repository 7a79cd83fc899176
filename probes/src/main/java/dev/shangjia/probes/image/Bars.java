package dev.shangjia.probes.image;

/**
 * Bars of one colour along the sides of a picture.
 *
 * @param left how wide the bar on that side is, in px of the file's picture, as all that follow
 * @param letterboxed whether two opposite bars are padding: about equally wide, of one colour, and
 *     what is between them ends in a straight edge
 * @param border how wide a frame around the whole picture is; 0 for none
 */
record Bars(int left, int top, int right, int bottom, boolean letterboxed, int border) {
  private static final int TOLERANCE = 10;
  private static final double STRAY_SHARE = 0.004;
  private static final int LOOKS_PER_LINE = 400;
  private static final double EDGE_SHARE = 0.85;
  private static final double LEAST_PADDING = 0.03;
  private static final double WIDEST_BORDER = 0.04;

  /** One side: how to walk its lines, from the outermost inwards. */
  private record Side(Pixels pixels, boolean vertical, boolean fromEnd) {
    int lines() {
      return vertical ? pixels.width() : pixels.height();
    }

    int lineLength() {
      return vertical ? pixels.height() : pixels.width();
    }

    int at(int line, int place) {
      int depth = fromEnd ? lines() - 1 - line : line;
      return vertical ? pixels.at(depth, place) : pixels.at(place, depth);
    }

    int colour() {
      return at(0, fromEnd ? lineLength() - 1 : 0);
    }

    /** The share of a line that is not of the bar's colour. */
    double strayShare(int line) {
      int every = Math.max(1, lineLength() / LOOKS_PER_LINE);
      int looks = 0;
      int strays = 0;
      int colour = colour();
      for (int place = 0; place < lineLength(); place += every) {
        looks++;
        strays += Colours.distance(colour, at(line, place)) > TOLERANCE ? 1 : 0;
      }
      return (double) strays / looks;
    }

    int barWidth() {
      int width = 0;
      while (width < lines() && strayShare(width) <= STRAY_SHARE) {
        width++;
      }
      return width;
    }
  }

  static Bars of(Pixels pixels) {
    Side left = new Side(pixels, true, false);
    Side right = new Side(pixels, true, true);
    Side top = new Side(pixels, false, false);
    Side bottom = new Side(pixels, false, true);
    int topWidth = top.barWidth();
    if (topWidth == pixels.height()) {
      // One colour all over: no bars, nothing is between them.
      return new Bars(0, 0, 0, 0, false, 0);
    }
    int bottomWidth = bottom.barWidth();
    int leftWidth = left.barWidth();
    int rightWidth = right.barWidth();
    boolean sides = pads(left, leftWidth, right, rightWidth);
    boolean ends = pads(top, topWidth, bottom, bottomWidth);
    int step = pixels.step();
    return new Bars(
        leftWidth * step,
        topWidth * step,
        rightWidth * step,
        bottomWidth * step,
        sides || ends,
        border(pixels, topWidth, left, right, top, bottom) * step);
  }

  private static boolean pads(Side one, int oneWidth, Side other, int otherWidth) {
    int length = one.lines();
    int least = Math.min(oneWidth, otherWidth);
    return least >= Math.max(3, LEAST_PADDING * length)
        && Math.abs(oneWidth - otherWidth) <= Math.max(2, 0.2 * least)
        && Colours.distance(one.colour(), other.colour()) <= TOLERANCE
        && one.strayShare(oneWidth) >= EDGE_SHARE
        && other.strayShare(otherWidth) >= EDGE_SHARE;
  }

  /** A frame is equally wide on all sides, and what it frames differs from it all around. */
  private static int border(Pixels pixels, int width, Side... sides) {
    double widest = Math.max(2, WIDEST_BORDER * Math.min(pixels.width(), pixels.height()));
    if (width == 0 || width > widest) {
      return 0;
    }
    for (Side side : sides) {
      int own = side.barWidth();
      boolean same =
          Math.abs(own - width) <= 1
              && Colours.distance(side.colour(), sides[0].colour()) <= TOLERANCE;
      if (!same || side.strayShare(own) < EDGE_SHARE) {
        return 0;
      }
    }
    return width;
  }
}
