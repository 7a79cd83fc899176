package dev.shangjia.probes.policytext;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/** Lines of a PDF's text; none for a locked or a scanned one. */
final class PdfPolicy {
  private PdfPolicy() {}

  static void read(byte[] file, TextLimits limits, TextLines lines) throws TextRefused {
    if (Streams.unpacksToMoreThan(file, limits.maxUnpackedBytes())) {
      throw new TextRefused(Refusal.TOO_COMPLEX);
    }
    try (PDDocument document = Loader.loadPDF(file)) {
      var stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      stripper.setEndPage(Math.min(document.getNumberOfPages(), limits.maxPages()));
      stripper.setSuppressDuplicateOverlappingText(true);
      var text = new StringWriter();
      stripper.writeText(document, bounded(text, limits.maxCharacters() * 4));
      lines.paragraph(Unwrapping.of(text.toString().lines().toList()));
    } catch (InvalidPasswordException locked) {
      lines.paragraph("");
    } catch (TooMuchText full) {
      lines.paragraph(Unwrapping.of(full.text().lines().toList()));
    } catch (IOException damaged) {
      lines.paragraph("");
    }
  }

  private static Writer bounded(StringWriter text, int most) {
    return new Writer() {
      @Override
      public void write(char[] chars, int offset, int length) throws IOException {
        text.write(chars, offset, length);
        if (text.getBuffer().length() > most) {
          throw new TooMuchText(text.toString());
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  /** Ends the reading of a text that is longer than is kept. */
  private static final class TooMuchText extends IOException {
    private final String text;

    TooMuchText(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }
}
