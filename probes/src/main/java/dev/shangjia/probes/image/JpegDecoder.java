package dev.shangjia.probes.image;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Decodes a JPEG with the JDK's reader. The samples are taken raw and turned into colours here, so
 * that no colour profile of the file is ever loaded, and CMYK pictures can be read too.
 */
final class JpegDecoder {
  /** Scans times pixels: what a progressive file may ask for, about ten times the usual. */
  private static final long MOST_WORK = 1_000_000_000;

  private JpegDecoder() {}

  static Pixels decode(JpegFile jpeg, ImageLimits limits, Deadline deadline) throws PictureRefused {
    PictureHeader header = jpeg.header();
    if (!jpeg.isSupported()) {
      throw new PictureRefused(Refusal.UNSUPPORTED, "JPEG");
    }
    if (jpeg.scans() > 100 && jpeg.scans() * header.pixels() > MOST_WORK) {
      throw new PictureRefused(Refusal.TOO_COMPLEX);
    }
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    int step = limits.step(header.width(), header.height());
    ImageReader reader = readers.next();
    try (ImageIoInput input = new ImageIoInput(jpeg.file(), deadline)) {
      Raster raster =
          input.read(
              reader,
              () -> {
                ImageReadParam param = reader.getDefaultReadParam();
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.readRaster(0, param);
              });
      return pixels(raster, jpeg.colours(), step);
    } finally {
      reader.dispose();
    }
  }

  private static Pixels pixels(Raster raster, JpegFile.Colours colours, int step)
      throws PictureRefused {
    if (!(raster.getDataBuffer() instanceof DataBufferByte buffer)) {
      throw new PictureRefused(Refusal.UNSUPPORTED, "JPEG");
    }
    byte[] samples = buffer.getData();
    int bands = raster.getNumBands();
    int[] argb = new int[raster.getWidth() * raster.getHeight()];
    for (int i = 0, at = 0; i < argb.length; i++, at += bands) {
      argb[i] = 0xff000000 | colour(samples, at, colours);
    }
    return new Pixels(argb, raster.getWidth(), raster.getHeight(), step);
  }

  private static int colour(byte[] samples, int at, JpegFile.Colours colours) {
    return switch (colours) {
      case GREY -> (samples[at] & 0xff) * 0x10101;
      case RGB -> rgb(samples[at] & 0xff, samples[at + 1] & 0xff, samples[at + 2] & 0xff);
      case YCC -> ycc(samples, at);
      // Adobe writes the inks inverted, and everyone else follows.
      case CMYK ->
          inked(
              samples[at] & 0xff,
              samples[at + 1] & 0xff,
              samples[at + 2] & 0xff,
              samples[at + 3] & 0xff);
      case YCCK -> {
        int paper = ycc(samples, at);
        yield inked(paper >> 16 & 0xff, paper >> 8 & 0xff, paper & 0xff, samples[at + 3] & 0xff);
      }
    };
  }

  private static int inked(int red, int green, int blue, int black) {
    return rgb(red * black / 255, green * black / 255, blue * black / 255);
  }

  private static int ycc(byte[] samples, int at) {
    int y = (samples[at] & 0xff) << 16;
    int cb = (samples[at + 1] & 0xff) - 128;
    int cr = (samples[at + 2] & 0xff) - 128;
    int half = 1 << 15;
    return rgb(
        clamp((y + 91881 * cr + half) >> 16),
        clamp((y - 22554 * cb - 46802 * cr + half) >> 16),
        clamp((y + 116130 * cb + half) >> 16));
  }

  private static int clamp(int level) {
    return Math.clamp(level, 0, 255);
  }

  private static int rgb(int red, int green, int blue) {
    return red << 16 | green << 8 | blue;
  }
}
