package dev.shangjia.platform.audit;

import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** A warning while something in the record is not as it was written, or nobody looked for long. */
@Component("record")
class RecordHealth implements HealthIndicator {
  private static final String WARNING = "WARNING";
  private static final Duration LONG = Duration.ofHours(50);

  private final RecordCheck check;
  private final Acting acting;
  private final Clock clock;

  RecordHealth(RecordCheck check, Acting acting, Clock clock) {
    this.check = check;
    this.acting = acting;
    this.clock = clock;
  }

  @Override
  public Health health() {
    Optional<CheckRun> last = acting.as(new Actor.SystemOfMarket("health"), check::last);
    if (last.isEmpty()) {
      return Health.up().withDetail("check", "not run yet").build();
    }
    CheckRun run = last.get();
    boolean late = Objects.requireNonNull(run.ended()).isBefore(clock.instant().minus(LONG));
    Health.Builder health =
        run.counts().findings() > 0 || late ? Health.status(WARNING) : Health.up();
    return health
        .withDetail("checked", run.ended().toString())
        .withDetail("findings", run.counts().findings())
        .build();
  }
}
