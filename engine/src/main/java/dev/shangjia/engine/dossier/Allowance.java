package dev.shangjia.engine.dossier;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream of which at most an allowance is read. Names and headers of archives are held in memory
 * by those who parse them, so what they may read is bounded while content, which is not held, goes
 * through.
 */
final class Allowance extends FilterInputStream {
  private static final int TAR_RECORD = 512;

  private long left = Long.MAX_VALUE;
  private long zeros;
  private boolean end;
  private boolean more;

  Allowance(InputStream in) {
    super(in);
  }

  /** From here on, so many bytes may be read; the end mark is looked for anew. */
  void allow(long bytes) {
    left = bytes;
    zeros = 0;
    end = false;
    more = false;
  }

  /** From here on, everything may be read. */
  void allowAll() {
    left = Long.MAX_VALUE;
  }

  /** Whether tar's end mark was read since the allowance was given: a record of zeros. */
  boolean sawEnd() {
    return end;
  }

  /** Whether something else than zeros was read after the end mark. */
  boolean sawMore() {
    return more;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left <= 0) {
      throw new IOException("more bytes than the allowance");
    }
    int read = super.read(buffer, offset, (int) Math.min(length, left));
    if (read > 0) {
      left -= read;
      lookForEnd(buffer, offset, read);
    }
    return read;
  }

  private void lookForEnd(byte[] buffer, int offset, int read) {
    int at = offset + read;
    while (at > offset && buffer[at - 1] == 0) {
      at--;
    }
    int trailing = offset + read - at;
    more |= end && trailing < read;
    zeros = trailing == read ? zeros + trailing : trailing;
    end |= zeros >= TAR_RECORD;
  }

  /** Reads on instead, so that what is skipped counts. */
  @Override
  public long skip(long count) throws IOException {
    return Math.max(0, read(new byte[(int) Math.min(count, 8 << 10)]));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
