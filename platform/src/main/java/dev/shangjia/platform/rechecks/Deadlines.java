package dev.shangjia.platform.rechecks;

import dev.shangjia.platform.inspections.BackTests;
import dev.shangjia.platform.policies.Policies;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Until when a provider has to put right what only a changed rule finds: the day that was given
 * with the new version, or some days from when it was found first.
 */
@Component
class Deadlines {
  private final BackTests backTests;
  private final Policies policies;
  private final RecheckSettings settings;
  private final Clock clock;

  Deadlines(BackTests backTests, Policies policies, RecheckSettings settings, Clock clock) {
    this.backTests = backTests;
    this.policies = policies;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether nothing has to be waited for any more. */
  boolean isOver(Watch watch, Standing standing) {
    return switch (standing.change().cause()) {
      case RULE -> !clock.instant().isBefore(end(watch, standing.firstSeenAt()));
      case CHANGED, TIME, OTHERS -> true;
    };
  }

  /** The end of the last day for something that was found first at a time. */
  private Instant end(Watch watch, Instant first) {
    var zone = policies.inForce(watch.program()).zone();
    return backTests
        .fixDate(watch.program(), watch.provider())
        .orElseGet(() -> first.atZone(zone).toLocalDate().plusDays(settings.graceDays()))
        .plusDays(1)
        .atStartOfDay(zone)
        .toInstant();
  }
}
