package dev.shangjia.engine.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Tells the stars of Markdown's bold type from those that stand for a name left out. */
final class BoldStars {
  private static final Pattern RUNS = Pattern.compile("\\*{2,3}");
  private static final int LONGEST_LINE = 2_000;

  private BoldStars() {}

  /**
   * Whether the stars at an index open or close bold type: they come in pairs along the line, and
   * what stands between is a piece of text, without blanks inside its ends, a comma before its end
   * or half a bracket.
   *
   * @param at where a run of stars begins, in chars
   */
  static boolean areAt(String text, int at) {
    int from = text.lastIndexOf('\n', at) + 1;
    int end = text.indexOf('\n', at);
    int to = Math.min(end < 0 ? text.length() : end, from + LONGEST_LINE);
    Matcher runs = RUNS.matcher(text.substring(from, to));
    int opened = -1;
    int inside = -1;
    while (runs.find()) {
      int start = from + runs.start();
      if (opened < 0) {
        opened = start;
        inside = from + runs.end();
      } else {
        if (opened == at || start == at) {
          return isPiece(text.substring(inside, start));
        }
        opened = -1;
      }
    }
    return false;
  }

  private static boolean isPiece(String between) {
    if (between.isBlank() || !between.equals(between.strip())) {
      return false;
    }
    return "，、；,;".indexOf(between.charAt(between.length() - 1)) < 0
        && count(between, '（') == count(between, '）')
        && count(between, '(') == count(between, ')');
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(one -> one == wanted).count();
  }
}
