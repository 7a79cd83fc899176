package dev.shangjia.probes.image;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The blocks of a PNG file. Text, colour profiles and all else that does not make the picture are
 * stepped over, so that a bomb inside them is never inflated.
 */
final class PngFile {
  private static final int SIGNATURE = 8;
  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504c5445;
  private static final int TRNS = 0x74524e53;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;
  private static final int ACTL = 0x6163544c;
  private static final int FCTL = 0x6663544c;

  /** A stretch of the file. */
  record Range(int from, int length) {
    static final Range NONE = new Range(0, 0);
  }

  private final byte[] file;
  private final List<Range> imageBlocks = new ArrayList<>();
  private Range palette = Range.NONE;
  private Range transparency = Range.NONE;
  private int width;
  private int height;
  private int bitDepth;
  private int colourType;
  private boolean interlaced;
  private boolean animation;
  private int frameControls;
  private boolean damaged;
  private boolean ended;
  private int end;

  private PngFile(byte[] file) {
    this.file = file;
  }

  static PngFile read(byte[] file) throws PictureRefused {
    PngFile png = new PngFile(file);
    png.readHeader();
    png.readBlocks();
    return png;
  }

  PictureHeader header() {
    boolean alpha = colourType >= 4 || transparency.length() > 0;
    int trailing = ended ? file.length - end : 0;
    return new PictureHeader(
        PictureFormat.PNG,
        width,
        height,
        animation ? Math.max(1, frameControls) : 1,
        alpha,
        trailing,
        damaged || !ended);
  }

  byte[] file() {
    return file;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int bitDepth() {
    return bitDepth;
  }

  int colourType() {
    return colourType;
  }

  boolean interlaced() {
    return interlaced;
  }

  List<Range> imageBlocks() {
    return imageBlocks;
  }

  /** Samples of one pixel. */
  int samples() {
    return switch (colourType) {
      case 2 -> 3;
      case 4 -> 2;
      case 6 -> 4;
      default -> 1;
    };
  }

  /** The palette's colours with their transparency; what an index past its end shows is black. */
  int[] palette() {
    int[] colours = new int[256];
    java.util.Arrays.fill(colours, 0xff000000);
    for (int i = 0; i < Math.min(256, palette.length() / 3); i++) {
      int at = palette.from() + 3 * i;
      int alpha = i < transparency.length() ? file[transparency.from() + i] & 0xff : 0xff;
      colours[i] =
          alpha << 24
              | (file[at] & 0xff) << 16
              | (file[at + 1] & 0xff) << 8
              | (file[at + 2] & 0xff);
    }
    return colours;
  }

  /** The one colour that is transparent in a picture without palette or alpha; empty for none. */
  int[] transparentSamples() {
    if (colourType > 2 || transparency.length() < 2 * samples()) {
      return new int[0];
    }
    int[] key = new int[samples()];
    for (int i = 0; i < key.length; i++) {
      int at = transparency.from() + 2 * i;
      key[i] = (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
    }
    return key;
  }

  private void readHeader() throws PictureRefused {
    ByteCursor cursor = new ByteCursor(file, SIGNATURE);
    int length = cursor.i32be();
    int type = cursor.i32be();
    if (type != IHDR || length != 13) {
      throw new PictureRefused(Refusal.DAMAGED);
    }
    width = cursor.i32be();
    height = cursor.i32be();
    bitDepth = cursor.u8();
    colourType = cursor.u8();
    int compression = cursor.u8();
    int filter = cursor.u8();
    int interlace = cursor.u8();
    if (width < 1 || height < 1 || !depthIsAllowed()) {
      throw new PictureRefused(Refusal.DAMAGED);
    }
    if (compression != 0 || filter != 0 || interlace > 1) {
      throw new PictureRefused(Refusal.DAMAGED);
    }
    interlaced = interlace == 1;
  }

  private boolean depthIsAllowed() {
    return switch (colourType) {
      case 0 -> Integer.bitCount(bitDepth) == 1 && bitDepth <= 16;
      case 3 -> Integer.bitCount(bitDepth) == 1 && bitDepth <= 8;
      case 2, 4, 6 -> bitDepth == 8 || bitDepth == 16;
      default -> false;
    };
  }

  private void readBlocks() throws PictureRefused {
    ByteCursor cursor = new ByteCursor(file, SIGNATURE);
    while (!ended) {
      if (cursor.left() < 12) {
        damaged = true;
        keepRest(cursor);
        return;
      }
      int length = cursor.i32be();
      int from = cursor.at() + 4;
      int type = cursor.i32be();
      if (length < 0 || length > cursor.left() - 4) {
        damaged = true;
        if (type == IDAT) {
          imageBlocks.add(new Range(from, cursor.left()));
        }
        return;
      }
      take(type, new Range(from, length));
      cursor.skip(length);
      if (isCritical(type) && checksum(from, length) != cursor.i32be()) {
        damaged = true;
      } else if (!isCritical(type)) {
        cursor.skip(4);
      }
      end = cursor.at();
    }
  }

  /** A file cut within a block's last bytes has no checksum to read; nothing of a row is lost. */
  private void keepRest(ByteCursor cursor) throws PictureRefused {
    if (cursor.left() > 8) {
      cursor.skip(4);
      if (cursor.i32be() == IDAT) {
        imageBlocks.add(new Range(cursor.at(), cursor.left()));
      }
    }
  }

  private static boolean isCritical(int type) {
    return (type & 0x20000000) == 0;
  }

  private int checksum(int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(file, from - 4, length + 4);
    return (int) crc.getValue();
  }

  private void take(int type, Range range) {
    switch (type) {
      case PLTE -> palette = range;
      case TRNS -> transparency = range;
      case IDAT -> imageBlocks.add(range);
      case IEND -> ended = true;
      case ACTL -> animation |= imageBlocks.isEmpty();
      case FCTL -> frameControls++;
      default -> {}
    }
  }
}
