package dev.shangjia.probes.document;

import java.io.IOException;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Whether the pages of a PDF put anything on paper: lines, areas, pictures, shadings, text. */
final class Marks {
  private static final Set<String> PAINT =
      Set.of(
          OperatorName.STROKE_PATH,
          OperatorName.CLOSE_AND_STROKE,
          OperatorName.FILL_NON_ZERO,
          OperatorName.LEGACY_FILL_NON_ZERO,
          OperatorName.FILL_EVEN_ODD,
          OperatorName.FILL_NON_ZERO_AND_STROKE,
          OperatorName.FILL_EVEN_ODD_AND_STROKE,
          OperatorName.CLOSE_FILL_NON_ZERO_AND_STROKE,
          OperatorName.CLOSE_FILL_EVEN_ODD_AND_STROKE,
          OperatorName.SHADING_FILL,
          OperatorName.DRAW_OBJECT,
          OperatorName.BEGIN_INLINE_IMAGE,
          OperatorName.SHOW_TEXT,
          OperatorName.SHOW_TEXT_ADJUSTED,
          OperatorName.SHOW_TEXT_LINE,
          OperatorName.SHOW_TEXT_LINE_AND_SPACE);

  private Marks() {}

  /** Whether one of the first pages does; a signature or a form field is a mark, too. */
  static boolean onAny(PDDocument document, int pages) throws IOException {
    for (int i = 0; i < pages; i++) {
      if (on(document.getPage(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean on(PDPage page) throws IOException {
    if (!page.getAnnotations().isEmpty()) {
      return true;
    }
    var parser = new PDFStreamParser(page);
    for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
      if (token instanceof Operator operator && PAINT.contains(operator.getName())) {
        return true;
      }
    }
    return false;
  }
}
