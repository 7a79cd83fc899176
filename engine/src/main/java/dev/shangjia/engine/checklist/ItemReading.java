package dev.shangjia.engine.checklist;

import java.util.List;

/**
 * What a text says to one item.
 *
 * @param item its id
 * @param state how much of it
 * @param quotes the passages that say so, in the order of the text; none when it is missing
 */
public record ItemReading(String item, ItemState state, List<Quote> quotes) {
  public ItemReading {
    quotes = List.copyOf(quotes);
  }

  /**
   * A passage of the text.
   *
   * @param text as it stands there, at most 300 code points of it
   * @param start first code point, from 0
   * @param end code point after the last
   * @param line the line it begins in, from 1
   * @param heading the heading it stands under; empty for none
   */
  public record Quote(String text, int start, int end, int line, String heading) {}
}
