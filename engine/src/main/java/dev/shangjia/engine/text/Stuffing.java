package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Text written for search engines: terms repeated beyond reason, and long rows of keywords in place
 * of sentences.
 *
 * <p>Labels: {@code repetition} (each occurrence of the repeated term after the first) and {@code
 * enumeration} (the row).
 *
 * <p>Source: TM-505.
 */
public final class Stuffing {
  private static final int FEWEST_REPEATS = 5;
  private static final int FEWEST_ITEMS = 10;
  private static final int LONGEST_ITEM = 12;

  /** Of a text's letters, the share that one repeated term, or one row of keywords, may take. */
  private static final double GREATEST_SHARE_OF_TERM = 0.3;

  private static final double GREATEST_SHARE_OF_ROW = 0.8;

  /** Words of sentences. A row that holds one lists what an app does; keywords come bare. */
  private static final List<String> SENTENCE_WORDS =
      List.of(
          "的", "和", "与", "及", "或", "等", "可以", "能够", "支持", "提供", "包括", "包含", "进行", "实现", "一个", "一款",
          "适用", "用于", "接入", "擅长", "精通", "帮助", "自动", " and ", " or ", " the ", " for ", " with ",
          " to ", " of ", " from ", " your ", "such as");

  private Stuffing() {}

  /** Stuffed places in {@code text}, or nothing. */
  public static List<Span> find(String text) {
    Folded folded = Folding.fold(text);
    List<Span> repetitions = repetitions(folded);
    return repetitions.isEmpty() ? rows(folded) : repetitions;
  }

  private static List<Span> rows(Folded text) {
    int letters = letters(text, 0, text.length());
    List<Span> rows = new ArrayList<>();
    int start = 0;
    int itemStart = 0;
    int items = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean separator = isSeparator(text.at(i));
      if (!separator && i < text.length() && !breaksItem(text, i)) {
        continue;
      }
      boolean item = i - itemStart <= LONGEST_ITEM && letters(text, itemStart, i) > 0;
      items = item ? items + 1 : 0;
      if (separator && item) {
        itemStart = i + 1;
        continue;
      }
      if (items >= FEWEST_ITEMS
          && letters(text, start, i) > letters * GREATEST_SHARE_OF_ROW
          && !speaks(text, start, i)) {
        rows.add(text.original(start, i, "enumeration"));
      }
      items = 0;
      start = i + 1;
      itemStart = i + 1;
    }
    return List.copyOf(rows);
  }

  private static boolean speaks(Folded text, int start, int end) {
    StringBuilder row = new StringBuilder();
    for (int i = start; i < end; i++) {
      row.appendCodePoint(text.at(i));
    }
    return SENTENCE_WORDS.stream().anyMatch(word -> row.indexOf(word) >= 0);
  }

  private static boolean isSeparator(int point) {
    return switch (point) {
      case ',', '、', '|', '/', '·', ';', '#', '，' -> true;
      default -> false;
    };
  }

  private static boolean breaksItem(Folded text, int index) {
    return Context.endsClause(text, index) || text.at(index) == ':';
  }

  private static int letters(Folded text, int start, int end) {
    int letters = 0;
    for (int i = start; i < end; i++) {
      letters += Glyphs.isLetterOrDigit(text.at(i)) ? 1 : 0;
    }
    return letters;
  }

  /** The most repeated term, if it takes too great a share of the text. */
  private static List<Span> repetitions(Folded text) {
    Map<String, List<Integer>> places = new HashMap<>();
    for (Terms.Term term : Terms.of(text)) {
      if (!isPartOfIdentifier(text, term)) {
        places.computeIfAbsent(term.text(), key -> new ArrayList<>()).add(term.start());
      }
    }
    int letters = letters(text, 0, text.length());
    return places.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= FEWEST_REPEATS)
        .filter(entry -> share(entry, letters) > GREATEST_SHARE_OF_TERM)
        .max(
            Map.Entry.<String, List<Integer>>comparingByValue(
                    (a, b) -> Integer.compare(a.size(), b.size()))
                .thenComparingInt(entry -> entry.getKey().length())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> spans(text, entry.getKey(), entry.getValue()))
        .orElse(List.of());
  }

  /** Whether it stands in a name such as {@code model-lite}, a path or a tag. */
  private static boolean isPartOfIdentifier(Folded text, Terms.Term term) {
    int end = term.start() + term.text().codePointCount(0, term.text().length());
    return isJoint(text.at(term.start() - 1)) || isJoint(text.at(end));
  }

  private static boolean isJoint(int point) {
    return switch (point) {
      case '-', '_', '<', '>', '=', '@', '.', ':' -> true;
      default -> false;
    };
  }

  private static double share(Map.Entry<String, List<Integer>> entry, int letters) {
    int length = entry.getKey().codePointCount(0, entry.getKey().length());
    return (double) length * entry.getValue().size() / letters;
  }

  private static List<Span> spans(Folded text, String term, List<Integer> places) {
    int length = term.codePointCount(0, term.length());
    return places.stream()
        .skip(1)
        .map(start -> text.original(start, start + length, "repetition"))
        .toList();
  }
}
