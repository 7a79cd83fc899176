package dev.shangjia.engine.text;

import java.lang.Character.UnicodeScript;

/** What a single code point is, as far as several detectors need to agree on it. */
final class Glyphs {
  private Glyphs() {}

  static boolean isHan(int point) {
    return point >= 0x2E80
        && point <= Character.MAX_CODE_POINT
        && Character.isIdeographic(point)
        && UnicodeScript.of(point) == UnicodeScript.HAN;
  }

  static boolean isLatin(int point) {
    return isAsciiLetter(point)
        || (point >= 0xAA
            && Character.isLetter(point)
            && UnicodeScript.of(point) == UnicodeScript.LATIN);
  }

  static boolean isAsciiLetter(int point) {
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
  }

  static boolean isAsciiDigit(int point) {
    return point >= '0' && point <= '9';
  }

  static boolean isAsciiAlphanumeric(int point) {
    return isAsciiLetter(point) || isAsciiDigit(point);
  }

  /** A letter or digit of a script that writes words without a gap inside and with gaps between. */
  static boolean isWordCharacter(int point) {
    return isAsciiDigit(point) || isLatin(point);
  }

  static boolean isLetterOrDigit(int point) {
    return point >= 0 && Character.isLetterOrDigit(point);
  }

  static boolean isLoneSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  /** White space that is a character of its own: Unicode spaces, line breaks, tab. */
  static boolean isSpace(int point) {
    if (point < 0x80) {
      return point == ' ' || (point >= 0x09 && point <= 0x0D);
    }
    return point == 0x85
        || point == 0x2800 // BRAILLE PATTERN BLANK
        || point == 0x3164 // HANGUL FILLER
        || Character.isSpaceChar(point);
  }

  static boolean isLineBreak(int point) {
    return point == '\n' || point == '\r' || point == 0x85 || point == 0x2028 || point == 0x2029;
  }

  /** Directional marks, embeddings, overrides and isolates. */
  static boolean isBidiControl(int point) {
    return point == 0x061C
        || point == 0x200E
        || point == 0x200F
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069);
  }

  /** Characters without width that are no part of a word: they hide words and forge equal names. */
  static boolean isZeroWidth(int point) {
    return switch (point) {
      case 0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0xFEFF, 0xFFA0 -> true;
      default ->
          (point >= 0x180B && point <= 0x180F)
              || (point >= 0x200B && point <= 0x200D)
              || (point >= 0x2060 && point <= 0x2064)
              || (point >= 0x206A && point <= 0x206F)
              || (point >= 0xFFF9 && point <= 0xFFFB);
    };
  }

  static boolean isVariationSelector(int point) {
    return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
  }

  static boolean isTag(int point) {
    return point >= 0xE0000 && point <= 0xE007F;
  }

  /** Not shown at all: what folding drops. */
  static boolean isIgnorable(int point) {
    return isZeroWidth(point) || isBidiControl(point) || isVariationSelector(point) || isTag(point);
  }

  static boolean isCombining(int point) {
    if (point < 0x300) {
      return false;
    }
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }
}
