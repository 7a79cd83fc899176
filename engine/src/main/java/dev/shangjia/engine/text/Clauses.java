package dev.shangjia.engine.text;

/**
 * Looks for words near a place without leaving the clause.
 *
 * <p>A comma ends the clause, unless it stands in an enumeration of short items: 禁止赌博，色情，毒品.
 */
final class Clauses {
  private static final int HEAVIEST_ITEM = 10;

  private Clauses() {}

  /**
   * The first place from which on everything up to {@code position} belongs to its clause, at most
   * so far away.
   */
  static int reachBefore(Folded text, int position, int farthest) {
    int item = 0;
    boolean comma = false;
    int reach = position;
    while (reach > 0 && position - reach < farthest) {
      int passed = text.at(reach - 1);
      comma |= isComma(passed);
      item = isComma(passed) ? 0 : item + weight(passed);
      if (endsClause(text, reach - 1) || (comma && item > HEAVIEST_ITEM)) {
        return reach;
      }
      reach--;
    }
    return reach;
  }

  /**
   * The place up to which everything from {@code position} on belongs to its clause, at most so far
   * away.
   */
  static int reachAfter(Folded text, int position, int farthest) {
    int item = 0;
    boolean comma = false;
    int reach = position;
    while (reach < text.length() && reach - position < farthest) {
      int passed = text.at(reach);
      comma |= isComma(passed);
      item = isComma(passed) ? 0 : item + weight(passed);
      if (endsClause(text, reach) || (comma && item > HEAVIEST_ITEM)) {
        return reach;
      }
      reach++;
    }
    return reach;
  }

  /** Where the nearest occurrence between {@code reach} and {@code position} begins, or -1. */
  static int nearestBefore(Folded text, int[] literal, int position, int reach) {
    for (int start = position - literal.length; start >= reach; start--) {
      if (text.at(start) == literal[0]
          && text.startsWith(literal, start)
          && text.beginsAlone(start)) {
        return start;
      }
    }
    return -1;
  }

  /** Where the nearest occurrence between {@code position} and {@code reach} ends, or -1. */
  static int nearestAfter(Folded text, int[] literal, int position, int reach) {
    for (int start = position; start + literal.length <= reach; start++) {
      if (text.at(start) == literal[0]
          && text.startsWith(literal, start)
          && text.beginsAlone(start)) {
        return start + literal.length;
      }
    }
    return -1;
  }

  private static boolean isComma(int point) {
    return point == ',' || point == '，';
  }

  /**
   * A Chinese character weighs half as much as a Latin word, which is counted by the space before
   * it.
   */
  private static int weight(int point) {
    return Glyphs.isHan(point) ? 1 : point == ' ' ? 2 : 0;
  }

  private static boolean endsClause(Folded text, int index) {
    return switch (text.at(index)) {
      case '。', '!', '?', ';', '\n' -> true;
      case '.' -> !Glyphs.isWordCharacter(text.at(index + 1));
      default -> false;
    };
  }
}
