package dev.shangjia.platform.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something is likely to be over, from how long such things took.
 *
 * @param half when one of two was over; null when too few are known
 * @param most when four of five were
 * @param known how many past ones it rests on
 */
record Eta(@Nullable Instant half, @Nullable Instant most, int known) {
  /** Fewer than these say nothing. */
  static final int ENOUGH = 20;

  boolean isKnown() {
    return half != null && most != null;
  }
}
