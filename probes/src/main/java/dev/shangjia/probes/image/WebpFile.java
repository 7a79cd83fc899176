package dev.shangjia.probes.image;

/** The blocks of a WebP file. */
final class WebpFile {
  private final byte[] file;
  private int width;
  private int height;
  private boolean alpha;
  private int frames;
  private boolean animation;
  private boolean damaged;
  private long end;

  private WebpFile(byte[] file) {
    this.file = file;
  }

  static WebpFile read(byte[] file) throws PictureRefused {
    WebpFile webp = new WebpFile(file);
    webp.end = 8 + (new ByteCursor(file, 4).i32le() & 0xffffffffL);
    webp.readBlocks();
    if (webp.width == 0 || webp.height == 0) {
      throw new PictureRefused(Refusal.DAMAGED);
    }
    return webp;
  }

  PictureHeader header() {
    boolean cut = end > file.length;
    int trailing = cut ? 0 : (int) (file.length - end);
    return new PictureHeader(
        PictureFormat.WEBP,
        width,
        height,
        animation ? Math.max(1, frames) : 1,
        alpha,
        trailing,
        cut || damaged);
  }

  byte[] file() {
    return file;
  }

  private void readBlocks() throws PictureRefused {
    ByteCursor cursor = new ByteCursor(file, 12);
    while (cursor.left() >= 8) {
      int at = cursor.at();
      cursor.skip(4);
      int length = cursor.i32le();
      readBlock(at);
      long padded = (length & 0xffffffffL) + (length & 1);
      if (padded > cursor.left()) {
        damaged = (length & 0xffffffffL) > cursor.left();
        return;
      }
      cursor.skip((int) padded);
    }
  }

  private void readBlock(int at) throws PictureRefused {
    ByteCursor content = new ByteCursor(file, at + 8);
    if (PictureFormat.startsWith(file, at, "VP8X")) {
      int flags = content.u8();
      content.skip(3);
      alpha = (flags & 0x10) != 0;
      animation = (flags & 0x02) != 0;
      width = content.u24le() + 1;
      height = content.u24le() + 1;
    } else if (PictureFormat.startsWith(file, at, "VP8L") && width == 0) {
      content.skip(1);
      int bits = content.i32le();
      width = (bits & 0x3fff) + 1;
      height = (bits >> 14 & 0x3fff) + 1;
      alpha = (bits >> 28 & 1) != 0;
    } else if (PictureFormat.startsWith(file, at, "VP8 ") && width == 0) {
      content.skip(6);
      width = content.u16le() & 0x3fff;
      height = content.u16le() & 0x3fff;
    } else if (PictureFormat.startsWith(file, at, "ANMF")) {
      frames++;
    }
  }
}
