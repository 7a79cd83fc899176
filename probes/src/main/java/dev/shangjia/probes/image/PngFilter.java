package dev.shangjia.probes.image;

/** The five row filters of PNG, undone in place. */
final class PngFilter {
  private PngFilter() {}

  /**
   * Undoes the filter named by the row's first byte.
   *
   * @param row the filter byte and the filtered bytes
   * @param above the row above, undone, with its filter byte
   * @param back bytes from a sample to that of the pixel before
   */
  static void undo(byte[] row, byte[] above, int back) throws PictureRefused {
    switch (row[0]) {
      case 0 -> {}
      case 1 -> sub(row, back);
      case 2 -> up(row, above);
      case 3 -> average(row, above, back);
      case 4 -> paeth(row, above, back);
      default -> throw new PictureRefused(Refusal.DAMAGED);
    }
  }

  private static void sub(byte[] row, int back) {
    for (int i = 1 + back; i < row.length; i++) {
      row[i] += row[i - back];
    }
  }

  private static void up(byte[] row, byte[] above) {
    for (int i = 1; i < row.length; i++) {
      row[i] += above[i];
    }
  }

  private static void average(byte[] row, byte[] above, int back) {
    int first = Math.min(row.length, 1 + back);
    for (int i = 1; i < first; i++) {
      row[i] += (byte) ((above[i] & 0xff) >> 1);
    }
    for (int i = first; i < row.length; i++) {
      row[i] += (byte) (((row[i - back] & 0xff) + (above[i] & 0xff)) >> 1);
    }
  }

  private static void paeth(byte[] row, byte[] above, int back) {
    int first = Math.min(row.length, 1 + back);
    for (int i = 1; i < first; i++) {
      row[i] += above[i];
    }
    for (int i = first; i < row.length; i++) {
      int left = row[i - back] & 0xff;
      int up = above[i] & 0xff;
      int corner = above[i - back] & 0xff;
      int toLeft = Math.abs(up - corner);
      int toUp = Math.abs(left - corner);
      int toCorner = Math.abs(left + up - 2 * corner);
      int nearest = toUp <= toCorner ? up : corner;
      row[i] += (byte) (toLeft <= toUp && toLeft <= toCorner ? left : nearest);
    }
  }
}
