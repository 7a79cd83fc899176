package dev.shangjia.probes.pdf;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;

/** A file in memory whose streams are read through a meter. */
final class MeteredSource extends RandomAccessReadBuffer {
  private final UnpackingMeter meter;

  MeteredSource(byte[] file, UnpackingMeter meter) {
    super(file);
    this.meter = meter;
  }

  @Override
  public RandomAccessReadView createView(long start, long length) {
    return new Stream(this, start, length, meter.tap());
  }

  private static final class Stream extends RandomAccessReadView {
    private final UnpackingMeter.Tap tap;

    Stream(MeteredSource source, long start, long length, UnpackingMeter.Tap tap) {
      super(source, start, length);
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
