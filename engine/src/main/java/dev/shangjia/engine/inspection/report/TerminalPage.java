package dev.shangjia.engine.inspection.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines in a terminal: labelled, wrapped, painted. All text that comes in here is made neutral. */
final class TerminalPage {
  private static final int MARGIN = 2;

  private final Appendable out;
  private final ReportOptions options;
  private final int labelColumns;

  TerminalPage(Appendable out, ReportOptions options) {
    this.out = out;
    this.options = options;
    this.labelColumns =
        switch (options.language()) {
          case ZH -> 6;
          case EN -> 9;
        };
  }

  void blank() throws IOException {
    out.append('\n');
  }

  /** A line that begins at the left edge. */
  void heading(Paint paint, String text) throws IOException {
    for (String line : Wrapping.lines(Neutral.TEXT.prose(text), options.columns())) {
      print(0, paint.on(line, options.style()));
    }
  }

  /** A heading with something less important after it. */
  void heading(String name, String detail) throws IOException {
    pair(0, Paint.BOLD, Neutral.TEXT.prose(name), Neutral.TEXT.prose(detail));
  }

  /** A line of a list, with something less important after it. */
  void entry(int indent, String name, String detail) throws IOException {
    pair(indent, null, Neutral.TEXT.prose(name), Neutral.TEXT.prose(detail));
  }

  private void pair(int indent, @Nullable Paint paint, String name, String detail)
      throws IOException {
    if (indent + Columns.of(name) + MARGIN + Columns.of(detail) <= options.columns()) {
      String painted = paint == null ? name : paint(paint, name);
      print(indent, painted + " ".repeat(MARGIN) + paint(Paint.FAINT, detail));
    } else {
      paragraph(indent, paint, name);
      paragraph(indent + MARGIN, Paint.FAINT, detail);
    }
  }

  /** A paragraph behind a label; its lines stand below each other. */
  void labelled(Paint labelPaint, String label, @Nullable Paint textPaint, String text)
      throws IOException {
    int indent = MARGIN + labelColumns;
    String gap = " ".repeat(Math.max(0, labelColumns - Columns.of(label)));
    List<String> lines = Wrapping.lines(Neutral.TEXT.prose(text), options.columns() - indent);
    for (int i = 0; i < lines.size(); i++) {
      String painted = textPaint == null ? lines.get(i) : paint(textPaint, lines.get(i));
      if (i == 0) {
        print(MARGIN, paint(labelPaint, label) + gap + painted);
      } else {
        print(indent, painted);
      }
    }
  }

  /** A paragraph without a label. */
  void paragraph(int indent, @Nullable Paint paint, String text) throws IOException {
    for (String line : Wrapping.lines(Neutral.TEXT.prose(text), options.columns() - indent)) {
      print(indent, paint == null ? line : paint(paint, line));
    }
  }

  /** Names that belong together, however many. */
  void list(int indent, Paint paint, List<String> names) throws IOException {
    String joined = names.stream().map(Neutral.TEXT::prose).collect(Collectors.joining(", "));
    for (String line : Wrapping.lines(joined, options.columns() - indent)) {
      print(indent, paint(paint, line));
    }
  }

  /** A line of evidence behind a bar. The text has to be visible and short enough already. */
  void evidence(@Nullable Paint paint, String visible) throws IOException {
    String painted = paint == null ? visible : paint(paint, visible);
    String bar = paint(Paint.FAINT, visible.isEmpty() ? "|" : "| ");
    print(MARGIN + labelColumns, bar + painted);
  }

  /** The columns that {@link #evidence} has. */
  int evidenceColumns() {
    return options.columns() - MARGIN - labelColumns - 2;
  }

  private String paint(Paint paint, String text) {
    return paint.on(text, options.style());
  }

  private void print(int indent, String line) throws IOException {
    out.append(" ".repeat(indent)).append(line).append('\n');
  }
}
