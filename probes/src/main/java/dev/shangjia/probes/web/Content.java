package dev.shangjia.probes.web;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;

/** The bytes of an answer, unpacked. */
public final class Content {
  private final byte[] bytes;

  Content(byte[] bytes) {
    this.bytes = bytes;
  }

  /** How many there are. */
  public int size() {
    return bytes.length;
  }

  /** All of them, copied. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * The first of them as text.
   *
   * @param most how many
   */
  public String beginning(int most, Charset charset) {
    return new String(bytes, 0, Math.min(bytes.length, most), charset);
  }

  /**
   * Reads the first of them.
   *
   * @param most how many
   */
  public InputStream beginning(int most) {
    return new ByteArrayInputStream(bytes, 0, Math.min(bytes.length, most));
  }
}
