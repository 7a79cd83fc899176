package dev.shangjia.probes.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import javax.imageio.ImageReader;

/** Decodes the first frame of a WebP. The reader cannot thin out, so it is given less to hold. */
final class WebpDecoder {
  private WebpDecoder() {}

  static Pixels decode(WebpFile webp, ImageLimits limits, Deadline deadline) throws PictureRefused {
    PictureHeader header = webp.header();
    long most = 2L * limits.maxHeldPixels();
    if (header.pixels() > most) {
      throw new PictureRefused(Refusal.TOO_MANY_PIXELS, header.width(), header.height(), most);
    }
    ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
    try (ImageIoInput input = new ImageIoInput(webp.file(), deadline)) {
      return input.read(reader, () -> thinned(reader.read(0), limits));
    } finally {
      reader.dispose();
    }
  }

  private static Pixels thinned(BufferedImage picture, ImageLimits limits) {
    int step = limits.step(picture.getWidth(), picture.getHeight());
    Pixels pixels = Pixels.blank(picture.getWidth(), picture.getHeight(), step);
    // Samples rather than getRGB: colour models convert pixel by pixel, and may load profiles.
    Raster raster = picture.getRaster();
    int bands = raster.getNumBands();
    int[] row = new int[raster.getWidth() * bands];
    for (int y = 0; y < pixels.height(); y++) {
      raster.getPixels(0, y * step, raster.getWidth(), 1, row);
      for (int x = 0; x < pixels.width(); x++) {
        int at = x * step * bands;
        int alpha = bands == 4 ? row[at + 3] : 255;
        pixels.argb()[y * pixels.width() + x] =
            alpha << 24 | row[at] << 16 | row[at + 1] << 8 | row[at + 2];
      }
    }
    return pixels;
  }
}
