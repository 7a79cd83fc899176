package dev.shangjia.engine.procedure;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.calendar.Timekeeping;
import dev.shangjia.engine.rulebook.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntBiFunction;

/** When clocks run out. */
final class Dates {
  static final DueDate.Unknown HOLIDAYS_UNKNOWN =
      new DueDate.Unknown(
          new LocalText(
              "期限所涉年份的法定节假日安排尚未公布",
              "the official holidays of a year on the way are not announced yet"));
  static final DueDate.Unknown RESTS =
      new DueDate.Unknown(new LocalText("计时已暂停", "the clock rests"));

  private final Timekeeping time;

  Dates(Timekeeping time) {
    this.time = time;
  }

  /** When a clock runs out that is running. */
  DueDate of(Clock clock) {
    Instant since = clock.since();
    if (since == null) {
      return RESTS;
    }
    LocalDate day = time.day(since);
    return switch (clock.limit().unit()) {
      case HOURS -> new DueDate.Known(since.plus(leftOfHours(clock)));
      case CALENDAR_DAYS, MONTHS ->
          new DueDate.Known(time.endOf(time.plusDays(day, leftOfDays(clock))));
      case WORKING_DAYS ->
          leftOfWorkingDays(clock).stream()
              .mapToObj(left -> time.plusWorkingDays(day, left))
              .flatMap(Optional::stream)
              .findFirst()
              .<DueDate>map(last -> new DueDate.Known(time.endOf(last)))
              .orElse(HOLIDAYS_UNKNOWN);
    };
  }

  /** How much of its time a clock has left that rests, in words. */
  LocalText left(Clock clock) {
    int amount = clock.limit().amount();
    return switch (clock.limit().unit()) {
      case HOURS -> {
        Duration left = leftOfHours(clock);
        String hours = "%d:%02d".formatted(left.toHours(), left.toMinutesPart());
        yield new LocalText(
            "%s / %d 小时".formatted(hours, amount), "%s of %d hours".formatted(hours, amount));
      }
      case CALENDAR_DAYS, MONTHS ->
          new LocalText(
              "%d / %d 个自然日".formatted(leftOfDays(clock), days(clock)),
              "%d of %d calendar days".formatted(leftOfDays(clock), days(clock)));
      case WORKING_DAYS ->
          leftOfWorkingDays(clock).stream()
              .mapToObj(
                  left ->
                      new LocalText(
                          "%d / %d 个工作日".formatted(left, amount),
                          "%d of %d working days".formatted(left, amount)))
              .findFirst()
              .orElse(HOLIDAYS_UNKNOWN.why());
    };
  }

  private static Duration leftOfHours(Clock clock) {
    Duration left = Duration.ofHours(clock.limit().amount());
    for (Clock.Run run : clock.runs()) {
      left = left.minus(Duration.between(run.from(), run.to()));
    }
    return left.isNegative() ? Duration.ZERO : left;
  }

  private int leftOfDays(Clock clock) {
    return Math.max(0, days(clock) - used(clock, time::daysBetween));
  }

  /** A month has as many days as the calendar gives it from the day of the first start. */
  private int days(Clock clock) {
    int amount = clock.limit().amount();
    if (clock.limit().unit() != Period.Unit.MONTHS) {
      return amount;
    }
    LocalDate first = time.day(clock.firstStart());
    return time.daysBetween(first, first.plusMonths(amount));
  }

  private OptionalInt leftOfWorkingDays(Clock clock) {
    int used = 0;
    for (Clock.Run run : clock.runs()) {
      OptionalInt days = time.workingDaysBetween(time.day(run.from()), time.day(run.to()));
      if (days.isEmpty()) {
        return days;
      }
      used += days.getAsInt();
    }
    return OptionalInt.of(Math.max(0, clock.limit().amount() - used));
  }

  private int used(Clock clock, ToIntBiFunction<LocalDate, LocalDate> between) {
    return clock.runs().stream()
        .mapToInt(run -> between.applyAsInt(time.day(run.from()), time.day(run.to())))
        .sum();
  }
}
