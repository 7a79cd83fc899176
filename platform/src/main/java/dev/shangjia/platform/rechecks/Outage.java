package dev.shangjia.platform.rechecks;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Whether the market's own way to other networks may be broken: when most of what was looked at
 * within a day does not answer as before, that is likelier than that all of these providers broke
 * something at once. Nothing that may pass by itself is believed then.
 */
@Component
class Outage {
  /** A few may well break at once. */
  private static final int FEW = 5;

  private static final Duration LATELY = Duration.ofDays(1);

  private final JdbcWatches watches;
  private final Clock clock;

  Outage(JdbcWatches watches, Clock clock) {
    this.watches = watches;
    this.clock = clock;
  }

  /** Whether it may be. Runs in the caller's transaction. */
  boolean isLikely() {
    JdbcWatches.Lately lately = watches.lately(clock.instant().minus(LATELY));
    return lately.suspected() >= FEW && lately.suspected() * 2 > lately.looked();
  }
}
