package dev.shangjia.probes.pdf;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.management.ManagementFactory;
import org.apache.pdfbox.io.RandomAccess;
import org.apache.pdfbox.io.RandomAccessReadWriteBuffer;
import org.apache.pdfbox.io.RandomAccessStreamCache;

/**
 * Measures what the streams of one PDF unpack to, by what its thread allocates between the first
 * read of a stream and the last: the parser unpacks one stream at a time, into memory. Belongs to
 * one thread.
 */
final class UnpackingMeter {
  /** Single bytes between two looks. */
  private static final int BYTES = 512;

  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  private final long most;
  private boolean exceeded;

  /**
   * A meter.
   *
   * @param most bytes that one stream may come to; packed data of some kinds allocate twice
   */
  UnpackingMeter(long most) {
    this.most = 2 * most;
  }

  /** The parser goes on after errors; the meter does not forget. */
  void refuseIfTooMuch() throws UnpacksTooMuchException {
    if (exceeded) {
      throw new UnpacksTooMuchException();
    }
  }

  /** Refuses the document for another reason than a measure. */
  void refuse() throws UnpacksTooMuchException {
    exceeded = true;
    refuseIfTooMuch();
  }

  Tap tap() {
    return new Tap();
  }

  /** Memory for streams that were decrypted, metered like those of the file. */
  RandomAccessStreamCache buffers() {
    return new RandomAccessStreamCache() {
      @Override
      public RandomAccess createBuffer() {
        return new Buffer(tap());
      }

      @Override
      public void close() {}
    };
  }

  /** Where the content of one stream is read from. */
  final class Tap {
    private long begin = -1;
    private int bytes;

    private Tap() {}

    /** Asked before a byte is read. */
    void one(long position) throws IOException {
      if (position == 0 || ++bytes == BYTES) {
        bytes = 0;
        many(position);
      }
    }

    /** Asked before several bytes are read. */
    void many(long position) throws IOException {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("the time of this document is over");
      }
      refuseIfTooMuch();
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      if (position == 0 || begin < 0) {
        begin = allocated;
      }
      if (allocated - begin > most) {
        refuse();
      }
    }
  }

  private static final class Buffer extends RandomAccessReadWriteBuffer {
    private final Tap tap;

    Buffer(Tap tap) {
      this.tap = tap;
    }

    @Override
    public int read() throws IOException {
      tap.one(getPosition());
      return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      tap.many(getPosition());
      return super.read(target, offset, length);
    }
  }
}
