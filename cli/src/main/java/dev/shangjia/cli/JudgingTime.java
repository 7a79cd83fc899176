package dev.shangjia.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/**
 * The time of judging as the command line gives it: nothing for now, a day for its beginning in the
 * rulebook's zone, or an instant.
 *
 * @param text as given, or null
 */
record JudgingTime(@Nullable String text) {

  JudgingTime {
    if (text != null && day(text).isEmpty() && instant(text).isEmpty()) {
      throw new TypeConversionException(
          "'" + text + "': 2026-11-22, 2026-11-22T12:00:00Z, 2026-11-22T12:00:00+08:00");
    }
  }

  /** The time, to the second. */
  Instant in(ZoneId zone, Clock clock) {
    if (text == null) {
      return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }
    return day(text)
        .map(day -> day.atStartOfDay(zone).toInstant())
        .or(() -> instant(text))
        .orElseThrow();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
