package dev.shangjia.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every day of 2020 to 2026 against the yearly notices of the State Council's General Office on
 * holidays and make-up workdays, written down here on their own.
 */
class StateCouncilNoticesTest {
  private static final WorkingCalendar CHINA = WorkingCalendar.of("CN").orElseThrow();

  /**
   * What a notice says.
   *
   * @param holidays first and last day of each holiday of a year, {@code MM-dd/MM-dd}
   * @param makeUp days at weekends on which people work
   */
  record Notice(int year, String holidays, String makeUp) {
    Set<LocalDate> off() {
      return Arrays.stream(holidays.split(" "))
          .map(span -> span.split("/"))
          .flatMap(span -> day(span[0]).datesUntil(day(span[1]).plusDays(1)))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<LocalDate> worked() {
      return makeUp.isEmpty()
          ? Set.of()
          : Arrays.stream(makeUp.split(" "))
              .map(this::day)
              .collect(Collectors.toCollection(TreeSet::new));
    }

    private LocalDate day(String monthAndDay) {
      return LocalDate.parse(year + "-" + monthAndDay);
    }
  }

  static List<Notice> notices() {
    return List.of(
        // The Spring Festival of 2020 was prolonged to 2 February, so 1 February was no make-up
        // day.
        new Notice(
            2020,
            "01-01/01-01 01-24/02-02 04-04/04-06 05-01/05-05 06-25/06-27 10-01/10-08",
            "01-19 04-26 05-09 06-28 09-27 10-10"),
        new Notice(
            2021,
            "01-01/01-03 02-11/02-17 04-03/04-05 05-01/05-05 06-12/06-14 09-19/09-21 10-01/10-07",
            "02-07 02-20 04-25 05-08 09-18 09-26 10-09"),
        new Notice(
            2022,
            "01-01/01-03 01-31/02-06 04-03/04-05 04-30/05-04 06-03/06-05 09-10/09-12 10-01/10-07 12-31/12-31",
            "01-29 01-30 04-02 04-24 05-07 10-08 10-09"),
        new Notice(
            2023,
            "01-01/01-02 01-21/01-27 04-05/04-05 04-29/05-03 06-22/06-24 09-29/10-06 12-30/12-31",
            "01-28 01-29 04-23 05-06 06-25 10-07 10-08"),
        new Notice(
            2024,
            "01-01/01-01 02-10/02-17 04-04/04-06 05-01/05-05 06-08/06-10 09-15/09-17 10-01/10-07",
            "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12"),
        new Notice(
            2025,
            "01-01/01-01 01-28/02-04 04-04/04-06 05-01/05-05 05-31/06-02 10-01/10-08",
            "01-26 02-08 04-27 09-28 10-11"),
        new Notice(
            2026,
            "01-01/01-03 02-15/02-23 04-04/04-06 05-01/05-05 06-19/06-21 09-25/09-27 10-01/10-07",
            "01-04 02-14 02-28 05-09 09-20 10-10"));
  }

  @ParameterizedTest
  @MethodSource("notices")
  void agreesOnEveryDayOfTheYear(Notice notice) {
    Stream<LocalDate> days =
        LocalDate.of(notice.year(), 1, 1).datesUntil(LocalDate.of(notice.year() + 1, 1, 1));

    assertThat(days)
        .allSatisfy(
            day ->
                assertThat(CHINA.isWorkingDay(day))
                    .as("%s, a %s", day, day.getDayOfWeek())
                    .contains(isWorked(notice, day)));
  }

  /** A year has about 250 working days; a slip in these tables would show. */
  @ParameterizedTest
  @MethodSource("notices")
  void makesUpOnlyAtWeekends(Notice notice) {
    assertThat(notice.worked()).isNotEmpty().allMatch(StateCouncilNoticesTest::isWeekend);
    assertThat(notice.off()).doesNotContainAnyElementsOf(notice.worked());
    assertThat(
            LocalDate.of(notice.year(), 1, 1)
                .datesUntil(LocalDate.of(notice.year() + 1, 1, 1))
                .filter(day -> isWorked(notice, day))
                .count())
        .isBetween(247L, 251L);
  }

  private static boolean isWorked(Notice notice, LocalDate day) {
    return !notice.off().contains(day) && (notice.worked().contains(day) || !isWeekend(day));
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
