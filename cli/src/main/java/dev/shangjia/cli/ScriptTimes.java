package dev.shangjia.cli;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.calendar.Timekeeping;
import dev.shangjia.engine.rulebook.Period;
import dev.shangjia.engine.rulebook.PeriodReading;
import dev.shangjia.engine.yaml.YamlFields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * The times of a script's lines, which never run back: {@code at}, a time in the rulebook's zone,
 * or {@code after}, a period after the line before. A line with neither is at the time of the one
 * before.
 */
final class ScriptTimes {
  private final Timekeeping time;
  private Instant last;

  /**
   * Times of one script.
   *
   * @param from when it begins
   */
  ScriptTimes(Timekeeping time, Instant from) {
    this.time = time;
    this.last = from;
  }

  /** The time of the next line; empty when it is wrong, which is an error of its file. */
  Optional<Instant> of(YamlFields fields) {
    Optional<Instant> at;
    if (fields.has("at") && fields.has("after")) {
      at = wrong(fields, "after", "at 与 after 只能写一个。", "A line says either 'at' or 'after'.");
    } else if (fields.has("at")) {
      at = at(fields);
    } else if (fields.has("after")) {
      at =
          fields
              .node("after")
              .flatMap(node -> PeriodReading.read(node, false))
              .flatMap(period -> later(fields, period));
    } else {
      at = Optional.of(last);
    }
    at.ifPresent(found -> last = found);
    return at;
  }

  private Optional<Instant> at(YamlFields fields) {
    String text = fields.text("at");
    try {
      LocalDateTime local =
          text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
      return Optional.of(local.atZone(time.zone()).toInstant());
    } catch (DateTimeException _) {
      return text.isEmpty()
          ? Optional.empty()
          : wrong(
              fields,
              "at",
              "时间应写成 2026-03-01 或 2026-03-01T10:00。",
              "A time is written like 2026-03-01 or 2026-03-01T10:00.");
    }
  }

  /** Days later at the same time of day. */
  private Optional<Instant> later(YamlFields fields, Period period) {
    LocalDateTime local = last.atZone(time.zone()).toLocalDateTime();
    LocalDate day = local.toLocalDate();
    int amount = period.amount();
    return switch (period.unit()) {
      case HOURS -> Optional.of(time.plusHours(last, amount));
      case CALENDAR_DAYS -> Optional.of(on(day.plusDays(amount), local.toLocalTime()));
      case MONTHS -> Optional.of(on(day.plusMonths(amount), local.toLocalTime()));
      case WORKING_DAYS ->
          time.plusWorkingDays(day, amount)
              .map(found -> on(found, local.toLocalTime()))
              .or(
                  () ->
                      wrong(
                          fields,
                          "after",
                          "这几天所涉年份的法定节假日安排尚未公布，请改用 at。",
                          "The official holidays of a year on the way are not announced; use 'at'."));
    };
  }

  private Instant on(LocalDate day, LocalTime at) {
    return day.atTime(at).atZone(time.zone()).toInstant();
  }

  private static <T> Optional<T> wrong(YamlFields fields, String key, String zh, String en) {
    fields.file().error("simulation/time", fields.place(key), new LocalText(zh, en));
    return Optional.empty();
  }
}
