package dev.shangjia.engine.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Time as one market counts it: in its zone, by its region's working days. Counting begins with the
 * day after the one on which something happens, and a period of days ends when its last day does,
 * at 24:00. Safe for several threads.
 */
public final class Timekeeping {
  private final ZoneId zone;
  private final Optional<WorkingCalendar> calendar;

  /**
   * The time of a market.
   *
   * @param zone where its days begin and end
   * @param region whose official holidays count, such as {@code CN}; for one whose holidays are not
   *     known, no number of working days is
   */
  public Timekeeping(ZoneId zone, String region) {
    this.zone = zone;
    this.calendar = WorkingCalendar.of(region);
  }

  /** Where days begin and end. */
  public ZoneId zone() {
    return zone;
  }

  /** The day in which an instant lies. */
  public LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  /** When a day is over: its 24:00, which no longer belongs to it. */
  public Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** The instant some hours later; an hour is 60 minutes, whatever the clocks on the wall do. */
  public Instant plusHours(Instant from, long hours) {
    return from.plus(Duration.ofHours(hours));
  }

  /**
   * The last of some calendar days after a day.
   *
   * @param days from 0, which gives the day itself
   */
  public LocalDate plusDays(LocalDate from, int days) {
    return from.plusDays(days);
  }

  /**
   * The last of some working days after a day.
   *
   * @param days from 0 to 1,000; 0 gives the day itself, or the next working day when it is none
   * @return empty when a year on the way has no announced holidays yet
   */
  public Optional<LocalDate> plusWorkingDays(LocalDate from, int days) {
    return days == 0
        ? calendar.flatMap(known -> known.plusWorkingDays(from.minusDays(1), 1))
        : calendar.flatMap(known -> known.plusWorkingDays(from, days));
  }

  /** How many days lie after one day, up to and with another. */
  public int daysBetween(LocalDate from, LocalDate to) {
    return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
  }

  /**
   * How many working days lie after one day, up to and with another.
   *
   * @return empty when a year between them has no announced holidays yet
   */
  public OptionalInt workingDaysBetween(LocalDate from, LocalDate to) {
    return calendar.isEmpty() ? OptionalInt.empty() : calendar.get().workingDaysBetween(from, to);
  }
}
