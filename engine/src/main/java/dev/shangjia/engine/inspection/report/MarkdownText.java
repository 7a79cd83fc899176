package dev.shangjia.engine.inspection.report;

import java.util.regex.Pattern;

/**
 * Text as Markdown that means nothing but itself. A word with any sign that Markdown or a forge
 * (mentions, references, links without brackets) might read becomes a code span, where all of them
 * leave it alone; a backslash would not do, since forges look for mentions after unescaping. The
 * text must be on one line and be preceded, on its line, by words of ours.
 */
final class MarkdownText {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?i)www\\.|(?<![a-z0-9])gh-\\d|[0-9a-f]{7}"
              + "|[a-z0-9]\\.[a-z]{2}|%[a-z0-9]|[^a-z0-9.,'\"()%+/-]");
  private static final String PROSE_SIGNS_BEFORE = "(\"'";
  private static final String PROSE_SIGNS_AFTER = ".,;:!?)\"'";

  private MarkdownText() {}

  /** For a place inside a paragraph, a list item or a heading. */
  static String inline(String text) {
    var out = new StringBuilder(text.length() + 32);
    int index = 0;
    while (index < text.length()) {
      int end = index;
      while (end < text.length() && isGraphicAscii(text.charAt(end))) {
        end++;
      }
      if (end > index) {
        appendRun(out, text.substring(index, end));
        index = end;
      } else {
        out.append(text.charAt(index));
        index++;
      }
    }
    return out.toString();
  }

  /**
   * A code span, whatever it holds; angle brackets stand between spans as entities, so that not
   * even a reader that knows no code spans sees a tag.
   */
  static String code(String text) {
    var out = new StringBuilder(text.length() + 8);
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean end = i == text.length();
      if (end || text.charAt(i) == '<' || text.charAt(i) == '>') {
        out.append(span(text.substring(start, i)));
        out.append(end ? "" : text.charAt(i) == '<' ? "&lt;" : "&gt;");
        start = i + 1;
      }
    }
    return out.toString();
  }

  private static String span(String text) {
    if (text.isEmpty()) {
      return "";
    }
    String fence = "`".repeat(longestBackticks(text) + 1);
    boolean padded = text.startsWith("`") || text.endsWith("`") || isPaddedBySpaces(text);
    String space = padded ? " " : "";
    return fence + space + text + space + fence;
  }

  private static boolean isPaddedBySpaces(String text) {
    return text.startsWith(" ") && text.endsWith(" ") && !text.isBlank();
  }

  private static void appendRun(StringBuilder out, String run) {
    int from = 0;
    int to = run.length();
    while (from < to && PROSE_SIGNS_BEFORE.indexOf(run.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && PROSE_SIGNS_AFTER.indexOf(run.charAt(to - 1)) >= 0) {
      to--;
    }
    String core = run.substring(from, to);
    if (REFERENCE.matcher(core).find()) {
      out.append(run, 0, from).append(code(core)).append(run, to, run.length());
    } else {
      out.append(run);
    }
  }

  private static boolean isGraphicAscii(char c) {
    return c > 0x20 && c < 0x7F;
  }

  private static int longestBackticks(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
