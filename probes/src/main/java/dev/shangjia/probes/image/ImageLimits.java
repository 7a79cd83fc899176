package dev.shangjia.probes.image;

import java.time.Duration;

/**
 * What one picture may cost. Whatever is above a limit is refused before it is decoded.
 *
 * @param maxBytes the largest file, in bytes
 * @param maxPixels the most pixels of one frame, as the header tells
 * @param maxHeldPixels the most pixels held in memory at a time (four bytes each); larger pictures
 *     are thinned out while they are read. WebP cannot be thinned out: a picture of more than twice
 *     this is refused
 * @param timeout wall time for one file, from its first byte to the last fact
 */
public record ImageLimits(int maxBytes, long maxPixels, int maxHeldPixels, Duration timeout) {
  /** 20 MB, 50 megapixels, 8 megapixels held, 5 seconds. */
  public static final ImageLimits STANDARD =
      new ImageLimits(20_000_000, 50_000_000, 8_000_000, Duration.ofSeconds(5));

  private static final int LONGEST_SIDE = 65_535;

  public ImageLimits {
    if (maxBytes < 1 || maxPixels < 1 || maxHeldPixels < 1 || !timeout.isPositive()) {
      throw new IllegalArgumentException(
          "Limits are positive; these are not: %d bytes, %d pixels, %d held, %s"
              .formatted(maxBytes, maxPixels, maxHeldPixels, timeout));
    }
  }

  /** A side longer than 65,535 is refused too: no format in use can write one that is shown. */
  void refuseTooManyPixels(int width, int height) throws PictureRefused {
    if (Math.max(width, height) > LONGEST_SIDE || (long) width * height > maxPixels) {
      throw new PictureRefused(Refusal.TOO_MANY_PIXELS, width, height, maxPixels);
    }
  }

  /** How many source pixels each held pixel stands for, along one side. */
  int step(int width, int height) {
    long pixels = (long) width * height;
    int step = 1;
    while (pixels / ((long) step * step) > maxHeldPixels) {
      step++;
    }
    return step;
  }
}
