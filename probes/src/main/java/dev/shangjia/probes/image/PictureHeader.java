package dev.shangjia.probes.image;

/**
 * What a file's header and block structure tell, before a pixel is decoded.
 *
 * @param frames pictures shown one after the other; 1 for a still
 * @param alphaChannel whether the file can hold transparent pixels
 * @param trailingBytes bytes after the picture's end, which no picture viewer reads
 * @param damaged blocks cut short, missing or with a wrong checksum
 */
record PictureHeader(
    PictureFormat format,
    int width,
    int height,
    int frames,
    boolean alphaChannel,
    int trailingBytes,
    boolean damaged) {

  PictureHeader {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("A picture of " + width + "x" + height);
    }
  }

  boolean animated() {
    return frames > 1;
  }

  long pixels() {
    return (long) width * height;
  }
}
