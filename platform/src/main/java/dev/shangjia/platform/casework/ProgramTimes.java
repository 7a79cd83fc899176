package dev.shangjia.platform.casework;

import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.policies.Policies;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How times are shown where no case says it: in the zone that the rulebook in force names. */
@Component
final class ProgramTimes {
  private final Policies policies;
  private final Clock clock;

  /** Of what belongs to no program. */
  private final ZoneId marketZone;

  ProgramTimes(Policies policies, Clock clock, ZoneId marketZone) {
    this.policies = policies;
    this.clock = clock;
    this.marketZone = marketZone;
  }

  Times of(String program) {
    return new Times(
        policies.find(program).map(Rulebook::zone).orElse(marketZone), clock.instant());
  }

  /** Of every program that is installed, by its id. */
  Map<String, Times> all() {
    Instant now = clock.instant();
    return policies.inForce().stream()
        .collect(Collectors.toMap(Rulebook::id, rulebook -> new Times(rulebook.zone(), now)));
  }
}
