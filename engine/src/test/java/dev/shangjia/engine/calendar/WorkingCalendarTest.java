package dev.shangjia.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {
  private static final WorkingCalendar CHINA = WorkingCalendar.of("CN").orElseThrow();

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {2020, 2021, 2022, 2023, 2024, 2025, 2026})
  void knowsTheYearsThatAreAnnounced(int year) {
    assertThat(CHINA.isWorkingDay(LocalDate.of(year, 1, 1))).contains(false);
    assertThat(CHINA.isWorkingDay(LocalDate.of(year, 10, 1))).contains(false);
    assertThat(CHINA.isWorkingDay(LocalDate.of(year, 12, 15))).isPresent();
  }

  @Test
  void knowsMakeUpDaysAndHolidaysWithinTheWeek() {
    assertThat(CHINA.isWorkingDay(day("2026-10-10"))).contains(true);
    assertThat(CHINA.isWorkingDay(day("2026-10-11"))).contains(false);
    assertThat(CHINA.isWorkingDay(day("2026-10-05"))).contains(false);
    assertThat(CHINA.isWorkingDay(day("2026-11-20"))).contains(true);
    assertThat(CHINA.isWorkingDay(day("2026-11-22"))).contains(false);
  }

  @Test
  void saysThatItDoesNotKnowRatherThanGuess() {
    assertThat(CHINA.isWorkingDay(day("2027-03-01"))).isEmpty();
    assertThat(CHINA.plusWorkingDays(day("2026-12-31"), 1)).isEmpty();
    assertThat(CHINA.workingDaysBetween(day("2026-12-30"), day("2027-01-05"))).isEmpty();
    assertThat(WorkingCalendar.of("US")).isEmpty();
  }

  @Test
  void countsForwardsAndBackwards() {
    assertThat(CHINA.plusWorkingDays(day("2026-11-20"), 1)).contains(day("2026-11-23"));
    assertThat(CHINA.plusWorkingDays(day("2026-11-20"), 0)).contains(day("2026-11-20"));
    assertThat(CHINA.workingDaysBetween(day("2026-11-20"), day("2026-11-27"))).hasValue(5);
    assertThat(CHINA.workingDaysBetween(day("2026-11-27"), day("2026-11-20"))).hasValue(-5);
    assertThat(CHINA.workingDaysBetween(day("2026-11-20"), day("2026-11-20"))).hasValue(0);
  }

  @Test
  void refusesToCountForYears() {
    assertThatThrownBy(() -> CHINA.plusWorkingDays(day("2026-01-01"), 1_001))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1001");
  }
}
