package dev.shangjia.probes.image;

import java.util.Optional;

/**
 * Finds the plate of a picture. Its corners may be cut by transparency, or painted over in the
 * colour of a page. A drawing without a plate, such as a leaf on nothing, has none.
 */
final class Plates {
  /** What a rounded corner lacks of its square, as a share of the radius squared. */
  private static final double LACKING = 1 - Math.PI / 4;

  /** How far the shape of a corner may be from a circle's: a squircle passes, a slant does not. */
  private static final double MISFIT = 0.3;

  private static final int PAGE_TOLERANCE = 24;
  private static final double SMALLEST_PAINTED_RADIUS = 3;

  private Plates() {}

  static Optional<Plate> in(Pixels pixels) {
    Box box = box(pixels);
    if (box.width() < 4 || box.height() < 4) {
      return Optional.empty();
    }
    Optional<Plate> cut = plate(box, (x, y) -> (pixels.at(x, y) >>> 24) / 255.0);
    boolean wholeFrame = box.width() == pixels.width() && box.height() == pixels.height();
    if (cut.isPresent() && cut.get().radius() == 0 && wholeFrame) {
      return painted(pixels, box).or(() -> cut);
    }
    return cut;
  }

  /** How much of a pixel the plate covers, 0 to 1. */
  @FunctionalInterface
  private interface Coverage {
    double at(int x, int y);
  }

  private record Box(int left, int top, int width, int height) {}

  /** The box around what is more than half opaque. */
  private static Box box(Pixels pixels) {
    int left = pixels.width();
    int right = -1;
    int top = pixels.height();
    int bottom = -1;
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        if (pixels.at(x, y) < 0) { // alpha of 128 or more is the sign bit
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = y;
        }
      }
    }
    return new Box(left, top, right - left + 1, bottom - top + 1);
  }

  private static Optional<Plate> painted(Pixels pixels, Box frame) {
    int right = frame.width() - 1;
    int bottom = frame.height() - 1;
    int page = pixels.at(0, 0);
    int[] corners = {pixels.at(right, 0), pixels.at(right, bottom), pixels.at(0, bottom)};
    for (int corner : corners) {
      if (Colours.distance(page, corner) > PAGE_TOLERANCE) {
        return Optional.empty();
      }
    }
    int contrast = contrastOfEdges(pixels, page);
    if (contrast <= PAGE_TOLERANCE) {
      return Optional.empty();
    }
    Coverage coverage =
        (x, y) -> Math.min(1, (double) Colours.distance(page, pixels.at(x, y)) / contrast);
    return plate(frame, coverage)
        .filter(plate -> plate.radius() * pixels.step() >= SMALLEST_PAINTED_RADIUS);
  }

  /** The least that the middles of the four sides differ from the page. */
  private static int contrastOfEdges(Pixels pixels, int page) {
    int right = pixels.width() - 1;
    int bottom = pixels.height() - 1;
    int least = 255;
    for (int part = 45; part <= 55; part += 5) {
      int x = pixels.width() * part / 100;
      int y = pixels.height() * part / 100;
      least = Math.min(least, Colours.distance(page, pixels.at(x, 0)));
      least = Math.min(least, Colours.distance(page, pixels.at(x, bottom)));
      least = Math.min(least, Colours.distance(page, pixels.at(0, y)));
      least = Math.min(least, Colours.distance(page, pixels.at(right, y)));
    }
    return least;
  }

  private static Optional<Plate> plate(Box box, Coverage coverage) {
    int right = box.left() + box.width() - 1;
    int bottom = box.top() + box.height() - 1;
    int side = Math.min(box.width(), box.height()) / 2;
    double[] radii = {
      radius(side, (x, y) -> coverage.at(box.left() + x, box.top() + y)),
      radius(side, (x, y) -> coverage.at(right - x, box.top() + y)),
      radius(side, (x, y) -> coverage.at(right - x, bottom - y)),
      radius(side, (x, y) -> coverage.at(box.left() + x, bottom - y))
    };
    for (double radius : radii) {
      if (radius < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new Plate(box.left(), box.top(), box.width(), box.height(), radii));
  }

  /**
   * The radius of one corner, from the area it lacks; negative when its shape is no circle's.
   *
   * @param side of the square looked at, half of the plate
   * @param corner coverage by the distance from the corner
   */
  private static double radius(int side, Coverage corner) {
    double lacking = 0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        lacking += 1 - corner.at(x, y);
      }
    }
    double radius = Math.min(side, Math.sqrt(lacking / LACKING));
    double misfit = 0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        misfit += Math.abs(corner.at(x, y) - ideal(x + 0.5, y + 0.5, radius));
      }
    }
    // An edge that is softened all along costs half a pixel of coverage for each pixel of it.
    if (misfit > MISFIT * lacking + 0.75 * side) {
      return -1;
    }
    return lacking < 0.5 ? 0 : radius;
  }

  /** How much of a pixel a circle of that radius covers, by the distance to its edge. */
  private static double ideal(double x, double y, double radius) {
    if (x >= radius || y >= radius) {
      return 1;
    }
    return Math.clamp(radius - Math.hypot(radius - x, radius - y) + 0.5, 0, 1);
  }
}
