package dev.shangjia.probes.image;

import org.jspecify.annotations.Nullable;

/** The blocks of a GIF file; frames are counted without being decoded. */
final class GifFile {

  /**
   * A frame's place on the screen and where its parts lie in the file.
   *
   * @param colours where its colour table starts; negative for none
   * @param transparent the colour index that is not drawn; negative for none
   * @param data where the compressed data start, at the byte with the code size
   */
  record Frame(
      int x,
      int y,
      int width,
      int height,
      boolean interlaced,
      int colours,
      int colourCount,
      int transparent,
      int data) {}

  private final byte[] file;
  private int width;
  private int height;
  private int globalColours = -1;
  private int globalCount;
  private int transparent = -1;
  private int frames;
  private @Nullable Frame first;
  private boolean ended;
  private int end;

  private GifFile(byte[] file) {
    this.file = file;
  }

  static GifFile read(byte[] file) throws PictureRefused {
    GifFile gif = new GifFile(file);
    ByteCursor cursor = new ByteCursor(file, 6);
    gif.readScreen(cursor);
    try {
      gif.readBlocks(cursor);
    } catch (PictureRefused cutShort) {
      gif.end = file.length;
    }
    return gif;
  }

  PictureHeader header() {
    Frame shown = first;
    boolean covers =
        shown != null
            && shown.x == 0
            && shown.y == 0
            && shown.width >= width
            && shown.height >= height;
    boolean alpha = shown != null && (shown.transparent >= 0 || !covers);
    int trailing = ended ? file.length - end : 0;
    return new PictureHeader(
        PictureFormat.GIF, width, height, Math.max(1, frames), alpha, trailing, !ended);
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

  Frame first() throws PictureRefused {
    Frame frame = first;
    if (frame == null) {
      throw new PictureRefused(Refusal.DAMAGED);
    }
    return frame;
  }

  private void readScreen(ByteCursor cursor) throws PictureRefused {
    width = cursor.u16le();
    height = cursor.u16le();
    int flags = cursor.u8();
    cursor.skip(2);
    if (width == 0 || height == 0) {
      throw new PictureRefused(Refusal.DAMAGED);
    }
    if ((flags & 0x80) != 0) {
      globalColours = cursor.at();
      globalCount = 2 << (flags & 7);
      cursor.skip(3 * globalCount);
    }
  }

  private void readBlocks(ByteCursor cursor) throws PictureRefused {
    while (!ended) {
      switch (cursor.u8()) {
        case 0x21 -> readExtension(cursor);
        case 0x2c -> readFrame(cursor);
        case 0x3b -> {
          ended = true;
          end = cursor.at();
        }
        case 0 -> {} // padding that some writers leave between blocks
        default -> throw new PictureRefused(Refusal.DAMAGED);
      }
    }
  }

  private void readExtension(ByteCursor cursor) throws PictureRefused {
    int label = cursor.u8();
    if (label == 0xf9 && cursor.left() > 5 && file[cursor.at()] == 4) {
      boolean hasTransparent = (file[cursor.at() + 1] & 1) != 0;
      transparent = hasTransparent ? file[cursor.at() + 4] & 0xff : -1;
    }
    skipBlocks(cursor);
  }

  private void readFrame(ByteCursor cursor) throws PictureRefused {
    int x = cursor.u16le();
    int y = cursor.u16le();
    int frameWidth = cursor.u16le();
    int frameHeight = cursor.u16le();
    int flags = cursor.u8();
    int colours = globalColours;
    int count = globalCount;
    if ((flags & 0x80) != 0) {
      colours = cursor.at();
      count = 2 << (flags & 7);
      cursor.skip(3 * count);
    }
    if (first == null) {
      boolean interlaced = (flags & 0x40) != 0;
      first =
          new Frame(
              x, y, frameWidth, frameHeight, interlaced, colours, count, transparent, cursor.at());
    }
    frames++;
    transparent = -1;
    cursor.skip(1);
    skipBlocks(cursor);
  }

  private static void skipBlocks(ByteCursor cursor) throws PictureRefused {
    for (int size = cursor.u8(); size != 0; size = cursor.u8()) {
      cursor.skip(size);
    }
  }
}
