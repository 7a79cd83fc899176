package dev.shangjia.probes.pdf;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/**
 * Opens PDFs that may be hostile.
 *
 * <p>The parser unpacks whole streams into memory. So the file is first looked through for streams
 * that are plainly too large. Then one packed twice is refused, and each is metered while it is
 * unpacked, because those of a file that is encrypted without a password show only then what is in
 * them; so are the objects that the file comes to. A thread that is interrupted reads nothing more.
 */
public final class PdfFile {
  static {
    FontMappers.set(new BundledFonts());
  }

  private PdfFile() {}

  /**
   * Reads something of an open document.
   *
   * @param <T> what is read
   */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads it. The document is closed afterwards. */
    T of(PDDocument document) throws IOException;
  }

  /**
   * Opens a PDF and reads something of it.
   *
   * @param file the content; must not change meanwhile
   * @param maxUnpackedBytes how much its streams may come to, in bytes
   * @throws TooComplexException when they come to more, or one is packed twice
   * @throws org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException when it takes a password
   * @throws IOException when it is damaged
   */
  public static <T> T read(byte[] file, long maxUnpackedBytes, Reading<T> reading)
      throws IOException {
    if (PackedStreams.unpacksToMoreThan(file, maxUnpackedBytes)) {
      throw new TooComplexException();
    }
    var meter = new UnpackingMeter(maxUnpackedBytes);
    try (PDDocument document = new StrictParser(file, meter).parse()) {
      T result = reading.of(document);
      meter.refuseIfTooMuch();
      return result;
    } catch (ContentRefused e) {
      throw new TooComplexException();
    } catch (IOException | RuntimeException e) {
      meter.refuseIfTooMuch();
      throw e;
    }
  }
}
