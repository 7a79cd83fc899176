package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A length of time as a rulebook gives it.
 *
 * @param amount at least 1
 * @param unit what is counted
 * @param ours whether the figure is ours because the source gives none
 */
public record Period(int amount, Unit unit, boolean ours) {

  /** What a period counts. */
  public enum Unit {
    HOURS("hours"),
    WORKING_DAYS("working days"),
    CALENDAR_DAYS("calendar days"),
    MONTHS("months");

    private final String code;

    Unit(String code) {
      this.code = code;
    }

    /** The words used in rulebooks. */
    public String code() {
      return code;
    }
  }

  /**
   * When the period is over: after so many hours to the second, else at the end (24:00) of its last
   * day. The day on which it begins does not count.
   *
   * @param start when it begins, in the zone whose days count
   * @param calendar the working days
   * @return empty when working days are counted into a year that the calendar does not know
   */
  public Optional<ZonedDateTime> endAfter(ZonedDateTime start, WorkingCalendar calendar) {
    LocalDate day = start.toLocalDate();
    return switch (unit) {
      case HOURS -> Optional.of(start.plusHours(amount));
      case CALENDAR_DAYS -> Optional.of(endOf(day.plusDays(amount), start));
      case MONTHS -> Optional.of(endOf(day.plusMonths(amount), start));
      case WORKING_DAYS -> calendar.plusWorkingDays(day, amount).map(last -> endOf(last, start));
    };
  }

  private static ZonedDateTime endOf(LocalDate day, ZonedDateTime start) {
    return day.plusDays(1).atStartOfDay(start.getZone());
  }

  public Period {
    if (amount < 1) {
      throw new IllegalArgumentException("period of " + amount + " " + unit.code());
    }
  }
}
