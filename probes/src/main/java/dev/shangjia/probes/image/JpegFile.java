package dev.shangjia.probes.image;

/** The segments of a JPEG file. */
final class JpegFile {
  /** How the samples of a pixel are to be read. */
  enum Colours {
    GREY,
    YCC,
    RGB,
    CMYK,
    YCCK
  }

  private final byte[] file;
  private int width;
  private int height;
  private int components;
  private int frameType;
  private int firstComponent;
  private boolean jfif;
  private int adobeTransform = -1;
  private int scans;
  private boolean ended;
  private int end;

  private JpegFile(byte[] file) {
    this.file = file;
  }

  static JpegFile read(byte[] file) throws PictureRefused {
    JpegFile jpeg = new JpegFile(file);
    try {
      jpeg.readSegments(new ByteCursor(file, 2));
    } catch (PictureRefused cutShort) {
      if (jpeg.width == 0) {
        throw cutShort;
      }
    }
    if (jpeg.width == 0 || jpeg.height == 0) {
      throw new PictureRefused(Refusal.DAMAGED);
    }
    return jpeg;
  }

  PictureHeader header() {
    int trailing = ended ? file.length - end : 0;
    return new PictureHeader(PictureFormat.JPEG, width, height, 1, false, trailing, !ended);
  }

  byte[] file() {
    return file;
  }

  int components() {
    return components;
  }

  /** Scans times pixels is what decoding costs. */
  int scans() {
    return scans;
  }

  /** Baseline, extended or progressive with Huffman codes; the rest no browser shows either. */
  boolean isSupported() {
    return frameType <= 0xc2 && (components == 1 || components == 3 || components == 4);
  }

  Colours colours() {
    return switch (components) {
      case 1 -> Colours.GREY;
      case 3 -> threeComponents();
      default -> adobeTransform == 2 ? Colours.YCCK : Colours.CMYK;
    };
  }

  private Colours threeComponents() {
    if (jfif) {
      return Colours.YCC;
    }
    if (adobeTransform >= 0) {
      return adobeTransform == 0 ? Colours.RGB : Colours.YCC;
    }
    return firstComponent == 'R' ? Colours.RGB : Colours.YCC;
  }

  private void readSegments(ByteCursor cursor) throws PictureRefused {
    while (!ended) {
      int marker = nextMarker(cursor);
      boolean bare = (marker >= 0xd0 && marker <= 0xd8) || marker == 0x01;
      if (marker == 0xd9) {
        ended = true;
        end = cursor.at();
      } else if (!bare) {
        readSegment(cursor, marker);
      }
    }
  }

  /** The next marker; compressed data and stray bytes before it are stepped over. */
  private int nextMarker(ByteCursor cursor) throws PictureRefused {
    while (true) {
      while (cursor.u8() != 0xff) {}
      int code = cursor.u8();
      while (code == 0xff) {
        code = cursor.u8();
      }
      if (code != 0) {
        return code;
      }
    }
  }

  private void readSegment(ByteCursor cursor, int marker) throws PictureRefused {
    int length = cursor.u16be() - 2;
    int from = cursor.at();
    if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
      readFrame(cursor, marker);
    } else if (marker == 0xe0 && PictureFormat.startsWith(file, from, "JFIF\0")) {
      jfif = true;
    } else if (marker == 0xee && length >= 12 && PictureFormat.startsWith(file, from, "Adobe")) {
      adobeTransform = cursor.left() > 11 ? file[from + 11] & 0xff : -1;
    } else if (marker == 0xda) {
      scans++;
    }
    cursor.skip(from + length - cursor.at());
  }

  private void readFrame(ByteCursor cursor, int marker) throws PictureRefused {
    if (width != 0) {
      throw new PictureRefused(Refusal.DAMAGED);
    }
    frameType = marker;
    cursor.skip(1);
    height = cursor.u16be();
    width = cursor.u16be();
    components = cursor.u8();
    firstComponent = cursor.u8();
    cursor.skip(2);
  }
}
