package dev.shangjia.probes.image;

import dev.shangjia.engine.image.PictureFingerprint;

/** Takes the fingerprint of a picture. */
final class Fingerprints {
  /** Transparent parts stand on grey, so that white and black drawings on nothing both show. */
  private static final int GROUND = 128;

  private Fingerprints() {}

  /**
   * Takes it.
   *
   * @param greys the picture's brightness in any size; used when the picture is opaque
   */
  static String of(Pixels pixels, Greys greys, Tones tones, PictureHeader header) {
    Greys onGrey = tones.isOpaque() ? greys : Greys.of(pixels, GROUND);
    byte[] luma = cells(onGrey, PictureFingerprint.LUMA_CELLS);
    Pixels coarse = Samples.of(pixels, 256);
    byte[] blue = new byte[coarse.argb().length];
    byte[] red = new byte[coarse.argb().length];
    for (int i = 0; i < blue.length; i++) {
      int colour = coarse.argb()[i];
      int level = Greys.level(colour);
      int alpha = colour >>> 24;
      blue[i] = (byte) (128 + ((colour & 0xff) - level) * alpha * 5 / (9 * 255));
      red[i] = (byte) (128 + ((colour >> 16 & 0xff) - level) * alpha * 5 / (7 * 255));
    }
    return PictureFingerprint.of(
            header.width(), header.height(), luma, chroma(blue, coarse), chroma(red, coarse))
        .encoded();
  }

  private static byte[] chroma(byte[] levels, Pixels shape) {
    Greys plane = new Greys(levels, shape.width(), shape.height(), 1);
    return cells(plane, PictureFingerprint.CHROMA_CELLS);
  }

  /** The averages of a square grid of cells; a picture with fewer pixels is first enlarged. */
  private static byte[] cells(Greys greys, int cells) {
    int wide = enlargement(greys.width(), cells);
    int high = enlargement(greys.height(), cells);
    if (wide == 1 && high == 1) {
      return greys.scaled(cells, cells).levels();
    }
    int width = greys.width() * wide;
    int height = greys.height() * high;
    byte[] enlarged = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        enlarged[y * width + x] = (byte) greys.at(x / wide, y / high);
      }
    }
    return new Greys(enlarged, width, height, 1).scaled(cells, cells).levels();
  }

  private static int enlargement(int length, int cells) {
    return length >= cells ? 1 : (cells + length - 1) / length;
  }
}
