package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Text written for search engines: one term in item after item, or a long row of keywords in place
 * of sentences.
 *
 * <p>A text is read as items between commas, stops, line breaks and the like (and between spaces in
 * Chinese). Labels: {@code repetition} (items of a text that hold the same term, if they are five
 * or more and most of the items are of that kind) and {@code enumeration} (a row of eight or more
 * keywords that is nearly all of the text). A sentence that lists functions, formats or platforms
 * ({@code 支持……等}) is no row of keywords.
 *
 * <p>Source: TM-505.
 */
public final class Stuffing {
  private static final int FEWEST_REPEATS = 5;
  private static final int FEWEST_KEYWORDS = 8;
  private static final int HEAVIEST_REPEATED_ITEM = 8;
  private static final double HEAVIEST_KEYWORD = 4.5;
  private static final double GREATEST_SHARE = 0.6;

  private Stuffing() {}

  /** Stuffed places in {@code text}, or nothing. */
  public static List<Span> find(String text) {
    Folded folded = Folding.fold(text);
    List<Items.Item> items = Items.of(folded);
    List<Span> repetitions = repetitions(folded, items);
    return repetitions.isEmpty() ? row(folded, items) : repetitions;
  }

  private static List<Span> repetitions(Folded text, List<Items.Item> items) {
    Map<String, List<Items.Item>> holders = new HashMap<>();
    for (Items.Item item : items) {
      if (item.weight() <= HEAVIEST_REPEATED_ITEM) {
        for (String term : terms(text, item)) {
          holders.computeIfAbsent(term, key -> new ArrayList<>()).add(item);
        }
      }
    }
    return holders.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= FEWEST_REPEATS)
        .filter(entry -> entry.getValue().size() > items.size() * GREATEST_SHARE)
        .max(
            Comparator.comparingInt(
                    (Map.Entry<String, List<Items.Item>> entry) -> entry.getValue().size())
                .thenComparingInt(entry -> entry.getKey().length())
                .thenComparing(Map.Entry::getKey))
        .map(entry -> spans(text, entry.getValue()))
        .orElse(List.of());
  }

  private static Set<String> terms(Folded text, Items.Item item) {
    Set<String> terms = new HashSet<>();
    Terms.in(text, item.start(), item.end(), terms::add);
    return terms;
  }

  private static List<Span> spans(Folded text, List<Items.Item> items) {
    return items.stream()
        .map(item -> text.original(item.start(), item.end(), "repetition"))
        .toList();
  }

  private static List<Span> row(Folded text, List<Items.Item> items) {
    if (items.size() < FEWEST_KEYWORDS
        || items.stream().anyMatch(item -> item.isPartOfSentence(text))) {
      return List.of();
    }
    double weight = items.stream().mapToInt(Items.Item::weight).average().orElse(0);
    return weight > HEAVIEST_KEYWORD
        ? List.of()
        : List.of(text.original(items.getFirst().start(), items.getLast().end(), "enumeration"));
  }
}
