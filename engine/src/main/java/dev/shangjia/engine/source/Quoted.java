package dev.shangjia.engine.source;

/**
 * What somebody wrote, made safe to be shown in a message: cut to a bearable length, and without
 * signs that steer a terminal, turn the direction of writing or cannot be seen.
 */
public final class Quoted {
  private static final int MAX_CODE_POINTS = 60;

  private Quoted() {}

  /** The text between single quotes, at most 60 code points of it. */
  public static String of(String text) {
    var shown = new StringBuilder("'");
    appendVisible(shown, text, MAX_CODE_POINTS);
    return shown.append('\'').toString();
  }

  /** The text without quotation marks, for what has its own; at most 60 code points of it. */
  public static String visible(String text) {
    var shown = new StringBuilder();
    appendVisible(shown, text, MAX_CODE_POINTS);
    return shown.toString();
  }

  private static void appendVisible(StringBuilder target, String text, int limit) {
    int shown = 0;
    for (int i = 0; i < text.length(); shown++) {
      if (shown == limit) {
        target.append('…');
        return;
      }
      int codePoint = text.codePointAt(i);
      if (steers(codePoint)) {
        target.append("\\u").append(hex(codePoint));
      } else {
        target.appendCodePoint(codePoint);
      }
      i += Character.charCount(codePoint);
    }
  }

  /** Whether a sign is not shown as such: controls, bidi and zero-width signs, surrogates. */
  static boolean steers(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** At least four hexadecimal digits. */
  static String hex(int codePoint) {
    return String.format("%04X", codePoint);
  }
}
