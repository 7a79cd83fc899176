package dev.shangjia.engine.inspection.report;

/** Tells which code points must never reach an output as they are. */
final class Hidden {
  private Hidden() {}

  /**
   * Whether a code point acts on what stands around it, or shows nothing where a reader would
   * expect something: controls, directional marks, zero-width and filler characters, unusual
   * spaces, line separators, tags, lone surrogates, private and unassigned code points.
   */
  static boolean is(int point) {
    if (point < 0x7F) {
      return point < 0x20;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SPACE_SEPARATOR -> point != 0x3000;
      default -> isFiller(point);
    };
  }

  /** A mark drawn onto the character before it. */
  static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isFiller(int point) {
    return switch (point) {
      case 0x034F,
          0x115F,
          0x1160,
          0x17B4,
          0x17B5,
          0x2800,
          0x3164,
          0xFFA0,
          0x180B,
          0x180C,
          0x180D,
          0x180F ->
          true;
      default -> (point >= 0xFE00 && point <= 0xFE0E) || (point >= 0xE0100 && point <= 0xE01EF);
    };
  }
}
