package dev.shangjia.probes.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Builds PNG files block by block, the honest and the other ones. */
final class PngBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  PngBytes() {
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
  }

  PngBytes header(int width, int height, int bitDepth, int colourType) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    return block("IHDR", header.put((byte) bitDepth).put((byte) colourType).array());
  }

  PngBytes block(String type, byte... content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    out.writeBytes(name);
    out.writeBytes(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    return this;
  }

  /** Image data of so many zero bytes, which compress a thousand to one. */
  PngBytes zeros(String type, long count, byte... prefix) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.writeBytes(prefix);
    Deflater deflater = new Deflater(9);
    byte[] chunk = new byte[1 << 16];
    byte[] buffer = new byte[1 << 16];
    for (long left = count; left > 0; left -= chunk.length) {
      deflater.setInput(chunk, 0, (int) Math.min(left, chunk.length));
      while (!deflater.needsInput()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return block(type, packed.toByteArray());
  }

  byte[] end() {
    return block("IEND").unended();
  }

  byte[] unended() {
    return out.toByteArray();
  }
}
