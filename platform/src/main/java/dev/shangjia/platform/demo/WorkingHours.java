package dev.shangjia.platform.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.random.RandomGenerator;

/** When people of the demo do things: on weekdays, between nine and half past six in Shanghai. */
final class WorkingHours {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalTime OPENING = LocalTime.of(9, 0);
  private static final LocalTime CLOSING = LocalTime.of(18, 30);
  private static final int MINUTES_OF_MORNING = 150;

  private WorkingHours() {}

  /** A moment itself, or some time in the morning of the next working day after it. */
  static Instant from(Instant moment, RandomGenerator chance) {
    ZonedDateTime at = moment.atZone(ZONE);
    if (isFree(at) || !at.toLocalTime().isBefore(CLOSING)) {
      do {
        at = at.plusDays(1);
      } while (isFree(at));
      return at.with(OPENING).plusMinutes(chance.nextInt(MINUTES_OF_MORNING)).toInstant();
    }
    return at.toLocalTime().isBefore(OPENING)
        ? at.with(OPENING).plusMinutes(chance.nextInt(MINUTES_OF_MORNING)).toInstant()
        : moment;
  }

  private static boolean isFree(ZonedDateTime at) {
    return EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(at.getDayOfWeek());
  }
}
