package dev.shangjia.probes.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Feeds a file in memory to an ImageIO reader, and turns whatever the reader does with a hostile
 * file into one of this package's refusals. A reader that asks for bytes after the deadline gets an
 * error instead.
 */
final class ImageIoInput implements AutoCloseable {
  private final MemoryCacheImageInputStream stream;
  private final Deadline deadline;
  private boolean damaged;

  /** A reader's work. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  ImageIoInput(byte[] file, Deadline deadline) {
    this.deadline = deadline;
    this.stream = new MemoryCacheImageInputStream(new Bounded(file, deadline));
  }

  /** Runs the reader. A warning about corrupt or missing data counts as damage. */
  <T> T read(ImageReader reader, Reading<T> reading) throws PictureRefused {
    try {
      reader.setInput(stream, true, true);
      reader.addIIOReadWarningListener(new DamageListener());
      T result = reading.read();
      if (damaged) {
        throw new PictureRefused(Refusal.DAMAGED);
      }
      return result;
    } catch (IOException | RuntimeException e) {
      // Readers meet hostile bytes with index, arithmetic and argument exceptions of all kinds.
      throw deadline.isOver() ? deadline.refused() : new PictureRefused(Refusal.DAMAGED);
    }
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("a stream in memory cannot fail to close", e);
    }
  }

  private final class DamageListener implements IIOReadWarningListener {
    @Override
    public void warningOccurred(ImageReader source, String warning) {
      String text = warning.toLowerCase(java.util.Locale.ROOT);
      damaged |=
          text.contains("premature end") || text.contains("corrupt") || text.contains("bad ");
    }
  }

  private static final class Bounded extends InputStream {
    private final ByteArrayInputStream bytes;
    private final Deadline deadline;

    Bounded(byte[] file, Deadline deadline) {
      this.bytes = new ByteArrayInputStream(file);
      this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
      refuseAfterDeadline();
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      refuseAfterDeadline();
      return bytes.read(target, from, length);
    }

    private void refuseAfterDeadline() throws IOException {
      if (deadline.isOver()) {
        throw new IOException("the deadline has passed");
      }
    }
  }
}
