package dev.shangjia.probes.image;

/** A Windows bitmap: what stands in a BMP file after its first 14 bytes, and inside an ICO file. */
final class DibPicture {
  private static final int UNCOMPRESSED = 0;
  private static final int BITFIELDS = 3;

  private final byte[] file;
  private final int at;
  private int width;
  private int height;
  private boolean bottomUp;
  private int bitsPerPixel;
  private int compression;
  private int headerBytes;
  private int colourCount;

  private DibPicture(byte[] file, int at) {
    this.file = file;
    this.at = at;
  }

  /**
   * Reads the header.
   *
   * @param at where it starts in the file
   */
  static DibPicture read(byte[] file, int at) throws PictureRefused {
    DibPicture dib = new DibPicture(file, at);
    dib.readHeader();
    return dib;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  private void readHeader() throws PictureRefused {
    ByteCursor cursor = new ByteCursor(file, at);
    headerBytes = cursor.i32le();
    if (headerBytes == 12) {
      width = cursor.u16le();
      height = cursor.u16le();
      cursor.skip(2);
      bitsPerPixel = cursor.u16le();
      bottomUp = true;
    } else if (headerBytes >= 40 && headerBytes <= 256) {
      width = cursor.i32le();
      int signedHeight = cursor.i32le();
      bottomUp = signedHeight > 0;
      height = Math.abs(signedHeight);
      cursor.skip(2);
      bitsPerPixel = cursor.u16le();
      compression = cursor.i32le();
      cursor.skip(12);
      colourCount = cursor.i32le();
    } else {
      throw new PictureRefused(Refusal.DAMAGED);
    }
    if (width < 1 || height < 1) {
      throw new PictureRefused(Refusal.DAMAGED);
    }
  }

  /**
   * Decodes it as a BMP file's picture.
   *
   * @param data where the rows start
   */
  Pixels decode(int data, ImageLimits limits, Deadline deadline) throws PictureRefused {
    Pixels pixels = Pixels.blank(width, height, limits.step(width, height));
    decodeRows(pixels, data, height, deadline, false);
    return pixels;
  }

  /** Decodes it as an icon: twice as high, the lower half being the mask of what is shown. */
  Pixels decodeIcon(ImageLimits limits, Deadline deadline) throws PictureRefused {
    int iconHeight = Math.max(1, height / 2);
    Pixels pixels = Pixels.blank(width, iconHeight, limits.step(width, iconHeight));
    int data = at + headerBytes + 4 * colours();
    boolean anyAlpha = decodeRows(pixels, data, iconHeight, deadline, bitsPerPixel == 32);
    if (!anyAlpha) {
      applyMask(pixels, data + rowBytes(bitsPerPixel) * iconHeight, iconHeight);
    }
    return pixels;
  }

  private int colours() {
    if (bitsPerPixel > 8) {
      return 0;
    }
    int most = 1 << bitsPerPixel;
    return colourCount > 0 && colourCount < most ? colourCount : most;
  }

  private int rowBytes(int bits) {
    return Math.toIntExact(((long) width * bits + 31) / 32 * 4);
  }

  /** Returns whether a pixel had alpha of its own. */
  private boolean decodeRows(
      Pixels pixels, int data, int rows, Deadline deadline, boolean withAlpha)
      throws PictureRefused {
    refuseUnsupported();
    int stride = rowBytes(bitsPerPixel);
    if (data < 0 || (long) data + (long) stride * rows > file.length) {
      throw new PictureRefused(Refusal.DAMAGED);
    }
    boolean anyAlpha = false;
    int step = pixels.step();
    for (int row = 0; row < pixels.height(); row++) {
      int source = bottomUp ? rows - 1 - row * step : row * step;
      for (int x = 0; x < pixels.width(); x++) {
        int colour = colour(data + source * stride, x * step);
        anyAlpha |= colour >>> 24 != 0;
        pixels.argb()[row * pixels.width() + x] = withAlpha ? colour : 0xff000000 | colour;
      }
      deadline.check();
    }
    return withAlpha && anyAlpha;
  }

  private void refuseUnsupported() throws PictureRefused {
    boolean plain = compression == UNCOMPRESSED || (compression == BITFIELDS && bitsPerPixel == 32);
    boolean depth =
        switch (bitsPerPixel) {
          case 1, 4, 8, 16, 24, 32 -> true;
          default -> false;
        };
    if (!plain || !depth) {
      throw new PictureRefused(Refusal.UNSUPPORTED, "BMP");
    }
  }

  private int colour(int row, int x) {
    return switch (bitsPerPixel) {
      case 32 -> u8(row + 4 * x + 3) << 24 | bgr(row + 4 * x);
      case 24 -> bgr(row + 3 * x);
      case 16 -> {
        int packed = u8(row + 2 * x) | u8(row + 2 * x + 1) << 8;
        int red = (packed >> 10 & 31) * 255 / 31;
        int green = (packed >> 5 & 31) * 255 / 31;
        yield red << 16 | green << 8 | (packed & 31) * 255 / 31;
      }
      default -> {
        int bit = x * bitsPerPixel;
        int shift = 8 - bitsPerPixel - bit % 8;
        int index = u8(row + bit / 8) >> shift & (1 << bitsPerPixel) - 1;
        int size = headerBytes == 12 ? 3 : 4;
        int entry = at + headerBytes + size * index;
        yield index < colours() && entry + 3 <= file.length ? bgr(entry) : 0;
      }
    };
  }

  private void applyMask(Pixels pixels, int mask, int rows) {
    int stride = rowBytes(1);
    int step = pixels.step();
    for (int y = 0; y < pixels.height(); y++) {
      int row = mask + (rows - 1 - y * step) * stride;
      for (int x = 0; x < pixels.width(); x++) {
        int place = row + x * step / 8;
        boolean hidden = place < file.length && (u8(place) >> (7 - x * step % 8) & 1) != 0;
        int colour = pixels.at(x, y);
        pixels.argb()[y * pixels.width() + x] = hidden ? 0 : 0xff000000 | colour;
      }
    }
  }

  private int bgr(int place) {
    return u8(place + 2) << 16 | u8(place + 1) << 8 | u8(place);
  }

  private int u8(int place) {
    return file[place] & 0xff;
  }
}
