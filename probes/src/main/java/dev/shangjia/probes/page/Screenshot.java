package dev.shangjia.probes.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/** A picture of a page, as a PNG file. */
final class Screenshot {
  private static final int NEAR = 6;

  private final byte[] png;

  /** A picture from its file, which must not change any more. */
  Screenshot(byte[] png) {
    this.png = png;
  }

  /** Its file. */
  byte[] png() {
    return png;
  }

  /** SHA-256 of the file, in lower-case hexadecimal. */
  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /**
   * Whether everything in the upper part of it has one colour, as far as an eye can tell.
   *
   * @param height of the part, in pixels
   */
  boolean isOfOneColour(int height) {
    BufferedImage image;
    try {
      image = ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException unreadable) {
      return false;
    }
    if (image == null) {
      return false;
    }
    int first = image.getRGB(0, 0);
    for (int y = 0; y < Math.min(height, image.getHeight()); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (!isNear(image.getRGB(x, y), first)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isNear(int one, int other) {
    for (int shift = 0; shift <= 16; shift += 8) {
      if (Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) > NEAR) {
        return false;
      }
    }
    return true;
  }
}
