package dev.shangjia.probes.image;

import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;

/** The three nested squares by which QR codes are found: 1:1:3:1:1 along every line. */
final class FinderPatterns {
  private static final int EVERY_NTH_ROW = 2;

  /** A rectangle in the matrix. */
  record Box(double x, double y, double width, double height) {}

  private FinderPatterns() {}

  /** About how many there are. */
  static int count(BitMatrix matrix) {
    int width = matrix.getWidth();
    int[] lastSeen = new int[width];
    java.util.Arrays.fill(lastSeen, Integer.MIN_VALUE / 2);
    int count = 0;
    int[] runs = new int[5];
    BitArray row = new BitArray(width);
    for (int y = 0; y < matrix.getHeight(); y += EVERY_NTH_ROW) {
      row = matrix.getRow(y, row);
      java.util.Arrays.fill(runs, 0);
      boolean dark = row.get(0);
      for (int x = 0; x < width; ) {
        int end = dark ? row.getNextUnset(x) : row.getNextSet(x);
        System.arraycopy(runs, 1, runs, 0, 4);
        runs[4] = end - x;
        x = end;
        if (dark && isPattern(runs)) {
          int total = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
          int middle = x - runs[4] - runs[3] - (runs[2] + 1) / 2;
          boolean isNew = y - lastSeen[middle] > total;
          if (crossesDownward(matrix, middle, y, total)) {
            count += isNew ? 1 : 0;
            int reach = Math.max(1, total / 4);
            int from = Math.max(0, middle - reach);
            java.util.Arrays.fill(lastSeen, from, Math.min(width, middle + reach + 1), y);
          }
        }
        dark = !dark;
      }
    }
    return count;
  }

  private static boolean isPattern(int[] runs) {
    int total = 0;
    for (int run : runs) {
      if (run == 0) {
        return false;
      }
      total += run;
    }
    double module = total / 7.0;
    double tolerance = module / 1.6;
    return total >= 7
        && Math.abs(runs[0] - module) < tolerance
        && Math.abs(runs[1] - module) < tolerance
        && Math.abs(runs[2] - 3 * module) < 3 * tolerance
        && Math.abs(runs[3] - module) < tolerance
        && Math.abs(runs[4] - module) < tolerance;
  }

  private static boolean crossesDownward(BitMatrix matrix, int x, int y, int total) {
    int up = edge(matrix, x, y, 0, -1);
    int down = edge(matrix, x, y, 0, 1);
    return up > 0 && down > 0 && 3 * Math.abs(up + down - total) < 2 * total;
  }

  /** Steps from a pattern's middle to its outer edge: dark, light, dark; 0 when it is none. */
  private static int edge(BitMatrix matrix, int x0, int y0, int dx, int dy) {
    int x = x0;
    int y = y0;
    int steps = 0;
    boolean dark = true;
    for (int changes = 0; changes < 3; steps++) {
      x += dx;
      y += dy;
      if (x < 0 || y < 0 || x >= matrix.getWidth() || y >= matrix.getHeight()) {
        return changes == 2 ? steps + 1 : 0;
      }
      if (matrix.get(x, y) != dark) {
        dark = !dark;
        changes++;
      }
    }
    return steps;
  }

  /**
   * The box around a code.
   *
   * @param points the middles of its patterns: lower left, upper left, upper right
   */
  static Box around(ResultPoint[] points, BitMatrix matrix) {
    ResultPoint low = points[0];
    ResultPoint corner = points[1];
    ResultPoint right = points[2];
    double fourthX = low.getX() + right.getX() - corner.getX();
    double fourthY = low.getY() + right.getY() - corner.getY();
    int x = Math.clamp(Math.round(corner.getX()), 0, matrix.getWidth() - 1);
    int y = Math.clamp(Math.round(corner.getY()), 0, matrix.getHeight() - 1);
    double reach = (edge(matrix, x, y, -1, 0) + edge(matrix, x, y, 1, 0)) / 2.0;
    double left = Math.min(Math.min(low.getX(), corner.getX()), Math.min(right.getX(), fourthX));
    double rightmost =
        Math.max(Math.max(low.getX(), corner.getX()), Math.max(right.getX(), fourthX));
    double top = Math.min(Math.min(low.getY(), corner.getY()), Math.min(right.getY(), fourthY));
    double bottom = Math.max(Math.max(low.getY(), corner.getY()), Math.max(right.getY(), fourthY));
    return new Box(
        left - reach, top - reach, rightmost - left + 2 * reach, bottom - top + 2 * reach);
  }
}
