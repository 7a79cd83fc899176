package dev.shangjia.probes.image;

/**
 * An icon file holds one drawing in several sizes; the largest stands for all.
 *
 * @param at where the largest one's picture starts
 * @param length its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // the file's bytes, shared with whoever read it
record IcoFile(byte[] file, int at, int length) {

  static IcoFile read(byte[] file) throws PictureRefused {
    ByteCursor cursor = new ByteCursor(file, 4);
    int count = cursor.u16le();
    int bestArea = 0;
    int bestAt = -1;
    int bestLength = 0;
    for (int i = 0; i < count; i++) {
      int width = (cursor.u8() + 255) % 256 + 1;
      int height = (cursor.u8() + 255) % 256 + 1;
      cursor.skip(6);
      int length = cursor.i32le();
      int at = cursor.i32le();
      boolean inside = at >= 0 && length > 0 && (long) at + length <= file.length;
      if (inside && width * height >= bestArea) {
        bestArea = width * height;
        bestAt = at;
        bestLength = length;
      }
    }
    if (bestAt < 0) {
      throw new PictureRefused(Refusal.DAMAGED);
    }
    return new IcoFile(file, bestAt, bestLength);
  }

  /** Newer icons hold a whole PNG file. */
  boolean holdsPng() {
    return PictureFormat.startsWith(file, at, "\u0089PNG\r\n\u001a\n");
  }

  byte[] png() {
    return java.util.Arrays.copyOfRange(file, at, at + length);
  }

  DibPicture dib() throws PictureRefused {
    return DibPicture.read(file, at);
  }
}
