package dev.shangjia.engine.procedure;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How points in time are written for people. */
public final class Moments {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private Moments() {}

  /** {@code 2026-10-02 09:30} in a zone. */
  public static String shown(Instant at, ZoneId zone) {
    return MINUTE.format(at.atZone(zone));
  }

  /** The end of something: midnight is written as {@code 24:00} of the day that it ends. */
  public static String shownAsEnd(Instant end, ZoneId zone) {
    ZonedDateTime local = end.atZone(zone);
    return local.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? local.toLocalDate().minusDays(1) + " 24:00"
        : MINUTE.format(local);
  }
}
