package dev.shangjia.engine.checklist;

import dev.shangjia.engine.text.Links;
import dev.shangjia.engine.text.Operators;
import dev.shangjia.engine.text.Placeholders;
import dev.shangjia.engine.text.Span;
import dev.shangjia.engine.text.Widths;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * What is left of a template in a text: blanks that nobody filled in, and words of its author.
 *
 * @param filling how far the text was filled in
 * @param spans what is left, in order; labels {@code placeholder} and {@code instruction}
 */
public record Leftovers(Filling filling, List<Span> spans) {
  private static final int FEWEST_WORDS = 40;
  private static final int FEWEST_WORDS_BESIDE_A_LINK = 30;
  private static final int BLANKS_OF_A_TEMPLATE = 3;

  public Leftovers {
    spans = List.copyOf(spans);
  }

  /** Looks a text through. */
  static Leftovers of(String text, List<Span> instructions) {
    List<Span> blanks = Placeholders.find(text);
    var all = new ArrayList<Span>(blanks);
    instructions.stream()
        .filter(span -> blanks.stream().noneMatch(blank -> meet(blank, span)))
        .forEach(all::add);
    all.sort(Comparator.comparingInt(Span::start));
    return new Leftovers(filling(text, blanks, all), all);
  }

  private static boolean meet(Span one, Span other) {
    return one.start() < other.end() && other.start() < one.end();
  }

  private static Filling filling(String text, List<Span> blanks, List<Span> all) {
    List<Span> links = Links.find(text);
    int words = words(text, all, links);
    if (!all.isEmpty() && words < FEWEST_WORDS) {
      return Filling.UNFILLED;
    }
    boolean leadsOn = links.stream().anyMatch(link -> !link.label().equals("email"));
    if (leadsOn && words < FEWEST_WORDS_BESIDE_A_LINK) {
      return Filling.LINK_ONLY;
    }
    if (blanks.size() >= BLANKS_OF_A_TEMPLATE && Operators.find(text).isEmpty()) {
      return Filling.UNFILLED;
    }
    return all.isEmpty() ? Filling.COMPLETE : Filling.PARTLY;
  }

  /**
   * Chinese characters by twos and words of letters, without what is left over and without links.
   */
  private static int words(String text, List<Span> leftovers, List<Span> links) {
    int[] points = text.codePoints().toArray();
    var skipped = new BitSet(points.length);
    leftovers.forEach(span -> skipped.set(span.start(), span.end()));
    links.forEach(span -> skipped.set(span.start(), span.end()));
    var rest = new StringBuilder();
    for (int i = 0; i < points.length; i++) {
      rest.appendCodePoint(skipped.get(i) ? ' ' : points[i]);
    }
    int latin = 0;
    boolean inWord = false;
    for (int point : rest.codePoints().toArray()) {
      boolean letter = Character.isLetter(point) && !Character.isIdeographic(point);
      latin += letter && !inWord ? 1 : 0;
      inWord = letter;
    }
    return latin + Widths.hanCount(rest.toString()) / 2;
  }
}
