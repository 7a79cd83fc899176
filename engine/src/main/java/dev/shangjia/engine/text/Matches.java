package dev.shangjia.engine.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Places of a pattern in a text, in code points. */
final class Matches {
  private Matches() {}

  /**
   * All matches in the original text.
   *
   * @param group the part of a match that is the span
   * @param wanted whether a match counts; it may look at what stands around
   */
  static List<Span> of(
      Pattern pattern, String text, int group, String label, Predicate<Matcher> wanted) {
    var spans = new ArrayList<Span>();
    Matcher matcher = pattern.matcher(text);
    int chars = 0;
    int points = 0;
    while (matcher.find()) {
      if (matcher.start(group) >= chars && wanted.test(matcher)) {
        points += text.codePointCount(chars, matcher.start(group));
        int length = text.codePointCount(matcher.start(group), matcher.end(group));
        spans.add(new Span(matcher.group(group), points, points + length, label));
        chars = matcher.end(group);
        points += length;
      }
    }
    return spans;
  }
}
