package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.calendar.Timekeeping;
import dev.shangjia.engine.rulebook.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReminderTimesTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Timekeeping CHINA = new Timekeeping(ZONE, "CN");

  @Test
  void theDeskIsRemindedOnWorkingDays() {
    // The 9th of March 2026 is a Monday.
    assertThat(reminders("2026-03-10T00:00", Role.Side.PLATFORM, CHINA))
        .containsExactly("2026-03-04T07:00", "2026-03-06T07:00");
  }

  @Test
  void holidaysAreNoWorkingDays() {
    // The 1st to the 7th of October are off in 2026, and the 10th, a Saturday, is worked.
    assertThat(reminders("2026-10-11T00:00", Role.Side.PLATFORM, CHINA))
        .containsExactly("2026-09-30T07:00", "2026-10-09T07:00");
  }

  @Test
  void othersAreRemindedAWeekAndADayBefore() {
    assertThat(reminders("2026-04-02T00:00", Role.Side.OUTSIDE, CHINA))
        .containsExactly("2026-03-25T07:00", "2026-03-31T07:00");
  }

  @Test
  void aDateInTheMiddleOfADayIsOfThatDay() {
    assertThat(reminders("2026-03-20T15:30", Role.Side.OUTSIDE, CHINA))
        .containsExactly("2026-03-13T07:00", "2026-03-19T07:00");
  }

  @Test
  void whereHolidaysAreNotKnownCalendarDaysCount() {
    assertThat(reminders("2026-03-10T00:00", Role.Side.PLATFORM, new Timekeeping(ZONE, "nowhere")))
        .containsExactly("2026-03-06T07:00", "2026-03-08T07:00");
  }

  private static List<String> reminders(String due, Role.Side side, Timekeeping time) {
    var all = new ArrayList<String>();
    Instant after = Instant.EPOCH;
    for (; ; ) {
      Optional<Instant> next = ReminderTimes.next(at(due), side, time, after);
      if (next.isEmpty()) {
        return all;
      }
      after = next.get();
      all.add(ZonedDateTime.ofInstant(after, ZONE).toLocalDateTime().toString());
    }
  }

  private static Instant at(String local) {
    return java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }
}
