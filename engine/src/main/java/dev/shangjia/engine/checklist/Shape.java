package dev.shangjia.engine.checklist;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * What a line looks like, judged by itself.
 *
 * @param kind what it is
 * @param depth the rank of a heading, from 1; how far an item of a list is indented
 * @param ending how it ends
 */
record Shape(Kind kind, int depth, Ending ending) {
  /** No line: before the first and after the last. */
  static final Shape NONE = new Shape(Kind.BLANK, 0, Ending.OTHER);

  enum Kind {
    BLANK,
    HEADING,
    /** A short line with a number: a heading, or an item where such lines follow each other. */
    NUMBERED,
    ITEM,
    ROW,
    PROSE
  }

  enum Ending {
    COLON,
    OTHER
  }

  private static final Pattern MARKED = Pattern.compile("^(#{1,6})\\s+\\S");
  private static final Pattern ITEM =
      Pattern.compile(
          "^(?:[-*+•·●○▪■–—]\\s*|[0-9]{1,3}\\s*[.、)）．]\\s*|[(（][0-9a-zA-Z]{1,3}[)）]\\s*|[①-⑳]\\s*|[a-zA-Z][.)、]\\s+)\\S");
  private static final Pattern CHAPTER =
      Pattern.compile(
          "^(?:第[一二三四五六七八九十百0-9]{1,4}[章条节部分]{1,2}|[一二三四五六七八九十]{1,3}\\s*[、.．:：])\\s*\\S");
  private static final Pattern PART = Pattern.compile("^[(（][一二三四五六七八九十]{1,3}[)）]\\s*\\S");
  private static final Pattern NUMBERED =
      Pattern.compile("^([0-9]{1,2}(?:[.．][0-9]{1,2}){0,3})\\s*[.、．]?\\s*\\S");
  private static final Pattern BOLD = Pattern.compile("^\\*\\*[^*]+\\*\\*[:：]?$");
  private static final int LONGEST_HEADING = 60;
  private static final int CHAPTER_DEPTH = 2;
  private static final int PART_DEPTH = 3;
  private static final int NUMBER_DEPTH = 3;
  private static final int BOLD_DEPTH = 6;

  static Shape of(int[] points, int start, int end) {
    String line = new String(points, start, end - start);
    String bare = line.strip();
    if (bare.isEmpty()) {
      return new Shape(Kind.BLANK, 0, Ending.OTHER);
    }
    char last = bare.charAt(bare.length() - 1);
    Ending ending = last == ':' || last == '：' ? Ending.COLON : Ending.OTHER;
    Matcher marked = MARKED.matcher(bare);
    if (marked.find()) {
      return new Shape(Kind.HEADING, marked.group(1).length(), ending);
    }
    if (bare.startsWith("|")) {
      return new Shape(Kind.ROW, 0, ending);
    }
    int heading = headingDepth(bare, last);
    if (heading > 0) {
      return new Shape(heading == BOLD_DEPTH ? Kind.HEADING : Kind.NUMBERED, heading, ending);
    }
    int indent = line.length() - line.stripLeading().length();
    return ITEM.matcher(bare).find()
        ? new Shape(Kind.ITEM, indent, ending)
        : new Shape(Kind.PROSE, indent, ending);
  }

  /** The rank of a heading that is only known by its number or its type, or 0. */
  private static int headingDepth(String line, char last) {
    if (line.codePointCount(0, line.length()) > LONGEST_HEADING
        || "。；;，,、.!！?？".indexOf(last) >= 0) {
      return 0;
    }
    String plain = line.replace("*", "").strip();
    if (plain.isEmpty() || plain.contains("。") || plain.contains("；")) {
      return 0;
    }
    if (CHAPTER.matcher(plain).find()) {
      return CHAPTER_DEPTH;
    }
    if (PART.matcher(plain).find()) {
      return PART_DEPTH;
    }
    Matcher numbered = NUMBERED.matcher(plain);
    boolean bold = BOLD.matcher(line).find();
    if (numbered.find() && (bold || isShort(plain))) {
      return NUMBER_DEPTH
          + (int) numbered.group(1).chars().filter(c -> c == '.' || c == '．').count();
    }
    return bold ? BOLD_DEPTH : 0;
  }

  /** A numbered line of prose is rather an item than a heading. */
  private static boolean isShort(String line) {
    long han = line.codePoints().filter(Character::isIdeographic).count();
    long words = line.chars().filter(c -> c == ' ').count();
    boolean prose =
        line.contains("，") || line.contains(", ") || line.contains("：") || line.contains(": ");
    return han <= 18 && words <= 7 && !prose;
  }

  /** The same line as a heading or, where its like stand right before or after it, as an item. */
  Shape settled(Shape before, Shape after) {
    if (kind != Kind.NUMBERED) {
      return this;
    }
    boolean listed =
        before.isLike(this)
            || after.isLike(this)
            || (before.ending == Ending.COLON && before.kind != Kind.HEADING);
    return new Shape(listed ? Kind.ITEM : Kind.HEADING, listed ? 0 : depth, ending);
  }

  private boolean isLike(Shape other) {
    return kind == Kind.NUMBERED && depth == other.depth;
  }

  /** Whether it may introduce the lines below it. */
  boolean mayLead() {
    return ending == Ending.COLON || kind == Kind.ITEM || kind == Kind.ROW;
  }

  /** Whether a line of this shape stands over one of another shape further down. */
  boolean leads(Shape below) {
    return switch (kind) {
      case ROW -> below.kind == Kind.ROW;
      case ITEM ->
          below.kind == Kind.ITEM
              ? below.depth > depth
              : below.kind == Kind.PROSE && below.depth > depth;
      case PROSE -> below.kind == Kind.ITEM || below.kind == Kind.ROW;
      case HEADING, NUMBERED, BLANK -> false;
    };
  }
}
