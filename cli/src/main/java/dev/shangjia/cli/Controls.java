package dev.shangjia.cli;

/** Makes text from outside safe to print: it cannot move the cursor, colour or reorder lines. */
final class Controls {

  private Controls() {}

  /**
   * The text with each control, format, surrogate or line-breaking character as {@code \\uXXXX}.
   */
  static String neutralized(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              switch (Character.getType(point)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    safe.append(String.format("\\u%04x", point));
                default -> safe.appendCodePoint(point);
              }
            });
    return safe.toString();
  }
}
