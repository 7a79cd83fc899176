package dev.shangjia.probes.image;

import java.util.Locale;

/** What a file is by its content; the file's name plays no part. */
enum PictureFormat {
  PNG,
  JPEG,
  GIF,
  WEBP,
  BMP,
  ICO,
  SVG,
  TIFF,
  AVIF,
  HEIC,
  UNKNOWN;

  /** The word rules compare with: {@code png}, {@code jpeg}, ... */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static PictureFormat of(byte[] file) {
    if (startsWith(file, 0, "\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (startsWith(file, 0, "\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (startsWith(file, 0, "GIF87a") || startsWith(file, 0, "GIF89a")) {
      return GIF;
    }
    if (startsWith(file, 0, "RIFF") && startsWith(file, 8, "WEBP")) {
      return WEBP;
    }
    if (startsWith(file, 0, "BM") && file.length >= 26) {
      return BMP;
    }
    if (startsWith(file, 0, "\0\0\u0001\0") && file.length >= 22) {
      return ICO;
    }
    if (startsWith(file, 0, "II*\0") || startsWith(file, 0, "MM\0*")) {
      return TIFF;
    }
    if (startsWith(file, 4, "ftypavif") || startsWith(file, 4, "ftypavis")) {
      return AVIF;
    }
    if (startsWith(file, 4, "ftyphei") || startsWith(file, 4, "ftypmif1")) {
      return HEIC;
    }
    return SvgFile.looksLikeSvg(file) ? SVG : UNKNOWN;
  }

  /** Whether the bytes at {@code at} are those of {@code magic}, one byte for each character. */
  static boolean startsWith(byte[] file, int at, String magic) {
    if (file.length - at < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((file[at + i] & 0xff) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
