package dev.shangjia.engine.text;

/** Tells a sign with a job in its sentence from one without. */
final class ProseSymbols {
  private static final int DEEPEST_INDENT = 12;
  private static final int LONGEST_TAG = 60;

  private ProseSymbols() {}

  /** The label of the sign at {@code index}, or the empty string if it is none or belongs there. */
  static String label(Source source, int index) {
    int point = source.at(index);
    if (point < 0x80) {
      return isAsciiSign(point) ? asciiLabel(source, index, point) : "";
    }
    if (Glyphs.isLetterOrDigit(point) || Glyphs.isSpace(point) || Glyphs.isLoneSurrogate(point)) {
      return "";
    }
    return otherLabel(source, index, point);
  }

  private static boolean isAsciiSign(int point) {
    return point > ' ' && point < 0x7F && !Glyphs.isAsciiAlphanumeric(point);
  }

  private static String asciiLabel(Source source, int index, int point) {
    int before = source.at(index - 1);
    int after = source.at(index + 1);
    boolean row = before == point || after == point;
    return switch (point) {
      case '-' -> hyphen(source, index);
      case '#' -> hash(source, index);
      case '*' -> row ? "markup" : listed(source, index, isDigit(before) && isDigit(after));
      case '+' ->
          listed(source, index, isWord(previous(source, index)) || isDigit(after) || before == '+');
      case '>' -> greater(source, index);
      case '<' -> less(source, index);
      case '=' ->
          row && after != '>' ? rowOf(source, index) : ordinary(isWord(before) && isWord(after));
      case '%' -> ordinary(isDigit(before) || (before == ' ' && isDigit(source.at(index - 2))));
      case '$' -> ordinary(isDigit(after));
      case '~' -> row ? "decoration" : ordinary(isRange(source, index), "tilde");
      case '_' -> row ? "decoration" : ordinary(isWord(before) && isWord(after));
      case '@', '&' -> ordinary(isWord(after) || (after == ' ' && before == ' '));
      case '`' -> "markup";
      case '!', '?' -> isRepeated(source, index) ? "repeated" : "";
      case '^', '|', '\\', '{', '}' -> "symbol";
      default -> "";
    };
  }

  private static String otherLabel(Source source, int index, int point) {
    return switch (point) {
      case '【', '】', '〖', '〗', '※', '〓', '〔', '〕' -> "decoration";
      case '！', '？' -> isRepeated(source, index) ? "repeated" : "";
      case '～', '〜', '∼' ->
          source.at(index - 1) == point || source.at(index + 1) == point
              ? "decoration"
              : ordinary(isRange(source, index), "tilde");
      case '•', '●', '▪', '◦', '‣', '■', '○', '□', '▶', '►' ->
          isLineStart(source, index) ? "bullet" : "decoration";
      case '×', '÷', '±', '≈', '≥', '≤', '≠', '∶' -> ordinary(isDigit(next(source, index)));
      case '＋' -> ordinary(isWord(source.at(index - 1)));
      case '％', '‰', '°', '℃', '℉', '′', '″' -> ordinary(isDigit(source.at(index - 1)));
      case '€', '£' -> ordinary(isDigit(next(source, index)));
      case '¥', '￥', '＄' -> "symbol";
      case '©', '®', '™', '℠', '№', '§', '�' -> "";
      case '＃', '＊', '＾', '｜', '＿', '＝', '＼', '｀', '＜', '＞', '￣', '¨', '¤' -> "symbol";
      case '＠', '＆', '－' -> ordinary(isWord(source.at(index - 1)) && isWord(source.at(index + 1)));
      default -> byType(point);
    };
  }

  private static String byType(int point) {
    if ((point >= 0x2190 && point <= 0x21FF) || (point >= 0x27F0 && point <= 0x27FF)) {
      return "arrow";
    }
    return switch (Character.getType(point)) {
      case Character.OTHER_SYMBOL -> isEnumerator(point) ? "" : "decoration";
      case Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.MODIFIER_SYMBOL -> "symbol";
      default -> "";
    };
  }

  /** ① and ❶, which number the parts of a sentence. */
  private static boolean isEnumerator(int point) {
    return (point >= 0x2460 && point <= 0x24FF) || (point >= 0x2776 && point <= 0x2793);
  }

  private static String greater(Source source, int index) {
    int before = source.at(index - 1);
    if (before == '-' || before == '=') {
      return "arrow";
    }
    int open = index - 1;
    while (index - open < LONGEST_TAG
        && source.at(open) != '<'
        && source.at(open) != '>'
        && source.at(open) >= 0) {
      open--;
    }
    if (source.at(open) == '<' && less(source, open).equals("markup")) {
      return "markup";
    }
    return listed(source, index, isDigit(next(source, index)) || source.at(index + 1) == '=');
  }

