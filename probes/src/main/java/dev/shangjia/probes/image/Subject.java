package dev.shangjia.probes.image;

import java.util.Arrays;
import java.util.Optional;

/**
 * What stands out from a picture's background.
 *
 * @param width of the box around it in px of the file's picture, as height; 0 when nothing does
 * @param contrast of the subject to its background, 1 to 21: the middle one of all its pixels
 */
record Subject(int width, int height, double contrast) {
  private static final int LEAST_DISTANCE = 24;
  private static final int MOST_DISTANCE = 64;
  private static final double LARGEST_SHARE = 0.85;
  private static final int WHITE = 0xffffffff;

  /** How a pixel differs from what is behind it. */
  private interface Behind {
    /** 0 to 255; 0 for a pixel that is not looked at. */
    int distance(int x, int y);

    int colour(int x, int y);

    /** Whether it was guessed from the picture, so that it may be wrong. */
    boolean isGround();
  }

  /**
   * Finds the subject: what is painted on the plate, or, without a plate, what is not transparent;
   * the market shows that on white. Empty when the picture has no even background.
   */
  static Optional<Subject> in(Pixels pixels, Optional<Plate> plate) {
    if (plate.isEmpty()) {
      return of(pixels, new OnNothing(pixels));
    }
    return Ground.of(pixels, plate.get())
        .flatMap(ground -> of(pixels, new OnPlate(pixels, plate.get(), ground)));
  }

  private static Optional<Subject> of(Pixels pixels, Behind behind) {
    int[] distances = new int[pixels.argb().length];
    int[] counts = new int[256];
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        int distance = behind.distance(x, y);
        distances[y * pixels.width() + x] = distance;
        counts[distance]++;
      }
    }
    if (behind.isGround() && others(counts) > LARGEST_SHARE * pixels.argb().length) {
      return Optional.empty();
    }
    int typical = median(counts, LEAST_DISTANCE);
    // Half of what is typical: where an edge is smoothed, the pixel that is half covered counts.
    int threshold = Math.clamp(typical / 2, LEAST_DISTANCE, MOST_DISTANCE);
    Extent across = new Extent(pixels.width());
    Extent down = new Extent(pixels.height());
    double[] contrasts = new double[pixels.argb().length];
    int count = 0;
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        if (distances[y * pixels.width() + x] >= threshold) {
          across.add(x);
          down.add(y);
          double own = Colours.luminance(pixels.at(x, y));
          contrasts[count++] = Colours.contrast(own, Colours.luminance(behind.colour(x, y)));
        }
      }
    }
    if (count == 0) {
      return Optional.of(new Subject(0, 0, 1));
    }
    Arrays.sort(contrasts, 0, count);
    int step = pixels.step();
    return Optional.of(
        new Subject(across.length() * step, down.length() * step, contrasts[count / 2]));
  }

  private static int others(int[] counts) {
    int others = 0;
    for (int i = LEAST_DISTANCE; i < counts.length; i++) {
      others += counts[i];
    }
    return others;
  }

  /** The middle of the distances that count at all. */
  private static int median(int[] counts, int from) {
    int total = 0;
    for (int i = from; i < counts.length; i++) {
      total += counts[i];
    }
    int passed = 0;
    for (int i = from; i < counts.length; i++) {
      passed += counts[i];
      if (2 * passed >= total) {
        return i;
      }
    }
    return from;
  }

  /** From the first to the last line that holds more than a speck. */
  private static final class Extent {
    private static final int SPECK = 2;
    private final int[] counts;

    Extent(int length) {
      counts = new int[length];
    }

    void add(int place) {
      counts[place]++;
    }

    int length() {
      int first = 0;
      while (first < counts.length && counts[first] < SPECK) {
        first++;
      }
      int last = counts.length - 1;
      while (last >= first && counts[last] < SPECK) {
        last--;
      }
      return last - first + 1;
    }
  }

  private record OnNothing(Pixels pixels) implements Behind {
    @Override
    public int distance(int x, int y) {
      // Half opaque is where a smoothed edge runs.
      int alpha = pixels.at(x, y) >>> 24;
      return alpha >= 128 ? 255 : 0;
    }

    @Override
    public int colour(int x, int y) {
      return WHITE;
    }

    @Override
    public boolean isGround() {
      return false;
    }
  }

  private record OnPlate(Pixels pixels, Plate plate, Ground ground) implements Behind {
    @Override
    public int distance(int x, int y) {
      return plate.contains(x, y, 1.5) ? ground.distance(x, y, pixels.at(x, y)) : 0;
    }

    @Override
    public int colour(int x, int y) {
      return ground.colour(x, y);
    }

    @Override
    public boolean isGround() {
      return true;
    }
  }
}
