package dev.shangjia.probes.web;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Reads a body, unpacked, as far as a limit. */
final class Body {
  private static final int BUFFER = 16 << 10;

  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final int most;
  private boolean cut;

  /** A body of at most so many bytes, packed as well as unpacked. */
  Body(int most) {
    this.most = most;
  }

  /**
   * Reads it to its end, or as far as the limit.
   *
   * @param packing what {@code Content-Encoding} says; empty for nothing
   * @throws ZipException when it is packed in another way, or not soundly
   * @throws IOException when it ends early; what came until then stays
   */
  void read(InputStream in, String packing) throws IOException {
    var bounded = new Bounded(in, most);
    try (InputStream unpacked = unpacked(bounded, packing.strip().toLowerCase(Locale.ROOT))) {
      byte[] buffer = new byte[BUFFER];
      for (int count; !cut && (count = unpacked.read(buffer)) >= 0; ) {
        int room = most - read.size();
        read.write(buffer, 0, Math.min(count, room));
        cut = count > room;
      }
      cut |= bounded.isSpent();
    } catch (EOFException early) {
      cut = bounded.isSpent();
      if (!cut) {
        throw early;
      }
    }
  }

  private static InputStream unpacked(InputStream in, String packing) throws IOException {
    return switch (packing) {
      case "", "identity" -> in;
      case "gzip", "x-gzip" -> new GZIPInputStream(in, BUFFER);
      case "deflate" -> inflated(new BufferedInputStream(in, BUFFER));
      default -> throw new ZipException("packed by " + packing);
    };
  }

  /** The standard has zlib's header, many servers leave it out. */
  private static InputStream inflated(BufferedInputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    boolean headed = (first & 0x0F) == 8 && ((first << 8) + second) % 31 == 0;
    return new InflaterInputStream(in, new Inflater(!headed), BUFFER) {
      @Override
      public void close() throws IOException {
        super.close();
        inf.end();
      }
    };
  }

  /** What was read. */
  byte[] bytes() {
    return read.toByteArray();
  }

  /** Whether there is more than the limit. */
  boolean isCut() {
    return cut;
  }

  /** Ends where the limit is, and tells whether there was more. */
  private static final class Bounded extends FilterInputStream {
    private long left;
    private boolean spent;

    Bounded(InputStream in, long most) {
      super(in);
      this.left = most;
    }

    boolean isSpent() {
      return spent;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        spent = spent || super.read() >= 0;
        return -1;
      }
      int count = super.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(count, 0);
      return count;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    /** The connection is closed by whoever opened it, without reading the rest. */
    @Override
    public void close() {}
  }
}
