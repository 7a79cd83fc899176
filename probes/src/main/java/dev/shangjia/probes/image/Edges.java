package dev.shangjia.probes.image;

import java.util.OptionalDouble;

/**
 * How many pixels the picture's edges take to rise, sideways and up and down: 1 for a hard step,
 * about 1.4 for smoothed text, 2 and more after enlarging or blurring. Unlike the variance of the
 * Laplacian this does not depend on how much there is in the picture.
 *
 * @param across the mean over edges met while going sideways
 * @param down the mean over edges met while going down
 * @param acrossCount how many edges the mean is of, as downCount
 */
record Edges(double across, double down, int acrossCount, int downCount) {
  private static final int LINES = 300;
  private static final int LEAST_RISE = 40;
  private static final int LEAST_STEP = 3;
  private static final int LEAST_COUNT = 50;
  private static final int COUNT_FOR_STRETCH = 300;

  static Edges of(Greys greys) {
    int everyRow = Math.max(1, greys.height() / LINES);
    int everyColumn = Math.max(1, greys.width() / LINES);
    Tally across = new Tally();
    for (int y = 0; y < greys.height(); y += everyRow) {
      across.line(greys.levels(), y * greys.width(), 1, greys.width());
    }
    Tally down = new Tally();
    for (int x = 0; x < greys.width(); x += everyColumn) {
      down.line(greys.levels(), x, greys.width(), greys.height());
    }
    return new Edges(across.mean(), down.mean(), across.count, down.count);
  }

  /** The mean of both directions in px; empty for a picture with hardly an edge. */
  OptionalDouble width() {
    int count = acrossCount + downCount;
    if (count < LEAST_COUNT) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of((across * acrossCount + down * downCount) / count);
  }

  /**
   * How much wider edges are sideways than up and down. Real pictures lie between 0.85 and 1.2,
   * those of ruled lines and smoothed text reach 1.35; one drawn out sideways by half has 1.4 to
   * 1.6, one drawn out in height by half 0.7. Squeezing leaves no trace. Empty when there are too
   * few edges to tell.
   */
  OptionalDouble stretch() {
    if (Math.min(acrossCount, downCount) < COUNT_FOR_STRETCH) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(across / down);
  }

  /** Adds up the widths of ramps: stretches over which the level only rises or only falls. */
  private static final class Tally {
    int count;
    private double sum;

    double mean() {
      return count == 0 ? 0 : sum / count;
    }

    void line(byte[] levels, int start, int stride, int length) {
      int rise = 0;
      int steepest = 0;
      int direction = 0;
      int before = levels[start] & 0xff;
      for (int i = 1, at = start + stride; i < length; i++, at += stride) {
        int level = levels[at] & 0xff;
        int step = level - before;
        before = level;
        int size = Math.abs(step);
        int heading = size < LEAST_STEP ? 0 : Integer.signum(step);
        if (heading != direction) {
          end(rise, steepest);
          rise = 0;
          steepest = 0;
          direction = heading;
        }
        if (heading != 0) {
          rise += size;
          steepest = Math.max(steepest, size);
        }
      }
      end(rise, steepest);
    }

    private void end(int rise, int steepest) {
      if (rise >= LEAST_RISE) {
        sum += (double) rise / steepest;
        count++;
      }
    }
  }
}
