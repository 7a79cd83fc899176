package dev.shangjia.probes.pdf;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;

/** A file in memory whose objects and streams are read through a meter. */
final class MeteredSource extends RandomAccessReadBuffer {
  private final UnpackingMeter meter;
  private final UnpackingMeter.Tap objects;

  /** Whether it is a stream that is read; streams have taps of their own. */
  private boolean streaming;

  MeteredSource(byte[] file, UnpackingMeter meter) {
    super(file);
    this.meter = meter;
    this.objects = meter.ofObjects();
  }

  @Override
  public int read() throws IOException {
    if (!streaming) {
      objects.one(getPosition());
    }
    return super.read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (!streaming) {
      objects.many(getPosition());
    }
    return super.read(target, offset, length);
  }

  @Override
  public RandomAccessReadView createView(long start, long length) {
    return new Stream(this, start, length, meter.ofStream());
  }

  private static final class Stream extends RandomAccessReadView {
    private final MeteredSource source;
    private final UnpackingMeter.Tap tap;

    Stream(MeteredSource source, long start, long length, UnpackingMeter.Tap tap) {
      super(source, start, length);
      this.source = source;
      this.tap = tap;
    }

    @Override
    public int read() throws IOException {
      tap.one(getPosition());
      source.streaming = true;
      try {
        return super.read();
      } finally {
        source.streaming = false;
      }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      tap.many(getPosition());
      source.streaming = true;
      try {
        return super.read(target, offset, length);
      } finally {
        source.streaming = false;
      }
    }
  }
}
