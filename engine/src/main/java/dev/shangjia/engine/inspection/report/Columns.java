package dev.shangjia.engine.inspection.report;

import java.lang.Character.UnicodeBlock;
import java.util.Set;

/**
 * Columns that a terminal draws text in. Other than the width that rules count, it never draws
 * punctuation of ambiguous width double. Expects visible text.
 */
final class Columns {
  private static final Set<UnicodeBlock> WIDE =
      Set.of(
          UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
          UnicodeBlock.CJK_COMPATIBILITY,
          UnicodeBlock.CJK_COMPATIBILITY_FORMS,
          UnicodeBlock.CJK_RADICALS_SUPPLEMENT,
          UnicodeBlock.CJK_STROKES,
          UnicodeBlock.KANGXI_RADICALS,
          UnicodeBlock.ENCLOSED_CJK_LETTERS_AND_MONTHS,
          UnicodeBlock.HIRAGANA,
          UnicodeBlock.KATAKANA,
          UnicodeBlock.KATAKANA_PHONETIC_EXTENSIONS,
          UnicodeBlock.BOPOMOFO,
          UnicodeBlock.BOPOMOFO_EXTENDED,
          UnicodeBlock.HANGUL_SYLLABLES,
          UnicodeBlock.HANGUL_COMPATIBILITY_JAMO,
          UnicodeBlock.YI_SYLLABLES,
          UnicodeBlock.YI_RADICALS,
          UnicodeBlock.VERTICAL_FORMS,
          UnicodeBlock.SMALL_FORM_VARIANTS,
          UnicodeBlock.IDEOGRAPHIC_DESCRIPTION_CHARACTERS);

  private Columns() {}

  static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  static int of(int point) {
    if (point < 0x300) {
      return 1;
    }
    if (Hidden.isMark(point)) {
      return 0;
    }
    return isWide(point) ? 2 : 1;
  }

  static boolean isWide(int point) {
    if (point < 0x1100 || point == 0x303F) {
      return false;
    }
    if (point <= 0x115F || (point >= 0xFF01 && point <= 0xFF60)) {
      return true;
    }
    if (point >= 0xFFE0 && point <= 0xFFE6) {
      return true;
    }
    if (Character.isIdeographic(point) || Character.isEmojiPresentation(point)) {
      return true;
    }
    UnicodeBlock block = UnicodeBlock.of(point);
    return block != null && WIDE.contains(block);
  }
}
