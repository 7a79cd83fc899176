package dev.shangjia.engine.expression;

import static dev.shangjia.engine.expression.Function.Parameter.number;
import static dev.shangjia.engine.expression.Function.Parameter.text;

import dev.cel.common.types.SimpleType;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Days, written as {@code 2026-11-22}, and working days of the rulebook's region. */
final class CalendarFunctions {
  private static final long LONGEST_SPAN_DAYS = 4_000;

  private final String region;

  private CalendarFunctions(String region) {
    this.region = region;
  }

  static List<Function> of(String region) {
    var calendar = new CalendarFunctions(region);
    return List.of(
        Function.of(
            "daysBetween",
            SimpleType.INT,
            List.of(text("from"), text("to")),
            new LocalText("两个日期之间的自然日数", "Calendar days from one day to another"),
            "daysBetween('2026-02-27', '2026-03-01') == 2",
            args -> ChronoUnit.DAYS.between(day(args[0]), day(args[1]))),
        Function.of(
            "yearsBetween",
            SimpleType.INT,
            List.of(text("from"), text("to")),
            new LocalText("两个日期之间的整年数，如周岁", "Whole years from one day to another, such as an age"),
            "yearsBetween('2008-11-23', '2026-11-22') == 17",
            args -> ChronoUnit.YEARS.between(day(args[0]), day(args[1]))),
        Function.of(
            "plusDays",
            SimpleType.STRING,
            List.of(text("day"), number("days")),
            new LocalText("若干自然日之后的日期", "The day some calendar days later"),
            "plusDays('2026-02-27', 2) == '2026-03-01'",
            args -> day(args[0]).plusDays(bounded((Long) args[1])).toString()),
        Function.of(
            "workingDaysBetween",
            SimpleType.INT,
            List.of(text("from"), text("to")),
            new LocalText(
                "两个日期之间的工作日数，按法定节假日和调休计算，不含起始日",
                "Working days after one day up to another, with official holidays and make-up"
                    + " days"),
            "workingDaysBetween('2026-09-30', '2026-10-10') == 3",
            args -> (long) calendar.between(day(args[0]), day(args[1]))),
        Function.of(
            "plusWorkingDays",
            SimpleType.STRING,
            List.of(text("day"), number("days")),
            new LocalText(
                "若干工作日之后的日期，按法定节假日和调休计算",
                "The day some working days later, with official holidays and make-up days"),
            "plusWorkingDays('2026-09-30', 1) == '2026-10-08'",
            args -> calendar.plus(day(args[0]), Math.toIntExact(bounded((Long) args[1])))));
  }

  private int between(LocalDate from, LocalDate to) {
    bounded(ChronoUnit.DAYS.between(from, to));
    return calendar().workingDaysBetween(from, to).orElseThrow(() -> unknownYears(from, to));
  }

  private String plus(LocalDate day, int days) {
    return calendar()
        .plusWorkingDays(day, days)
        .orElseThrow(() -> unknownYears(day, day.plusDays(days)))
        .toString();
  }

  private WorkingCalendar calendar() {
    return WorkingCalendar.of(region)
        .orElseThrow(
            () ->
                new FunctionRefused(
                    "没有地区 " + region + " 的节假日历", "there is no calendar for region " + region));
  }

  private static FunctionRefused unknownYears(LocalDate from, LocalDate to) {
    return new FunctionRefused(
        from + " 到 " + to + " 之间的法定节假日尚未全部公布",
        "official holidays between " + from + " and " + to + " are not all known yet");
  }

  private static long bounded(long days) {
    if (Math.abs(days) > LONGEST_SPAN_DAYS) {
      throw new FunctionRefused(
          "天数为 " + days + "，最多可计算 " + LONGEST_SPAN_DAYS + " 天",
          days + " days; at most " + LONGEST_SPAN_DAYS + " can be counted");
    }
    return days;
  }

  private static LocalDate day(Object text) {
    try {
      return LocalDate.parse((String) text);
    } catch (DateTimeParseException e) {
      throw new FunctionRefused(
          "“" + text + "” 不是日期，请写成 2026-11-22 的形式",
          "\"" + text + "\" is no day; write it as 2026-11-22");
    }
  }
}
