package dev.shangjia.engine.rulebook;

import java.util.List;

/**
 * The things that a rule judges one by one: {@code each: listing.screenshots as shot}, or several
 * facts of one type, {@code each: listing.name, listing.summary as text}. A source that is a list
 * gives its items, any other gives itself.
 *
 * @param sources at least one
 * @param name what an item is called in the rule's expressions
 */
public record Each(List<Expression> sources, String name) {
  public Each {
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("each " + name + " has no source");
    }
  }
}
