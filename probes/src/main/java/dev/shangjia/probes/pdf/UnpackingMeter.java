package dev.shangjia.probes.pdf;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.management.ManagementFactory;
import org.apache.pdfbox.io.RandomAccess;
import org.apache.pdfbox.io.RandomAccessReadWriteBuffer;
import org.apache.pdfbox.io.RandomAccessStreamCache;

/**
 * Measures what the parser makes of one PDF in memory, by what its thread allocates while it reads:
 * of a stream between its first byte and its last, because whole streams are unpacked one at a
 * time; of the file's objects all together, because they stay. Belongs to one thread.
 */
final class UnpackingMeter {
  /** Single bytes between two looks. */
  private static final int BYTES = 512;

  /** The most that so many bytes of objects make; what is more was made of something else. */
  private static final long MOST_OF_OBJECTS = 100_000;

  /** How much more than its bytes the objects in an unpacked stream take. */
  private static final int OBJECTS_PER_BYTE = 12;

  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  private final long most;
  private long objects;
  private boolean refused;
  private boolean holdsObjects;

  /**
   * A meter.
   *
   * @param most bytes that one stream may come to; what is packed in some ways allocates twice
   */
  UnpackingMeter(long most) {
    this.most = 2 * most;
  }

  /** The parser goes on after errors; the meter does not forget. */
  void refuseIfTooMuch() throws TooComplexException {
    if (refused) {
      throw new TooComplexException();
    }
  }

  /** Refuses the document for another reason than a measure. */
  void refuse() throws TooComplexException {
    refused = true;
    refuseIfTooMuch();
  }

  /** Says what the streams are whose content is asked for from now on: packed objects, or not. */
  void nextHoldsObjects(boolean objectsFollow) {
    holdsObjects = objectsFollow;
  }

  /** For one stream. */
  Tap ofStream() {
    return new Tap(holdsObjects ? Counts.PACKED_OBJECTS : Counts.STREAM);
  }

  /** For the objects of the file, outside of streams. */
  Tap ofObjects() {
    return new Tap(Counts.OBJECTS);
  }

  /** Memory for streams that were decrypted, metered like those of the file. */
  RandomAccessStreamCache buffers() {
    return new RandomAccessStreamCache() {
      @Override
      public RandomAccess createBuffer() {
        return new Buffer(ofStream());
      }

      @Override
      public void close() {}
    };
  }

  private enum Counts {
    STREAM,
    PACKED_OBJECTS,
    OBJECTS
  }

  /** Where bytes are read from. */
  final class Tap {
    private final Counts counts;
    private long begin = -1;
    private long last;
    private int bytes;

    private Tap(Counts counts) {
      this.counts = counts;
    }

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
      if (begin < 0 || (position == 0 && counts != Counts.OBJECTS)) {
        begin = allocated;
        last = allocated;
      }
      long made = allocated - last;
      last = allocated;
      switch (counts) {
        case STREAM -> {}
        case PACKED_OBJECTS -> objects += made * OBJECTS_PER_BYTE;
        case OBJECTS -> objects += Math.min(made, MOST_OF_OBJECTS);
      }
      boolean streamTooLong = counts != Counts.OBJECTS && allocated - begin > most;
      if (streamTooLong || objects > most) {
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
