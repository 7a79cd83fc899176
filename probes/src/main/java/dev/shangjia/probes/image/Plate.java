package dev.shangjia.probes.image;

import java.util.Arrays;

/**
 * The rectangle, with square or rounded corners, that a picture is painted on: the whole frame of
 * an ordinary picture, the tile of an icon, a circle.
 *
 * @param left in pixels of the copy it was found in, as all that follow
 * @param radii of the corners: upper left, upper right, lower right, lower left
 */
@SuppressWarnings("ArrayRecordComponent") // of this package only, never changed or compared
record Plate(int left, int top, int width, int height, double[] radii) {

  /** The middle of the four radii: the mean of the second and the third in order. */
  double radius() {
    double[] ordered = radii.clone();
    Arrays.sort(ordered);
    return (ordered[1] + ordered[2]) / 2;
  }

  /** Whether a pixel lies on the plate, so far from its edge. */
  boolean contains(int x, int y, double inset) {
    double fromLeft = x + 0.5 - left - inset;
    double fromTop = y + 0.5 - top - inset;
    double fromRight = width - 2 * inset - fromLeft;
    double fromBottom = height - 2 * inset - fromTop;
    if (fromLeft < 0 || fromTop < 0 || fromRight < 0 || fromBottom < 0) {
      return false;
    }
    return inCorner(fromLeft, fromTop, radii[0] - inset)
        && inCorner(fromRight, fromTop, radii[1] - inset)
        && inCorner(fromRight, fromBottom, radii[2] - inset)
        && inCorner(fromLeft, fromBottom, radii[3] - inset);
  }

  private static boolean inCorner(double x, double y, double radius) {
    if (x >= radius || y >= radius) {
      return true;
    }
    return (radius - x) * (radius - x) + (radius - y) * (radius - y) <= radius * radius;
  }
}
