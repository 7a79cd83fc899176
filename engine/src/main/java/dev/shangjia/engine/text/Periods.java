package dev.shangjia.engine.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;

/**
 * Lengths of time written out: 15 个工作日, 三十天, 6个月, 48 hours, thirty (30) days. Dates and ages are
 * none. The label is {@code period}.
 */
public final class Periods {
  private static final Pattern PERIOD =
      Pattern.compile(
          "(?i)(?:[0-9０-９]{1,4}|[一二两三四五六七八九十百]{1,4}"
              + "|\\b(?:one|two|three|five|seven|ten|fourteen|fifteen|thirty|sixty|ninety))"
              + "(?:\\s*[(（][0-9]{1,3}[)）])?\\s*-?\\s*"
              + "(?:[个個]?小[时時]|[个個]?工作日|[个個]?自然日|日历日|日|天|[个個]?月|周|[个個]?星期|年"
              + "|(?:business\\s+|working\\s+|calendar\\s+)?(?:hours?|hrs?|days?|weeks?|months?|years?)\\b)");

  private Periods() {}

  /** All of them. Linear in the length of the text. */
  public static List<Span> find(String text) {
    return Matches.of(PERIOD, text, 0, "period", matcher -> isPeriod(text, matcher));
  }

  private static boolean isPeriod(String text, Matcher matcher) {
    String found = matcher.group();
    String before = text.substring(Math.max(0, matcher.start() - 2), matcher.start());
    String after = text.substring(matcher.end(), Math.min(text.length(), matcher.end() + 8));
    boolean partOfNumber =
        !before.isEmpty() && "0123456789.年月第-/".indexOf(before.charAt(before.length() - 1)) >= 0;
    boolean age =
        after.startsWith("岁")
            || after.stripLeading().startsWith("old")
            || after.stripLeading().startsWith("of age");
    boolean month = found.endsWith("月") && !found.endsWith("个月") && !found.endsWith("個月");
    boolean year = found.endsWith("年") && found.length() > 3 && Character.isDigit(found.charAt(3));
    return !partOfNumber && !age && !month && !year;
  }
}
