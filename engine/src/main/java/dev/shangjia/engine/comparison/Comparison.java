package dev.shangjia.engine.comparison;

import java.time.ZoneId;
import java.util.List;

/**
 * How a local check compares with what the platform gathered itself.
 *
 * @param differences each with its cause; those that count first
 */
public record Comparison(List<Difference> differences) {
  public Comparison {
    differences =
        differences.stream()
            .sorted((one, other) -> Boolean.compare(other.cause().counts(), one.cause().counts()))
            .toList();
  }

  /** Whether values and what probes saw of files are the same. */
  public boolean matches() {
    return differences.stream().noneMatch(difference -> difference.cause().counts());
  }

  /**
   * Compares two prints.
   *
   * @param local what a laptop gathered
   * @param platform what the platform gathered
   * @param zone in which the rulebook counts days
   */
  public static Comparison of(FactsPrint local, FactsPrint platform, ZoneId zone) {
    return new Comparison(new Comparing(local, platform).differences(zone));
  }
}
