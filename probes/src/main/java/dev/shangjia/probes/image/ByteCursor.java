package dev.shangjia.probes.image;

/**
 * Reads numbers from a hostile file. Reading past the end is a {@link PictureRefused} with code
 * {@code damaged}, never an index error.
 */
final class ByteCursor {
  private final byte[] file;
  private int at;

  ByteCursor(byte[] file, int at) {
    this.file = file;
    this.at = at;
  }

  int at() {
    return at;
  }

  int left() {
    return file.length - at;
  }

  void skip(int count) throws PictureRefused {
    need(count);
    at += count;
  }

  int u8() throws PictureRefused {
    need(1);
    return file[at++] & 0xff;
  }

  int u16le() throws PictureRefused {
    return u8() | u8() << 8;
  }

  int u16be() throws PictureRefused {
    return u8() << 8 | u8();
  }

  int u24le() throws PictureRefused {
    return u8() | u8() << 8 | u8() << 16;
  }

  /** As a signed number: what is negative is larger than any file and for the caller to refuse. */
  int i32le() throws PictureRefused {
    return u16le() | u16le() << 16;
  }

  int i32be() throws PictureRefused {
    return u16be() << 16 | u16be();
  }

  private void need(int count) throws PictureRefused {
    if (count < 0 || count > file.length - at) {
      throw new PictureRefused(Refusal.DAMAGED);
    }
  }
}
