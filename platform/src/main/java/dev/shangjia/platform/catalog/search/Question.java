package dev.shangjia.platform.catalog.search;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What somebody asks the market.
 *
 * @param text as it was typed; blank to look at all that lists may show
 * @param filters one value at most for each facet
 * @param order how results are ordered
 * @param first how many results are left out, from 0
 * @param most how many are given, from 1 to 200
 */
public record Question(String text, Map<Facet, String> filters, Order order, int first, int most) {
  private static final int MOST = 200;

  public Question {
    if (first < 0 || most < 1 || most > MOST) {
      throw new IllegalArgumentException(
          "results %d to %d cannot be asked for".formatted(first, first + most));
    }
    filters = filters.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(filters));
  }

  /** How results are ordered. */
  public enum Order {
    /** As the ranking has it. */
    RANKING,
    /** What came into the market last first. */
    NEWEST
  }

  /** Whether everything is to be looked at that lists may show. */
  public boolean isBrowsing() {
    return text.isBlank();
  }
}
