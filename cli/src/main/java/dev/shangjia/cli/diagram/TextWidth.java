package dev.shangjia.cli.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text is in a sans-serif font, in pixels. Fonts differ, and an SVG is shown in whatever
 * the reader has; so this errs on the wide side.
 */
final class TextWidth {
  private static final double ASIAN = 1.0;
  private static final String NARROW = "iljtfrI.,:;'|!()[]·-/ ";
  private static final String WIDE = "mwMW@%";

  private TextWidth() {}

  /** The width of a line in a font of some size, in pixels. */
  static double of(String line, double size) {
    return line.codePoints().mapToDouble(TextWidth::em).sum() * size;
  }

  private static double em(int codePoint) {
    if (codePoint >= 0x2E80 || "“”‘’…×".indexOf(codePoint) >= 0) {
      return ASIAN;
    }
    if (NARROW.indexOf(codePoint) >= 0) {
      return 0.36;
    }
    return WIDE.indexOf(codePoint) >= 0 ? 0.93 : Character.isUpperCase(codePoint) ? 0.72 : 0.58;
  }

  /**
   * Breaks a text into lines: between words, and between Chinese characters but not before their
   * closing marks.
   *
   * @param most how wide a line may be, in pixels; a longer word stands alone
   */
  static List<String> wrapped(String text, double size, double most) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String piece : pieces(text)) {
      if (!line.isEmpty() && of(line + piece.stripTrailing(), size) > most) {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
      line.append(piece);
    }
    if (!line.toString().isBlank()) {
      lines.add(line.toString().strip());
    }
    return List.copyOf(lines);
  }

  /** Pieces that stay together. */
  private static List<String> pieces(String text) {
    var pieces = new ArrayList<String>();
    var piece = new StringBuilder();
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      piece.appendCodePoint(points[i]);
      if (i + 1 < points.length && isBreak(points[i], points[i + 1])) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private static boolean isBreak(int before, int after) {
    if (before == ' ') {
      return true;
    }
    boolean chinese = before >= 0x2E80 || after >= 0x2E80;
    return chinese
        && "，。、；：？！）”’》】".indexOf(after) < 0
        && "（“‘《【".indexOf(before) < 0
        && after != ' ';
  }
}
