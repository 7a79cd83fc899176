package dev.shangjia.engine.text;

import java.util.Arrays;

/**
 * A folded text from which separators between characters have been taken, to find words that were
 * pulled apart: 赌-博, V❤X, d.u.b.o. Remembers where something was taken and how telling it was.
 */
final class Joints {
  /** How telling a separator is. */
  private enum Kind {
    NONE,
    /** A space between Chinese and Latin, as careful typesetters put it. */
    TYPOGRAPHIC,
    /** A space, slash or the like: ordinary between words. */
    ORDINARY,
    /** A symbol that no ordinary text has there. */
    STRANGE
  }

  private static final int LONGEST_SEPARATOR = 3;

  private final Folded folded;
  private final Folded joined;

  /** For each joined code point its index in the folded text. */
  private final int[] indexes;

  /** For each joined code point the kind of joint before it. */
  private final Kind[] kinds;

  private Joints(Folded folded, Folded joined, int[] indexes, Kind[] kinds) {
    this.folded = folded;
    this.joined = joined;
    this.indexes = indexes;
    this.kinds = kinds;
  }

  static Joints of(Folded folded) {
    boolean[] kept = new boolean[folded.length()];
    Kind[] before = new Kind[folded.length()];
    Arrays.fill(before, Kind.NONE);
    int index = 0;
    while (index < kept.length) {
      kept[index] = true;
      int end = separatorEnd(folded, index + 1);
      if (end > index + 1 && end < kept.length) {
        Kind kind = kind(folded, index, end);
        if (kind != Kind.NONE) {
          before[end] = kind;
          index = end;
          continue;
        }
      }
      index++;
    }
    return assemble(folded, kept, before);
  }

  private static Joints assemble(Folded folded, boolean[] kept, Kind[] before) {
    Folded joined = folded.retaining(kept);
    int[] indexes = new int[joined.length()];
    Kind[] kinds = new Kind[joined.length()];
    for (int i = 0, k = 0; i < kept.length; i++) {
      if (kept[i]) {
        indexes[k] = i;
        kinds[k++] = before[i];
      }
    }
    return new Joints(folded, joined, indexes, kinds);
  }

  Folded joined() {
    return joined;
  }

  boolean isEmpty() {
    return joined.length() == folded.length();
  }

  int indexOf(int joinedIndex) {
    return indexes[joinedIndex];
  }

  /**
   * Whether a word found at this range of the joined text was pulled apart, rather than being made
   * up of two neighbours: 周六 合作 does not hold 六合.
   */
  boolean wasPulledApart(int start, int end) {
    int separated = 0;
    Kind strongest = Kind.NONE;
    for (int i = start + 1; i < end; i++) {
      Kind kind = kinds[i];
      separated += kind == Kind.NONE ? 0 : 1;
      strongest = kind.compareTo(strongest) > 0 ? kind : strongest;
    }
    boolean spelledOut = separated == end - start - 1;
    boolean detached = isDetached(start) && (end == kinds.length || isDetached(end));
    return switch (strongest) {
      case NONE -> false;
      case TYPOGRAPHIC, STRANGE -> true;
      case ORDINARY ->
          spelledOut && (end - start > 2 || (detached && Glyphs.isHan(joined.at(start))));
    };
  }

  private boolean isDetached(int index) {
    return index == 0
        || kinds[index] != Kind.NONE
        || !Glyphs.isLetterOrDigit(joined.at(index - 1))
        || !Glyphs.isLetterOrDigit(joined.at(index));
  }

  private static int separatorEnd(Folded folded, int start) {
    int end = start;
    while (end < folded.length()
        && end - start < LONGEST_SEPARATOR
        && isSeparator(folded.at(end))) {
      end++;
    }
    return end;
  }

  private static boolean isSeparator(int point) {
    if (Glyphs.isLetterOrDigit(point)) {
      return false;
    }
    return switch (point) {
      case '\n', ',', ';', ':', '!', '?', '(', ')', '"', '\'', '%', '<', '>', '[', ']', '{', '}' ->
          false;
      case '。', '、', '「', '」', '『', '』', '《', '》', '【', '】', '“', '”', '‘', '’' -> false;
      default -> true;
    };
  }

  private static Kind kind(Folded folded, int left, int right) {
    int before = folded.at(left);
    int after = folded.at(right);
    boolean hanBefore = Glyphs.isHan(before);
    boolean hanAfter = Glyphs.isHan(after);
    boolean joinable =
        (hanBefore || isSingle(folded, left)) && (hanAfter || isSingle(folded, right));
    boolean onlySpace = right - left == 2 && folded.at(left + 1) == ' ';
    if (onlySpace && hanBefore != hanAfter && isWordOrHan(before) && isWordOrHan(after)) {
      return Kind.TYPOGRAPHIC;
    }
    if (!joinable || (onlySpace && !hanBefore && !hanAfter && !isSpelledOut(folded, left, right))) {
      return Kind.NONE;
    }
    return isStrange(folded, left, right, hanBefore && hanAfter) ? Kind.STRANGE : Kind.ORDINARY;
  }

  /** Whether the space between two single letters is one of several: w e i x i n. */
  private static boolean isSpelledOut(Folded folded, int left, int right) {
    return (folded.at(left - 1) == ' ' && isSingle(folded, left - 2))
        || (folded.at(right + 1) == ' ' && isSingle(folded, right + 2));
  }

  private static boolean isWordOrHan(int point) {
    return Glyphs.isHan(point) || Glyphs.isWordCharacter(point);
  }

  /** A Latin letter or digit that stands alone. */
  private static boolean isSingle(Folded folded, int index) {
    return Glyphs.isWordCharacter(folded.at(index))
        && !Glyphs.isWordCharacter(folded.at(index - 1))
        && !Glyphs.isWordCharacter(folded.at(index + 1));
  }

  private static boolean isStrange(Folded folded, int left, int right, boolean withinHan) {
    for (int i = left + 1; i < right; i++) {
      int point = folded.at(i);
      boolean ordinary =
          switch (point) {
            case ' ', '/', '|', '+', '&', '=', '\\', '—', '–', '→', '×' -> true;
            case '-', '.', '·', '・', '_' -> !withinHan || right - left > 2;
            default -> false;
          };
      if (!ordinary) {
        return true;
      }
    }
    return false;
  }
}
