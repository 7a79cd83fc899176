package dev.shangjia.probes.image;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes icon files. */
final class IcoBytes {
  private IcoBytes() {}

  /** One drawing of at most 256 x 256, 24 bits a pixel, with a mask that hides black pixels. */
  static byte[] of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int stride = (width * 24 + 31) / 32 * 4;
    int maskStride = (width + 31) / 32 * 4;
    int length = 40 + (stride + maskStride) * height;
    ByteBuffer file = ByteBuffer.allocate(22 + length).order(ByteOrder.LITTLE_ENDIAN);
    file.putShort((short) 0).putShort((short) 1).putShort((short) 1);
    file.put((byte) width).put((byte) height).putShort((short) 0);
    file.putShort((short) 1).putShort((short) 24).putInt(length).putInt(22);
    file.putInt(40).putInt(width).putInt(2 * height).putShort((short) 1).putShort((short) 24);
    file.position(22 + 40);
    byte[] mask = new byte[maskStride * height];
    for (int row = 0; row < height; row++) {
      int y = height - 1 - row;
      for (int x = 0; x < width; x++) {
        int colour = image.getRGB(x, y);
        file.put((byte) colour).put((byte) (colour >> 8)).put((byte) (colour >> 16));
        if ((colour & 0xffffff) == 0) {
          mask[row * maskStride + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
      file.position(file.position() + stride - 3 * width);
    }
    return file.put(mask).array();
  }
}
