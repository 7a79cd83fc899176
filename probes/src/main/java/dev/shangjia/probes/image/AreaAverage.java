package dev.shangjia.probes.image;

/**
 * Scales a plane of levels down so that each new pixel is the mean of exactly the area it covers,
 * parts of pixels included. Copies of one picture in different sizes thus give equal thumbnails.
 */
final class AreaAverage {
  private static final int ONE = 256;

  private final int width;
  private final int height;
  private final int newWidth;
  private final int newHeight;
  private final int[] columns;
  private final int[] columnShares;

  AreaAverage(int width, int height, int newWidth, int newHeight) {
    if (newWidth > width || newHeight > height) {
      throw new IllegalArgumentException(
          "%dx%d is not smaller than %dx%d".formatted(newWidth, newHeight, width, height));
    }
    this.width = width;
    this.height = height;
    this.newWidth = newWidth;
    this.newHeight = newHeight;
    this.columns = new int[width];
    this.columnShares = new int[width];
    split(width, newWidth, columns, columnShares);
  }

  /** For each old place: the first new place it falls on, and the share of it that does, of 256. */
  private static void split(int length, int newLength, int[] places, int[] shares) {
    for (int i = 0; i < length; i++) {
      long from = (long) i * newLength;
      int place = (int) (from / length);
      long inside = Math.min(newLength, (place + 1L) * length - from);
      places[i] = place;
      shares[i] = Math.toIntExact((inside * ONE + newLength / 2) / newLength);
    }
  }

  byte[] of(byte[] levels) {
    int[] rows = new int[height];
    int[] rowShares = new int[height];
    split(height, newHeight, rows, rowShares);
    byte[] result = new byte[newWidth * newHeight];
    // One place more than needed takes the empty share that falls past the end.
    int[] line = new int[newWidth + 1];
    long[] sums = new long[newWidth + 1];
    long[] nextSums = new long[newWidth + 1];
    double area = (double) width / newWidth * height / newHeight * ONE * ONE;
    for (int y = 0; y < height; y++) {
      sumRow(levels, y * width, line);
      int share = rowShares[y];
      for (int x = 0; x < newWidth; x++) {
        sums[x] += (long) line[x] * share;
        nextSums[x] += (long) line[x] * (ONE - share);
      }
      if (y + 1 == height || rows[y + 1] != rows[y]) {
        int start = rows[y] * newWidth;
        for (int x = 0; x < newWidth; x++) {
          result[start + x] = (byte) Math.clamp(Math.round(sums[x] / area), 0, 255);
        }
        long[] swap = sums;
        sums = nextSums;
        nextSums = swap;
        java.util.Arrays.fill(nextSums, 0);
      }
    }
    return result;
  }

  private void sumRow(byte[] levels, int start, int[] line) {
    java.util.Arrays.fill(line, 0);
    for (int x = 0; x < width; x++) {
      int level = levels[start + x] & 0xff;
      int inside = level * columnShares[x];
      line[columns[x]] += inside;
      line[columns[x] + 1] += (level << 8) - inside;
    }
  }
}
