package dev.shangjia.probes.image;

/** Turns a row of PNG samples into pixels. */
final class PngColours {
  private final int colourType;
  private final int bitDepth;
  private final int[] palette;
  private final int[] key;

  PngColours(PngFile png) {
    this.colourType = png.colourType();
    this.bitDepth = png.bitDepth();
    this.palette = colourType == 3 ? png.palette() : new int[0];
    this.key = png.transparentSamples();
  }

  /**
   * Expands a row.
   *
   * @param row its filter byte and samples
   * @param line where the pixels go
   */
  void expand(byte[] row, int[] line) {
    switch (colourType) {
      case 2 -> rgb(row, line);
      case 3 -> indexed(row, line);
      case 4 -> greyAlpha(row, line);
      case 6 -> rgba(row, line);
      default -> grey(row, line);
    }
  }

  private void grey(byte[] row, int[] line) {
    int most = (1 << Math.min(8, bitDepth)) - 1;
    for (int i = 0; i < line.length; i++) {
      int sample = bitDepth == 16 ? u8(row, 1 + 2 * i) << 8 | u8(row, 2 + 2 * i) : bits(row, i);
      int level = bitDepth == 16 ? sample >> 8 : sample * 255 / most;
      int alpha = key.length == 1 && key[0] == sample ? 0 : 0xff000000;
      line[i] = alpha | level * 0x10101;
    }
  }

  private void indexed(byte[] row, int[] line) {
    for (int i = 0; i < line.length; i++) {
      line[i] = palette[bits(row, i)];
    }
  }

  private void greyAlpha(byte[] row, int[] line) {
    int size = bitDepth / 8;
    for (int i = 0; i < line.length; i++) {
      int at = 1 + 2 * size * i;
      line[i] = u8(row, at + size) << 24 | u8(row, at) * 0x10101;
    }
  }

  private void rgba(byte[] row, int[] line) {
    int size = bitDepth / 8;
    for (int i = 0, at = 1; i < line.length; i++, at += 4 * size) {
      line[i] =
          u8(row, at + 3 * size) << 24
              | u8(row, at) << 16
              | u8(row, at + size) << 8
              | u8(row, at + 2 * size);
    }
  }

  private void rgb(byte[] row, int[] line) {
    int size = bitDepth / 8;
    for (int i = 0, at = 1; i < line.length; i++, at += 3 * size) {
      int colour = u8(row, at) << 16 | u8(row, at + size) << 8 | u8(row, at + 2 * size);
      line[i] = key.length == 3 && isKey(row, at) ? colour : 0xff000000 | colour;
    }
  }

  private boolean isKey(byte[] row, int at) {
    for (int i = 0; i < 3; i++) {
      int sample =
          bitDepth == 16 ? u8(row, at + 2 * i) << 8 | u8(row, at + 2 * i + 1) : u8(row, at + i);
      if (sample != key[i]) {
        return false;
      }
    }
    return true;
  }

  /** A sample of one, two, four or eight bits. */
  private int bits(byte[] row, int index) {
    if (bitDepth == 8) {
      return u8(row, 1 + index);
    }
    int bit = index * bitDepth;
    int shift = 8 - bitDepth - bit % 8;
    return u8(row, 1 + bit / 8) >> shift & (1 << bitDepth) - 1;
  }

  private static int u8(byte[] row, int at) {
    return row[at] & 0xff;
  }
}
