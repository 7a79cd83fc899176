package dev.shangjia.probes.image;

/** The LZW codes of a GIF frame, read across its sub-blocks. */
final class GifCodes {
  private final ByteCursor cursor;
  private final int startSize;
  private int size;
  private int blockLeft;
  private int held;
  private int bits;

  GifCodes(byte[] file, int at) throws PictureRefused {
    cursor = new ByteCursor(file, at);
    startSize = cursor.u8();
    if (startSize < 1 || startSize > 11) {
      throw new PictureRefused(Refusal.DAMAGED);
    }
    size = startSize + 1;
  }

  int startSize() {
    return startSize;
  }

  /**
   * The next code.
   *
   * @param known how many codes the table holds, which sets how wide the next one is
   */
  int next(int known) throws PictureRefused {
    while (known >= 1 << size && size < 12) {
      size++;
    }
    while (bits < size) {
      held |= nextByte() << bits;
      bits += 8;
    }
    int code = held & (1 << size) - 1;
    held >>>= size;
    bits -= size;
    if (code == 1 << startSize) {
      size = startSize + 1;
    }
    return code;
  }

  private int nextByte() throws PictureRefused {
    if (blockLeft == 0) {
      blockLeft = cursor.u8();
      if (blockLeft == 0) {
        throw new PictureRefused(Refusal.DAMAGED);
      }
    }
    blockLeft--;
    return cursor.u8();
  }
}
