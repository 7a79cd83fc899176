package dev.shangjia.probes.document;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Dates as Chinese documents write them: 2026年11月22日, 2026-11-22, 2026/11/22, 2026.11.22. */
final class WrittenDates {
  private static final Pattern DATE =
      Pattern.compile("((?:19|20)[0-9]{2})\\s*[年./-]\\s*([0-9]{1,2})\\s*[月./-]\\s*([0-9]{1,2})");
  private static final int MOST = 50;

  private WrittenDates() {}

  /** Each date once, in order, as {@code 2026-11-22}; the first fifty. */
  static List<String> in(String text) {
    Set<String> dates = new LinkedHashSet<>();
    Matcher matcher = DATE.matcher(text);
    while (matcher.find() && dates.size() < MOST) {
      try {
        dates.add(
            LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)))
                .toString());
      } catch (DateTimeException noDay) {
        // a number that only looks like one
      }
    }
    return List.copyOf(dates);
  }
}
