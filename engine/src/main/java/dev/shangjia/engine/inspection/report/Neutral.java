package dev.shangjia.engine.inspection.report;

import java.util.Locale;

/**
 * Makes text that others wrote safe to show. Whatever acts on its surroundings or shows nothing is
 * written out as its number in braces, like {@code u{202E}} after a backslash; text is cut by code
 * points, with an ellipsis; what has a meaning in the target (Markdown, XML, SARIF's links) loses
 * it. Every writer passes every text through here, the rulebook's too, since messages quote
 * dossiers.
 *
 * <p>Emoji that are joined by zero-width joiners fall apart into their parts and a visible joiner:
 * the reader sees what is there.
 */
public enum Neutral {
  /** A terminal, a log, any plain text: the text stays on one line. */
  TEXT {
    @Override
    String escape(String visible) {
      return visible;
    }
  },
  /** Markdown as GitHub, GitLab and Gitea read it, inside a paragraph or a list item. */
  MARKDOWN {
    @Override
    String escape(String visible) {
      return MarkdownText.inline(visible);
    }
  },
  /** Content or attribute of XML 1.0 or HTML. */
  XML {
    @Override
    String escape(String visible) {
      var escaped = new StringBuilder(visible.length() + 16);
      for (int i = 0; i < visible.length(); i++) {
        char c = visible.charAt(i);
        switch (c) {
          case '<' -> escaped.append("&lt;");
          case '>' -> escaped.append("&gt;");
          case '&' -> escaped.append("&amp;");
          case '"' -> escaped.append("&quot;");
          case '\'' -> escaped.append("&#39;");
          default -> escaped.append(c);
        }
      }
      return escaped.toString();
    }
  },
  /** A plain text message of SARIF: braces are doubled, and no link can be formed. */
  SARIF {
    @Override
    String escape(String visible) {
      return visible.replace("{", "{{").replace("}", "}}").replace("](", "] (");
    }
  };

  /** The longest prose that is shown, in code points. */
  public static final int PROSE_LIMIT = 1_000;

  /** The longest quotation that is shown, in code points. */
  public static final int QUOTE_LIMIT = 200;

  private static final int MARKS_ON_ONE_CHARACTER = 4;

  /** What is escaped for the target, from text that is visible and on one line. */
  abstract String escape(String visible);

  /** A message: line breaks and tabs become spaces. At most {@link #PROSE_LIMIT} code points. */
  public String prose(String text) {
    return escape(visible(flatten(text), PROSE_LIMIT));
  }

  /**
   * A quotation: exactly what is there, line breaks written out too. At most {@link #QUOTE_LIMIT}
   * code points.
   */
  public String quote(String text) {
    return escape(visible(text, QUOTE_LIMIT));
  }

  /** The text with everything hidden written out, cut to a number of code points. */
  static String visible(String text, int limit) {
    var shown = new StringBuilder(Math.min(text.length(), limit) + 16);
    int length = 0;
    int marks = MARKS_ON_ONE_CHARACTER;
    int index = 0;
    while (index < text.length()) {
      int point = text.codePointAt(index);
      index += Character.charCount(point);
      boolean mark = Hidden.isMark(point);
      marks = mark ? marks + 1 : 0;
      boolean escaped = Hidden.is(point) || marks > MARKS_ON_ONE_CHARACTER;
      if (escaped && !mark) {
        // What follows would be drawn onto our own sign.
        marks = MARKS_ON_ONE_CHARACTER;
      }
      String piece = escaped ? written(point) : Character.toString(point);
      int size = piece.codePointCount(0, piece.length());
      boolean last = index >= text.length();
      if (length + size > (last ? limit : limit - 1)) {
        return shown.append('…').toString();
      }
      shown.append(piece);
      length += size;
    }
    return shown.toString();
  }

  private static String written(int point) {
    return "\\u{" + Integer.toHexString(point).toUpperCase(Locale.ROOT) + "}";
  }

  /** One line, with single spaces where line breaks, tabs and runs of spaces were. */
  private static String flatten(String text) {
    var flat = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length() && flat.length() <= 2 * PROSE_LIMIT + 2; i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        gap = flat.length() > 0;
      } else {
        if (gap) {
          flat.append(' ');
          gap = false;
        }
        flat.append(c);
      }
    }
    return flat.toString();
  }
}
