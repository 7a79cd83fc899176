package dev.shangjia.probes.image;

/** A raster file whose header was read and whose first frame can be decoded. */
record Picture(PictureHeader header, Decoder decoder) {

  /** Decodes the first frame. */
  @FunctionalInterface
  interface Decoder {
    Pixels decode(ImageLimits limits, Deadline deadline) throws PictureRefused;
  }

  /** Reads the header of a PNG, JPEG, GIF, WebP, BMP or ICO file. */
  static Picture read(PictureFormat format, byte[] file) throws PictureRefused {
    return switch (format) {
      case PNG -> png(PngFile.read(file));
      case JPEG -> {
        JpegFile jpeg = JpegFile.read(file);
        yield new Picture(jpeg.header(), (limits, by) -> JpegDecoder.decode(jpeg, limits, by));
      }
      case GIF -> {
        GifFile gif = GifFile.read(file);
        yield new Picture(gif.header(), (limits, by) -> GifDecoder.decode(gif, limits, by));
      }
      case WEBP -> {
        WebpFile webp = WebpFile.read(file);
        yield new Picture(webp.header(), (limits, by) -> WebpDecoder.decode(webp, limits, by));
      }
      case BMP -> bmp(file);
      case ICO -> ico(IcoFile.read(file));
      case SVG, TIFF, AVIF, HEIC, UNKNOWN ->
          throw new IllegalArgumentException(format + " is not decoded");
    };
  }

  private static Picture png(PngFile png) {
    return new Picture(png.header(), (limits, by) -> PngDecoder.decode(png, limits, by));
  }

  private static Picture bmp(byte[] file) throws PictureRefused {
    int data = new ByteCursor(file, 10).i32le();
    DibPicture dib = DibPicture.read(file, 14);
    return new Picture(
        still(PictureFormat.BMP, dib.width(), dib.height(), false),
        (limits, by) -> dib.decode(data, limits, by));
  }

  private static Picture ico(IcoFile ico) throws PictureRefused {
    if (ico.holdsPng()) {
      Picture inner = png(PngFile.read(ico.png()));
      PictureHeader header = inner.header();
      return new Picture(
          still(PictureFormat.ICO, header.width(), header.height(), header.alphaChannel()),
          inner.decoder());
    }
    DibPicture dib = ico.dib();
    return new Picture(
        still(PictureFormat.ICO, dib.width(), Math.max(1, dib.height() / 2), true),
        dib::decodeIcon);
  }

  private static PictureHeader still(
      PictureFormat format, int width, int height, boolean alphaChannel) {
    return new PictureHeader(format, width, height, 1, alphaChannel, 0, false);
  }
}
