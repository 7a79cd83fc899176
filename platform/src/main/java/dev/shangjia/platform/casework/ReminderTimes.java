package dev.shangjia.platform.casework;

import dev.shangjia.engine.calendar.Timekeeping;
import dev.shangjia.engine.rulebook.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * When somebody is reminded of a date, in the morning: at the desk three working days and one
 * before it, elsewhere seven calendar days and one before it. The sources ask for no reminders;
 * these periods are ours.
 */
final class ReminderTimes {
  /** Local time; an hour before the mail of the day is collected. */
  static final LocalTime MORNING = LocalTime.of(7, 0);

  /** Working days before a date of the desk; ours. */
  private static final List<Integer> DESK_DAYS = List.of(3, 1);

  /** Calendar days before a date of somebody else; ours. */
  private static final List<Integer> OUTSIDE_DAYS = List.of(7, 1);

  private static final int LONGEST_HOLIDAY = 31;

  private ReminderTimes() {}

  /**
   * The first reminder of a date after some time.
   *
   * @param due the first instant that is too late
   * @param side on which side its owner stands
   * @return empty when none comes any more
   */
  static Optional<Instant> next(Instant due, Role.Side side, Timekeeping time, Instant after) {
    LocalDate last = time.day(due.minusNanos(1));
    Stream<LocalDate> days =
        switch (side) {
          case PLATFORM -> DESK_DAYS.stream().map(n -> workingDaysBefore(last, n, time));
          case OUTSIDE -> OUTSIDE_DAYS.stream().map(last::minusDays);
        };
    return days.map(day -> day.atTime(MORNING).atZone(time.zone()).toInstant())
        .filter(moment -> moment.isAfter(after))
        .min(Instant::compareTo);
  }

  /**
   * The last working day after which so many lie, up to and with a day; calendar days where the
   * holidays are not announced yet.
   */
  private static LocalDate workingDaysBefore(LocalDate last, int count, Timekeeping time) {
    for (int days = count; days < LONGEST_HOLIDAY; days++) {
      LocalDate day = last.minusDays(days);
      OptionalInt between = time.workingDaysBetween(day, last);
      if (between.isEmpty()) {
        return last.minusDays(count);
      }
      boolean works = time.workingDaysBetween(day.minusDays(1), day).orElse(0) == 1;
      if (between.getAsInt() >= count && works) {
        return day;
      }
    }
    return last.minusDays(count);
  }
}
