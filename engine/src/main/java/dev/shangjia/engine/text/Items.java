package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.List;

/** What stands between the separators of a text. */
final class Items {
  /**
   * One item.
   *
   * @param weight number of Chinese characters and Latin words
   */
  record Item(int start, int end, int weight) {
    private static final String[] SENTENCE_WORDS = {
      "支持",
      "包括",
      "包含",
      "提供",
      "兼容",
      "适配",
      "例如",
      "比如",
      "集成",
      "涵盖",
      "覆盖",
      "可以",
      "可",
      "用于",
      "适用",
      "实现",
      "让",
      "帮助",
      "能够",
      "等",
      "以及",
      "通过",
      "基于",
      "一款",
      "一个",
      "是",
      "的",
      "并",
      "将",
      "和",
      "与",
      "include",
      "includes",
      "including",
      "such",
      "supports",
      "support",
      "provides",
      "provide",
      "with",
      "the",
      "a",
      "is",
      "are",
      "and",
      "for",
      "to",
      "of",
      "your",
      "etc"
    };

    /** Whether it holds a word that keywords do not need but sentences do. */
    boolean isPartOfSentence(Folded text) {
      for (String word : SENTENCE_WORDS) {
        int[] points = word.codePoints().toArray();
        for (int i = start; i + points.length <= end; i++) {
          if (text.startsWith(points, i) && text.standsAlone(i, i + points.length)) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private Items() {}

  static List<Item> of(Folded text) {
    List<Item> items = new ArrayList<>();
    int start = 0;
    int weight = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || separates(text, i)) {
        if (weight > 0) {
          items.add(trimmed(text, start, i, weight));
        }
        start = i + 1;
        weight = 0;
      } else if (Glyphs.isHan(text.at(i)) || beginsWord(text, i)) {
        weight++;
      }
    }
    return items;
  }

  private static Item trimmed(Folded text, int from, int to, int weight) {
    int start = from;
    int end = to;
    while (text.at(start) == ' ') {
      start++;
    }
    while (text.at(end - 1) == ' ') {
      end--;
    }
    return new Item(start, end, weight);
  }

  private static boolean beginsWord(Folded text, int index) {
    return Glyphs.isLetterOrDigit(text.at(index)) && !Glyphs.isWordCharacter(text.at(index - 1));
  }

  private static boolean separates(Folded text, int index) {
    int point = text.at(index);
    return switch (point) {
      case ',', '、', '|', ';', '!', '?', '。', '\n', '#', '·', '•' -> true;
      case '.' -> !Glyphs.isWordCharacter(text.at(index + 1));
      case '/' -> !Glyphs.isAsciiDigit(text.at(index + 1));
      case ' ' -> Glyphs.isHan(text.at(index - 1)) && Glyphs.isHan(text.at(index + 1));
      default -> false;
    };
  }
}
