package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** Joins neighbouring code points of a kind into spans, stepping over emoji as wholes. */
final class Runs {
  /** Labels one code point in its surroundings. */
  interface Labelling {
    /** The label, or the empty string for a code point that is of no interest. */
    String label(Source source, int index);
  }

  private Runs() {}

  /**
   * Spans of labelled code points.
   *
   * @param joined the label of a run that goes on with a second label, or the empty string if a new
   *     span begins
   */
  static List<Span> find(String text, Labelling labelling, BinaryOperator<String> joined) {
    Source source = new Source(text);
    List<Span> spans = new ArrayList<>();
    int start = 0;
    String current = "";
    int index = 0;
    while (index <= source.length()) {
      int emoji = index < source.length() ? Emojis.clusterEnd(source, index) : index;
      String label =
          emoji > index || index == source.length() ? "" : labelling.label(source, index);
      String together = current.isEmpty() || label.isEmpty() ? "" : joined.apply(current, label);
      if (together.isEmpty()) {
        if (!current.isEmpty()) {
          spans.add(source.span(start, index, current));
        }
        start = index;
        current = label;
      } else {
        current = together;
      }
      index = Math.max(emoji, index + 1);
    }
    return List.copyOf(spans);
  }
}
