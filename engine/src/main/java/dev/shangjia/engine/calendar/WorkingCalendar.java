package dev.shangjia.engine.calendar;

import com.tyme.holiday.LegalHoliday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The working days of one region. Safe for several threads.
 *
 * <p>Mainland China ({@code CN}) is known for every year whose holidays the State Council has
 * announced and that the table carries, 2020 to 2026 among them.
 */
public final class WorkingCalendar {
  private static final WorkingCalendar MAINLAND_CHINA = new WorkingCalendar();

  /** By year: the days that differ from the plain week, true for a working day. */
  private final Map<Integer, Optional<Map<LocalDate, Boolean>>> exceptions =
      new ConcurrentHashMap<>();

  private WorkingCalendar() {}

  /**
   * The calendar of a region.
   *
   * @param region ISO 3166-1 code, such as {@code CN}
   * @return empty for a region whose holidays are not known
   */
  public static Optional<WorkingCalendar> of(String region) {
    return region.equals("CN") ? Optional.of(MAINLAND_CHINA) : Optional.empty();
  }

  /** Whether people work on a day; empty when the year's holidays are not known. */
  public Optional<Boolean> isWorkingDay(LocalDate day) {
    return year(day.getYear()).map(exceptional -> exceptional.getOrDefault(day, isWeekday(day)));
  }

  /**
   * The day that is some working days after another: the day itself does not count, the last one
   * does.
   *
   * @param start the day from which to count
   * @param days from 0 to 1,000
   * @return empty when a year on the way is not known
   */
  public Optional<LocalDate> plusWorkingDays(LocalDate start, int days) {
    if (days < 0 || days > 1_000) {
      throw new IllegalArgumentException(days + " working days; from 0 to 1000 can be counted");
    }
    LocalDate day = start;
    for (int left = days; left > 0; ) {
      day = day.plusDays(1);
      Optional<Boolean> working = isWorkingDay(day);
      if (working.isEmpty()) {
        return Optional.empty();
      }
      left -= working.get() ? 1 : 0;
    }
    return Optional.of(day);
  }

  /**
   * How many working days lie after one day, up to and with another. Negative when the second is
   * earlier.
   *
   * @return empty when a year between them is not known
   */
  public OptionalInt workingDaysBetween(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      OptionalInt backwards = workingDaysBetween(to, from);
      return backwards.isEmpty() ? backwards : OptionalInt.of(-backwards.getAsInt());
    }
    int count = 0;
    for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
      Optional<Boolean> working = isWorkingDay(day);
      if (working.isEmpty()) {
        return OptionalInt.empty();
      }
      count += working.get() ? 1 : 0;
    }
    return OptionalInt.of(count);
  }

  private static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  private Optional<Map<LocalDate, Boolean>> year(int year) {
    return exceptions.computeIfAbsent(year, WorkingCalendar::read);
  }

  /** A year counts as known when its National Day holiday is in the table. */
  private static Optional<Map<LocalDate, Boolean>> read(int year) {
    if (year < 2002 || year > 2100 || LegalHoliday.fromYmd(year, 10, 1) == null) {
      return Optional.empty();
    }
    var days = new HashMap<LocalDate, Boolean>();
    LocalDate first = LocalDate.of(year, 1, 1);
    for (LocalDate day = first; day.getYear() == year; day = day.plusDays(1)) {
      LegalHoliday holiday = LegalHoliday.fromYmd(year, day.getMonthValue(), day.getDayOfMonth());
      if (holiday != null) {
        days.put(day, holiday.isWork());
      }
    }
    return Optional.of(Map.copyOf(days));
  }
}
