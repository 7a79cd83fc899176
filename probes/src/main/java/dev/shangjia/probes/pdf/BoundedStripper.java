package dev.shangjia.probes.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.PDContentStream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDType3CharProc;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/**
 * Strips the text of pages, and keeps what a page may make of memory in bounds: a short content can
 * nest, repeat and refer to itself without end.
 */
final class BoundedStripper extends PDFTextStripper {
  /** The longest content of a page, a form or a glyph, unpacked: each token of it is an object. */
  static final int MOST_CONTENT = 4_000_000;

  /** How deeply graphics states may be saved; writers of PDF save a few. */
  private static final int DEEPEST = 1_000;

  /** The most glyphs of a page that are kept; a page full of small print has some 20,000. */
  private static final int MOST_GLYPHS = 300_000;

  private int glyphs;
  private boolean cut;

  /** Whether a page had more glyphs than are kept. */
  boolean isCut() {
    return cut;
  }

  @Override
  public void processPage(PDPage page) throws IOException {
    glyphs = 0;
    refuseLong(page);
    super.processPage(page);
  }

  @Override
  public void showForm(PDFormXObject form) throws IOException {
    refuseLong(form);
    super.showForm(form);
  }

  @Override
  public void showTransparencyGroup(PDTransparencyGroup group) throws IOException {
    refuseLong(group);
    super.showTransparencyGroup(group);
  }

  @Override
  protected void processType3Stream(PDType3CharProc glyph, Matrix matrix) throws IOException {
    refuseLong(glyph);
    super.processType3Stream(glyph, matrix);
  }

  private static void refuseLong(PDContentStream content) throws IOException {
    var in = content.getContents();
    if (in == null) {
      return;
    }
    try (in) {
      if (in.skip(MOST_CONTENT) == MOST_CONTENT && in.read() >= 0) {
        throw new ContentRefused();
      }
    }
  }

  /** Asked for each operator, so that whatever repeats ends when the time is over. */
  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new ContentRefused();
    }
    super.processOperator(operator, operands);
  }

  @Override
  public void saveGraphicsState() {
    if (getGraphicsStackSize() > DEEPEST) {
      throw new ContentRefused();
    }
    super.saveGraphicsState();
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    if (++glyphs > MOST_GLYPHS) {
      cut = true;
    } else {
      super.processTextPosition(text);
    }
  }
}
