package dev.shangjia.probes.document;

import dev.shangjia.probes.pdf.PdfText;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
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
  /** Shorter than anything that draws. */
  private static final int EMPTY_CONTENT = 24;

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

  static PdfDocument read(byte[] file, DocumentLimits limits) {
    try (PDDocument document = Loader.loadPDF(file)) {
      int pages = document.getNumberOfPages();
      if (pages < 1) {
        return closed(State.DAMAGED);
      }
      PdfText text = PdfText.of(document, limits.maxPages(), limits.maxCharacters());
      boolean blank =
          text.text().isBlank() && isBlank(document, Math.min(pages, limits.maxPages()));
      return new PdfDocument(
          State.OPEN,
          pages,
          text.text().strip(),
          text.truncated(),
          blank,
          ActiveContent.of(document.getDocumentCatalog()));
    } catch (InvalidPasswordException locked) {
      return closed(State.LOCKED);
    } catch (IOException damaged) {
      return closed(State.DAMAGED);
    }
  }

  private static PdfDocument closed(State state) {
    return new PdfDocument(state, 0, "", false, false, List.of());
  }

  private static boolean isBlank(PDDocument document, int pages) throws IOException {
    for (int i = 0; i < pages; i++) {
      if (draws(document.getPage(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean draws(PDPage page) throws IOException {
    PDResources resources = page.getResources();
    if (resources != null) {
      for (COSName name : resources.getXObjectNames()) {
        if (resources.isImageXObject(name)) {
          return true;
        }
      }
    }
    try (InputStream content = page.getContents()) {
      return content != null && content.readNBytes(EMPTY_CONTENT).length == EMPTY_CONTENT;
    }
  }
}
