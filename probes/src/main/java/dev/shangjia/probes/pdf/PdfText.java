package dev.shangjia.probes.pdf;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The text of a PDF as it stands on its pages; blank for a scan.
 *
 * @param text with line ends as on the page
 * @param truncated whether there is more than was read
 */
public record PdfText(String text, boolean truncated) {

  /**
   * Reads the text of the first pages.
   *
   * @param maxPages how many pages are read
   * @param maxCharacters how many characters (UTF-16) are kept at most
   */
  public static PdfText of(PDDocument document, int maxPages, int maxCharacters)
      throws IOException {
    var stripper = new BoundedStripper();
    stripper.setSortByPosition(true);
    stripper.setEndPage(Math.min(document.getNumberOfPages(), maxPages));
    stripper.setSuppressDuplicateOverlappingText(true);
    var text = new StringWriter();
    try {
      stripper.writeText(document, bounded(text, maxCharacters));
      return new PdfText(
          text.toString(), stripper.isCut() || document.getNumberOfPages() > maxPages);
    } catch (TooMuchText full) {
      return new PdfText(text.toString(), true);
    }
  }

  private static Writer bounded(StringWriter text, int most) {
    return new Writer() {
      @Override
      public void write(char[] chars, int offset, int length) throws IOException {
        int room = most - text.getBuffer().length();
        text.write(chars, offset, Math.min(room, length));
        if (room < length) {
          throw new TooMuchText();
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  /** Ends the reading of a text that is longer than is kept. */
  private static final class TooMuchText extends IOException {}
}
