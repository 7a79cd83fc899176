package dev.shangjia.engine.text;

import java.lang.Character.UnicodeBlock;
import java.util.Set;

/** How much room a text takes, in the units rulebooks count in. */
public final class Widths {
  private static final Set<UnicodeBlock> WIDE_SYMBOL_BLOCKS =
      Set.of(
          UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
          UnicodeBlock.CJK_COMPATIBILITY,
          UnicodeBlock.ENCLOSED_CJK_LETTERS_AND_MONTHS,
          UnicodeBlock.CJK_COMPATIBILITY_FORMS,
          UnicodeBlock.VERTICAL_FORMS,
          UnicodeBlock.SMALL_FORM_VARIANTS,
          UnicodeBlock.CJK_STROKES,
          UnicodeBlock.CJK_RADICALS_SUPPLEMENT,
          UnicodeBlock.KANGXI_RADICALS,
          UnicodeBlock.IDEOGRAPHIC_DESCRIPTION_CHARACTERS,
          UnicodeBlock.HIRAGANA,
          UnicodeBlock.KATAKANA,
          UnicodeBlock.KATAKANA_PHONETIC_EXTENSIONS,
          UnicodeBlock.BOPOMOFO,
          UnicodeBlock.BOPOMOFO_EXTENDED,
          UnicodeBlock.HANGUL_SYLLABLES,
          UnicodeBlock.HANGUL_COMPATIBILITY_JAMO,
          UnicodeBlock.YI_SYLLABLES,
          UnicodeBlock.YI_RADICALS);

  private Widths() {}

  /**
   * Columns of a text in a fixed-width font: one Chinese character counts as two Latin letters.
   *
   * <p>Wide and full-width characters count 2, an emoji with all its modifiers 2, what shows
   * nothing (combining marks, zero-width and control characters) 0, all else 1. Characters whose
   * width Unicode calls ambiguous count 1, except the punctuation that Chinese text draws
   * full-width (… — “ ” ‘ ’ ·), which counts 2 next to a Han character.
   *
   * <p>Source: TM-381.
   */
  public static int displayWidth(String text) {
    Source source = new Source(text);
    int width = 0;
    int index = 0;
    while (index < source.length()) {
      int emoji = Emojis.clusterEnd(source, index);
      width += emoji > index ? 2 : width(source, index);
      index = Math.max(emoji, index + 1);
    }
    return width;
  }

  /** Number of Unicode code points; a lone surrogate counts as one. */
  public static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Number of Chinese characters (script Han), without punctuation. */
  public static int hanCount(String text) {
    return (int) text.codePoints().filter(Glyphs::isHan).count();
  }

  /** Number of letters and digits of any script. */
  public static int letterCount(String text) {
    return (int) text.codePoints().filter(Glyphs::isLetterOrDigit).count();
  }

  private static int width(Source source, int index) {
    int point = source.at(index);
    if (point < 0x7F) {
      return point < 0x20 ? 0 : 1;
    }
    if (point < 0xA0 || Glyphs.isIgnorable(point) || Glyphs.isCombining(point)) {
      return 0;
    }
    if (isWide(point)) {
      return 2;
    }
    return isChineseQuotation(point)
            && (isWide(source.at(index - 1)) || isWide(source.at(index + 1)))
        ? 2
        : 1;
  }

  private static boolean isChineseQuotation(int point) {
    return switch (point) {
      case '…', '—', '“', '”', '‘', '’', '·' -> true;
      default -> false;
    };
  }

  private static boolean isWide(int point) {
    if (point < 0x1100) {
      return false;
    }
    if (point <= 0x115F
        || (point >= 0xFF01 && point <= 0xFF60)
        || (point >= 0xFFE0 && point <= 0xFFE6)) {
      return true;
    }
    if (Character.isIdeographic(point) || Character.isEmojiPresentation(point)) {
      return true;
    }
    if (point == 0x303F) {
      return false;
    }
    UnicodeBlock block = UnicodeBlock.of(point);
    return block != null && WIDE_SYMBOL_BLOCKS.contains(block);
  }
}
