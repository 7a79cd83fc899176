package dev.shangjia.platform.casework.intake;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.policies.Intake.Closure;
import dev.shangjia.platform.policies.Policies;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** How times of intake are shown: where the program is. */
@Component
class IntakeTimes {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final Policies policies;

  IntakeTimes(Policies policies) {
    this.policies = policies;
  }

  /** Where a program's days begin and end. */
  ZoneId zone(String program) {
    return policies.inForce(program).zone();
  }

  /** Until when nothing is taken in. */
  LocalText until(String program, Closure closure) {
    Instant until = closure.until();
    if (until == null) {
      return new LocalText("恢复时间另行通知", "until further notice");
    }
    String day = end(program, until);
    return new LocalText("至 %s".formatted(day), "until %s".formatted(day));
  }

  /** The end of a time; the end of a day is shown as that day, at 24:00. */
  String end(String program, Instant end) {
    ZonedDateTime local = end.atZone(zone(program));
    return local.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? local.toLocalDate().minusDays(1) + " 24:00"
        : MINUTE.format(local);
  }
}