  private static String less(Source source, int index) {
    int after = source.at(index + 1);
    if (after == '/' || Glyphs.isAsciiLetter(after)) {
      return "markup";
    }
    if (after == '-') {
      return "arrow";
    }
    return ordinary(isDigit(next(source, index)) || after == '=');
  }

  private static String hyphen(Source source, int index) {
    int before = source.at(index - 1);
    int after = source.at(index + 1);
    if (before == '-' || after == '-') {
      return after == '>' ? "arrow" : rowOf(source, index);
    }
    if (after == '>' || before == '<') {
      return "arrow";
    }
    if (after == ' ' && isLineStart(source, index)) {
      return "markup";
    }
    if (before == ' ' && after == ' ') {
      return ordinary(
          !Glyphs.isHan(source.at(index - 2)) && !Glyphs.isHan(source.at(index + 2)), "hyphen");
    }
    boolean beside = Glyphs.isHan(before) && Glyphs.isHan(after);
    return ordinary((!beside && before > ' ') || isDigit(after), "hyphen");
  }

  /** Three or more equal signs in a row decorate; two may be an operator or an option's dashes. */
  private static String rowOf(Source source, int index) {
    int point = source.at(index);
    int start = index;
    while (start > 0 && index - start < 3 && source.at(start - 1) == point) {
      start--;
    }
    int end = index + 1;
    while (end - index < 3 && source.at(end) == point) {
      end++;
    }
    return end - start >= 3 ? "decoration" : "symbol";
  }

  private static String hash(Source source, int index) {
    int before = source.at(index - 1);
    int after = source.at(index + 1);
    if (after == '#' || (before == '#' && !Glyphs.isAsciiLetter(source.at(index - 2)))) {
      return "markup";
    }
    if (after == ' ' && isLineStart(source, index)) {
      return "markup";
    }
    return ordinary(Glyphs.isAsciiLetter(before) && !isWord(after));
  }

  /** A sign that begins a list item when it stands first in its line. */
  private static String listed(Source source, int index, boolean ordinary) {
    return source.at(index + 1) == ' ' && isLineStart(source, index)
        ? "markup"
        : ordinary(ordinary);
  }

  private static String ordinary(boolean ordinary) {
    return ordinary(ordinary, "symbol");
  }

  private static String ordinary(boolean ordinary, String otherwise) {
    return ordinary ? "" : otherwise;
  }

  private static boolean isLineStart(Source source, int index) {
    int start = index;
    while (index - start < DEEPEST_INDENT
        && (source.at(start - 1) == ' ' || source.at(start - 1) == '\t')) {
      start--;
    }
    return start == 0 || Glyphs.isLineBreak(source.at(start - 1));
  }

  private static boolean isRepeated(Source source, int index) {
    int start = index;
    while (start > 0 && index - start < 2 && isExclaiming(source.at(start - 1))) {
      start--;
    }
    int end = index + 1;
    while (end - index < 3 && isExclaiming(source.at(end))) {
      end++;
    }
    return end - start >= 3;
  }

  private static boolean isExclaiming(int point) {
    return point == '!' || point == '?' || point == '！' || point == '？';
  }

  /**
   * 1~3, 周一~周五: something that can be counted on both sides; a tone's trailing tilde has nothing
   * after it.
   */
  private static boolean isRange(Source source, int index) {
    int before = previous(source, index);
    int after = next(source, index);
    return (isDigit(before) || isUnit(before)) && (isDigit(after) || isWeekday(after));
  }

  private static boolean isUnit(int point) {
    return point == '%'
        || Glyphs.isAsciiLetter(point)
        || "一二三四五六日月年天时点分秒周岁元人个次℃°".indexOf(point) >= 0;
  }

  private static boolean isWeekday(int point) {
    return "周一二三四五六七八九十日".indexOf(point) >= 0;
  }

  private static int previous(Source source, int index) {
    return source.at(index - 1) == ' ' ? source.at(index - 2) : source.at(index - 1);
  }

  private static int next(Source source, int index) {
    return source.at(index + 1) == ' ' ? source.at(index + 2) : source.at(index + 1);
  }

  private static boolean isDigit(int point) {
    return Character.isDigit(point);
  }

  private static boolean isWord(int point) {
    return Glyphs.isLetterOrDigit(point);
  }
}
