package dev.shangjia.probes.image;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.util.Map;

/** Draws QR codes. */
final class TestCodes {
  private TestCodes() {}

  /** A code without a quiet zone, so many pixels to a module. */
  static BufferedImage qr(String text, int module, int dark, int light) {
    try {
      BitMatrix bits =
          new QRCodeWriter()
              .encode(text, BarcodeFormat.QR_CODE, 1, 1, Map.of(EncodeHintType.MARGIN, 0));
      int side = bits.getWidth() * module;
      BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          image.setRGB(x, y, bits.get(x / module, y / module) ? dark : light);
        }
      }
      return image;
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
