package dev.shangjia.platform.catalog.search;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a question found.
 *
 * @param hits the best first
 * @param total how many there are in all
 * @param counts how many of them each value of a facet has, the most frequent first
 * @param closeness whether all of what was typed was found
 */
public record Results(
    List<Hit> hits, long total, Map<Facet, List<Count>> counts, Closeness closeness) {
  public Results {
    hits = List.copyOf(hits);
    counts = counts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(counts));
  }

  /**
   * An app that was found.
   *
   * @param text how well it matches, from 0 to 1
   */
  public record Hit(long app, double text) {}

  /** How many results have a value. */
  public record Count(String value, long results) {}

  /** How closely results match what was typed. */
  public enum Closeness {
    /** They hold all of it. */
    ALL,
    /** A few do and stand first; the others are similar. */
    FEW,
    /** Nothing does; they hold some of it, or something like it. */
    SIMILAR
  }

  static Results none() {
    return new Results(List.of(), 0, Map.of(), Closeness.ALL);
  }
}
