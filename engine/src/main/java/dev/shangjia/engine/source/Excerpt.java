package dev.shangjia.engine.source;

/** A line with a caret below one of its signs, as a terminal of fixed width shows it. */
final class Excerpt {
  private static final int COLUMNS = 100;
  private static final int BEFORE = 60;

  private Excerpt() {}

  /**
   * Draws the line and the caret; a long line is cut on both sides of the place.
   *
   * @param line without its line break
   * @param column from 1, in code points; one past the end is allowed
   */
  static String of(String line, int column) {
    int[] signs = line.codePoints().limit(column + (long) COLUMNS).toArray();
    int at = Math.min(column - 1, signs.length);
    int start = at;
    for (int room = BEFORE; start > 0 && (room -= columns(signs[start - 1])) >= 0; ) {
      start--;
    }
    var text = new StringBuilder();
    var caret = new StringBuilder();
    if (start > 0) {
      text.append('…');
      caret.append(' ');
    }
    int room = COLUMNS;
    int i = start;
    for (; i < signs.length && (room -= columns(signs[i])) >= 0; i++) {
      text.appendCodePoint(shown(signs[i]));
      if (i < at) {
        caret.repeat(' ', columns(signs[i]));
      }
    }
    if (i < signs.length) {
      text.append('…');
    }
    return text.append('\n').append(caret).append('^').toString();
  }

  private static int shown(int codePoint) {
    return codePoint == '\t' ? ' ' : Quoted.steers(codePoint) ? '\uFFFD' : codePoint;
  }

  /** Columns that a sign takes in a terminal: 0 for combining marks, 2 for wide signs, else 1. */
  private static int columns(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(codePoint) ? 2 : 1;
  }

  private static boolean isWide(int c) {
    return c >= 0x1100
        && (c <= 0x115F
            || (c >= 0x2E80 && c <= 0x303E)
            || (c >= 0x3041 && c <= 0xA4CF)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0xFFE0 && c <= 0xFFE6)
            || (c >= 0x1F300 && c <= 0x1FAFF)
            || (c >= 0x20000 && c <= 0x3FFFD));
  }
}
