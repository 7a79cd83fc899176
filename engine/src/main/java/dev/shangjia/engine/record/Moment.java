package dev.shangjia.engine.record;

import dev.shangjia.engine.json.JsonReading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times in records: no finer than databases keep them, and written in one way only. */
final class Moment {
  private Moment() {}

  /** The time, which a program gave. */
  static Instant checked(Instant at) {
    if (!at.truncatedTo(ChronoUnit.MICROS).equals(at)) {
      throw new IllegalArgumentException(at + " is finer than microseconds");
    }
    return at;
  }

  /** The time that a file holds. */
  static Instant read(JsonReading json) {
    Instant at = json.instant();
    if (!at.toString().equals(json.string()) || !at.truncatedTo(ChronoUnit.MICROS).equals(at)) {
      throw json.mismatch(
          "a time such as 2026-11-22T08:30:00Z, with 0, 3 or 6 decimals",
          "时间，如 2026-11-22T08:30:00Z，秒后有 0、3 或 6 位小数");
    }
    return at;
  }
}
