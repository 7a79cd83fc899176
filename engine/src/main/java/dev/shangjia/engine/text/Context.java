package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.List;

/**
 * One spelling of an allowed context: what stands before a word and after it, nearest piece first.
 *
 * <p>A piece after a gap is looked for within the clause and at most {@value #WIDEST_GAP} code
 * points away. A comma ends the clause, unless it stands in an enumeration of short items:
 * 禁止赌博，色情，毒品.
 */
record Context(List<Piece> before, List<Piece> after) {
  static final int WIDEST_GAP = 40;
  private static final int LONGEST_ITEM = 10;

  /** Literal folded text, and whether a gap lies between it and the word's side. */
  static final class Piece {
    private final int[] literal;
    private final Gap gap;

    Piece(int[] literal, Gap gap) {
      this.literal = literal;
      this.gap = gap;
    }
  }

  enum Gap {
    ABSENT,
    PRESENT
  }

  static List<Context> of(String notation) {
    List<Context> contexts = new ArrayList<>();
    for (String spelling : Notation.expand(notation)) {
      int at = spelling.indexOf(Notation.WORD);
      List<Piece> before = pieces(spelling.substring(0, at)).reversed();
      List<Piece> after = pieces(spelling.substring(at + Notation.WORD.length()));
      contexts.add(new Context(withGaps(before), withGaps(after)));
    }
    return contexts;
  }

  private static List<Piece> pieces(String side) {
    return new ArrayList<>(
        Notation.pieces(side).stream()
            .map(piece -> new Piece(Notation.fold(piece), Gap.ABSENT))
            .toList());
  }

  /**
   * The first piece adjoins the word; each further one lies behind a gap. An empty first piece
   * means a gap at once.
   */
  private static List<Piece> withGaps(List<Piece> pieces) {
    List<Piece> result = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      int[] literal = pieces.get(i).literal;
      if (literal.length > 0) {
        result.add(new Piece(literal, i == 0 ? Gap.ABSENT : Gap.PRESENT));
      }
    }
    return List.copyOf(result);
  }

  boolean allows(Folded text, int start, int end) {
    return precedes(text, start) && follows(text, end);
  }

  private boolean precedes(Folded text, int start) {
    int position = start;
    for (Piece piece : before) {
      position =
          piece.gap == Gap.ABSENT
              ? adjoiningBefore(text, piece.literal, position)
              : nearestBefore(text, piece.literal, position);
      if (position < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean follows(Folded text, int end) {
    int position = end;
    for (Piece piece : after) {
      position =
          piece.gap == Gap.ABSENT
              ? adjoiningAfter(text, piece.literal, position)
              : nearestAfter(text, piece.literal, position, WIDEST_GAP);
      if (position < 0) {
        return false;
      }
    }
    return true;
  }

  /** A space may stand between the piece and the word, as between Chinese and Latin. */
  private static int adjoiningBefore(Folded text, int[] literal, int position) {
    int end =
        text.at(position - 1) == ' ' && literal[literal.length - 1] != ' '
            ? position - 1
            : position;
    int start = end - literal.length;
    return text.startsWith(literal, start) && text.beginsAlone(start) ? start : -1;
  }

  private static int adjoiningAfter(Folded text, int[] literal, int position) {
    int start = text.at(position) == ' ' && literal[0] != ' ' ? position + 1 : position;
    return text.startsWith(literal, start) ? start + literal.length : -1;
  }

  private static int nearestBefore(Folded text, int[] literal, int position) {
    int item = 0;
    for (int end = position; end > 0 && position - end <= WIDEST_GAP; end--) {
      int start = end - literal.length;
      if (text.startsWith(literal, start) && text.beginsAlone(start)) {
        return start;
      }
      int passed = text.at(end - 1);
      item = isComma(passed) ? 0 : item + weight(passed);
      if (endsClause(text, end - 1) || (item > LONGEST_ITEM && commaBetween(text, end, position))) {
        return -1;
      }
    }
    return -1;
  }

  /** Where the nearest occurrence within the clause ends, or -1. */
  static int nearestAfter(Folded text, int[] literal, int position, int widestGap) {
    int item = 0;
    boolean comma = false;
    for (int start = position; start < text.length() && start - position <= widestGap; start++) {
      if (text.startsWith(literal, start) && text.beginsAlone(start)) {
        return start + literal.length;
      }
      int passed = text.at(start);
      comma |= isComma(passed);
      item = isComma(passed) ? 0 : item + weight(passed);
      if (endsClause(text, start) || (comma && item > LONGEST_ITEM)) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean commaBetween(Folded text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (isComma(text.at(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isComma(int point) {
    return point == ',' || point == '，';
  }

  /**
   * A Chinese character weighs as much as a Latin word, which is counted by the space before it.
   */
  private static int weight(int point) {
    return Glyphs.isHan(point) ? 1 : point == ' ' ? 2 : 0;
  }

  static boolean endsClause(Folded text, int index) {
    return switch (text.at(index)) {
      case '。', '!', '?', ';', '\n' -> true;
      case '.' -> !Glyphs.isWordCharacter(text.at(index + 1));
      default -> false;
    };
  }
}
