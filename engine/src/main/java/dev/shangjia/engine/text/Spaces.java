package dev.shangjia.engine.text;

import java.util.List;

/** Characters that show as a gap, or do not show at all. */
public final class Spaces {
  private Spaces() {}

  /**
   * Runs of white space, one span each. Labels: {@code space} (ordinary spaces), {@code line-break}
   * (a run holding one, or a tab) and {@code unusual-space} (a run holding any other: ideographic,
   * no-break, em, thin, Hangul filler).
   *
   * <p>Source: TM-382.
   */
  public static List<Span> find(String text) {
    return Runs.find(text, Spaces::label, Spaces::stronger);
  }

  /**
   * Runs of invisible characters, one span each. Labels: {@code zero-width} (also soft hyphens),
   * {@code bidi} (marks that change the direction), {@code control} (C0 and C1 but for white
   * space), {@code lone-surrogate}, {@code private-use} and {@code unassigned}. The joiners and
   * selectors that an emoji is made of are not reported.
   */
  public static List<Span> invisible(String text) {
    return Runs.find(text, Spaces::invisibleLabel, (a, b) -> a.equals(b) ? a : "");
  }

  private static String label(Source source, int index) {
    int point = source.at(index);
    if (!Glyphs.isSpace(point)) {
      return "";
    }
    if (point == ' ') {
      return "space";
    }
    return Glyphs.isLineBreak(point) || point == '\t' ? "line-break" : "unusual-space";
  }

  private static String stronger(String a, String b) {
    if (a.equals("unusual-space") || b.equals("unusual-space")) {
      return "unusual-space";
    }
    return a.equals("line-break") || b.equals("line-break") ? "line-break" : "space";
  }

  private static String invisibleLabel(Source source, int index) {
    int point = source.at(index);
    if (point < 0x20 || (point >= 0x7F && point < 0xA0)) {
      return Glyphs.isSpace(point) ? "" : "control";
    }
    if (Glyphs.isLoneSurrogate(point)) {
      return "lone-surrogate";
    }
    if (Glyphs.isBidiControl(point)) {
      return "bidi";
    }
    if (Glyphs.isZeroWidth(point) || Glyphs.isTag(point)) {
      return "zero-width";
    }
    return switch (Character.getType(point)) {
      case Character.PRIVATE_USE -> "private-use";
      case Character.UNASSIGNED -> "unassigned";
      default -> "";
    };
  }
}
