package dev.shangjia.platform.casework;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * How times are shown: in the program's zone.
 *
 * @param zone where its days begin and end
 * @param now the time of the page
 */
record Times(ZoneId zone, Instant now) {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");

  /** When something happened. */
  String at(Instant at) {
    return MINUTE.format(at.atZone(zone));
  }

  String day(Instant at) {
    return DAY.format(at.atZone(zone));
  }

  /** By when something has to happen: the end of a day is shown as that day, at 24:00. */
  String due(Instant end) {
    ZonedDateTime local = end.atZone(zone);
    return local.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? DAY.format(local.minusDays(1)) + " 24:00"
        : MINUTE.format(local);
  }

  boolean isPast(Instant end) {
    return !now.isBefore(end);
  }

  /** Whether something has to happen within a day. */
  boolean isSoon(Instant end) {
    return !isPast(end) && end.isBefore(now.plusSeconds(86_400));
  }

  /** For the machine: the value of an HTML time element. */
  String iso(Instant at) {
    return at.toString();
  }
}
