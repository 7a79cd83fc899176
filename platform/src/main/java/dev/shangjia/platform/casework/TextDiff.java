package dev.shangjia.platform.casework;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The difference between two texts, word by word; each Chinese character is a word. */
final class TextDiff {
  /** Beyond that many words, finding the least difference takes longer than anybody waits. */
  private static final int MOST_WORDS = 5_000;

  private static final Pattern WORD =
      Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+|\\s+|.", Pattern.DOTALL);

  private TextDiff() {}

  /** Whether a piece stands in both texts, or in one. */
  enum Kind {
    SAME,
    GONE,
    NEW
  }

  /** A piece of the texts. */
  record Piece(Kind kind, String text) {}

  /** Both texts in pieces, in order; empty pieces are left out. */
  static List<Piece> of(String before, String after) {
    List<String> old = words(before);
    List<String> now = words(after);
    var pieces = new ArrayList<Piece>();
    if (old.size() > MOST_WORDS || now.size() > MOST_WORDS) {
      add(pieces, Kind.GONE, old);
      add(pieces, Kind.NEW, now);
      return pieces;
    }
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
      int from = delta.getSource().getPosition();
      add(pieces, Kind.SAME, old.subList(at, from));
      add(pieces, Kind.GONE, delta.getSource().getLines());
      add(pieces, Kind.NEW, delta.getTarget().getLines());
      at = from + delta.getSource().size();
    }
    add(pieces, Kind.SAME, old.subList(at, old.size()));
    return pieces;
  }

  private static void add(List<Piece> pieces, Kind kind, List<String> words) {
    if (!words.isEmpty()) {
      pieces.add(new Piece(kind, String.join("", words)));
    }
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }
}
