package dev.shangjia.platform.inspections;

import dev.shangjia.platform.inspections.BackTestLine.Outcome;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a rulebook that is tried beside the one in force: what it would say of each new
 * report. Nobody but the operator's side is told of it.
 *
 * @param hash of the version
 * @param endedAt when it ended; null while it is under way
 * @param looked how many reports it looked at
 * @param counts of how many of them it says something else; outcomes that none came to are left out
 */
public record Audit(
    long id,
    String program,
    String hash,
    Instant beganAt,
    @Nullable Instant endedAt,
    int looked,
    Map<Outcome, Integer> counts) {
  public Audit {
    counts = Map.copyOf(counts);
  }

  /** Whether new reports are looked at. */
  public boolean isUnderWay() {
    return endedAt == null;
  }

  /** How many reports it says the same of. */
  public int same() {
    return looked - counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
