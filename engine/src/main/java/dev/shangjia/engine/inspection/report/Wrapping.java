package dev.shangjia.engine.inspection.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines by the columns they take: Latin at spaces, Chinese between any two
 * characters, but never so that a line begins with closing punctuation or ends with an opening one.
 * A word longer than a line is cut.
 */
final class Wrapping {
  private static final String NEVER_FIRST = "，。、；：？！）》〉」』】〕”’…—·,.;:?!)]}%";
  private static final String NEVER_LAST = "（《〈「『【〔“‘([{";

  private Wrapping() {}

  /** The lines of a text of one line; at least one. */
  static List<String> lines(String text, int columns) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    int width = 0;
    for (String piece : pieces(text)) {
      String words = width == 0 ? piece.stripLeading() : piece;
      if (width > 0 && width + Columns.of(words.stripTrailing()) > columns) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        width = 0;
        words = piece.stripLeading();
      }
      while (Columns.of(words.stripTrailing()) > columns) {
        int cut = fitting(words, columns);
        lines.add(words.substring(0, cut));
        words = words.substring(cut);
      }
      line.append(words);
      width += Columns.of(words);
    }
    if (width > 0 || lines.isEmpty()) {
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** Pieces that stay together, each with the spaces after it. */
  private static List<String> pieces(String text) {
    var pieces = new ArrayList<String>();
    int start = 0;
    int index = 0;
    while (index < text.length()) {
      int point = text.codePointAt(index);
      int next = index + Character.charCount(point);
      if (next < text.length() && mayBreak(point, text.codePointAt(next))) {
        pieces.add(text.substring(start, next));
        start = next;
      }
      index = next;
    }
    pieces.add(text.substring(start));
    return pieces;
  }

  private static boolean mayBreak(int before, int after) {
    if (before == ' ') {
      return after != ' ';
    }
    if (after == ' ' || Hidden.isMark(after)) {
      return false;
    }
    return (Columns.isWide(before) || Columns.isWide(after))
        && NEVER_FIRST.indexOf(after) < 0
        && NEVER_LAST.indexOf(before) < 0;
  }

  private static int fitting(String text, int columns) {
    int index = 0;
    int width = 0;
    while (index < text.length()) {
      int point = text.codePointAt(index);
      width += Columns.of(point);
      if (width > columns) {
        break;
      }
      index += Character.charCount(point);
    }
    return Math.max(index, Character.charCount(text.codePointAt(0)));
  }
}
