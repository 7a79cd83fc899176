package dev.shangjia.probes.document;

import dev.shangjia.probes.pdf.PdfFile;
import dev.shangjia.probes.pdf.PdfText;
import dev.shangjia.probes.pdf.TooComplexException;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * What was read of a PDF.
 *
 * @param state whether it could be opened
 * @param pages how many there are
 * @param text of the first pages, blank for a scan
 * @param truncated whether there is more
 * @param blank whether the pages that were looked at have neither text nor pictures nor drawings
 * @param activeContent what could act or be carried along
 */
record PdfDocument(
    State state,
    int pages,
    String text,
    boolean truncated,
    boolean blank,
    List<String> activeContent) {
  /** How opening went. */
  enum State {
    OPEN,
    /** It takes a password. */
    LOCKED,
    DAMAGED
  }

  PdfDocument {
    activeContent = List.copyOf(activeContent);
  }

  boolean isReadable() {
    return state == State.OPEN;
  }

  /**
   * Reads a PDF.
   *
   * @throws TooComplexException when it would take too much memory
   */
  static PdfDocument read(byte[] file, DocumentLimits limits) throws TooComplexException {
    try {
      return PdfFile.read(file, limits.maxUnpackedBytes(), document -> read(document, limits));
    } catch (TooComplexException tooMuch) {
      throw tooMuch;
    } catch (InvalidPasswordException locked) {
      return closed(State.LOCKED);
    } catch (IOException damaged) {
      return closed(State.DAMAGED);
    }
  }

  private static PdfDocument read(PDDocument document, DocumentLimits limits) throws IOException {
    int pages = document.getNumberOfPages();
    if (pages < 1) {
      return closed(State.DAMAGED);
    }
    PdfText text = PdfText.of(document, limits.maxPages(), limits.maxCharacters());
    return new PdfDocument(
        State.OPEN,
        pages,
        text.text().strip(),
        text.truncated(),
        text.text().isBlank() && !Marks.onAny(document, Math.min(pages, limits.maxPages())),
        ActiveContent.of(document.getDocumentCatalog()));
  }

  private static PdfDocument closed(State state) {
    return new PdfDocument(state, 0, "", false, false, List.of());
  }
}
