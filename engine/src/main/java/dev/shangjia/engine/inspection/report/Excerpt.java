package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.inspection.Finding.Quote.Passage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Pieces of a text with marks below what was found, each on two lines that fit a width. A long text
 * is cropped around the marks; at most {@link #MOST} pieces are shown.
 */
final class Excerpt {

  /**
   * One piece.
   *
   * @param text what is shown, made visible
   * @param marks carets below what was found, and why it was found
   */
  record Piece(String text, String marks) {}

  /**
   * What there is to show.
   *
   * @param pieces at most {@link #MOST}
   * @param more how many passages are in none of them
   */
  record Shown(List<Piece> pieces, int more) {}

  /**
   * A code point as it is shown.
   *
   * @param shown one code point, or one written out
   * @param width its columns
   * @param index its place in the text
   */
  private record Cell(String shown, int width, int index) {}

  static final int MOST = 3;
  private static final int NEAR = 400;
  private static final String CUT = "...";

  private final int[] points;
  private final List<Passage> passages;
  private final BitSet found = new BitSet();
  private final int width;

  private Excerpt(String text, List<Passage> passages, int width) {
    this.points = text.codePoints().toArray();
    this.passages = passages;
    this.width = width;
    // An empty passage (something is missing there) marks the character it stands before.
    passages.forEach(p -> found.set(p.start(), Math.max(p.end(), p.start() + 1)));
  }

  /**
   * The pieces that show passages, in order.
   *
   * @param text the text they stand in
   * @param passages where they stand; each within the text
   * @param width the columns there are
   */
  static Shown of(String text, List<Passage> passages, int width) {
    return new Excerpt(text, passages, width).shown();
  }

  private Shown shown() {
    var pieces = new ArrayList<Piece>();
    int from = found.nextSetBit(0);
    int seen = -1;
    while (from >= 0 && pieces.size() < MOST) {
      List<Cell> cells = window(cells(from, seen + 1), from);
      if (cells.isEmpty()) {
        pieces.add(new Piece("", "^"));
        return new Shown(pieces, 0);
      }
      pieces.add(piece(cells));
      seen = Math.max(cells.getLast().index(), from);
      from = found.nextSetBit(seen + 1);
    }
    int last = seen;
    int more = (int) passages.stream().filter(passage -> passage.start() > last).count();
    return new Shown(pieces, from < 0 ? 0 : more);
  }

  /** The line around a place, as far as it can be of use and was not shown yet. */
  private List<Cell> cells(int around, int notBefore) {
    int start = around;
    while (start > notBefore && around - start < NEAR && points[start - 1] != '\n') {
      start--;
    }
    int end = around;
    while (end < points.length && end - around < NEAR && points[end] != '\n') {
      end++;
    }
    // What was found may be the line break itself.
    end = Math.max(end, Math.min(around + 1, points.length));
    var cells = new ArrayList<Cell>();
    int marks = Integer.MAX_VALUE / 2;
    for (int i = start; i < end; i++) {
      marks = Hidden.isMark(points[i]) ? marks + 1 : 0;
      String alone = Neutral.visible(Character.toString(points[i]), Integer.MAX_VALUE);
      boolean joins = Hidden.isMark(points[i]) && !Hidden.is(points[i]) && marks <= 4;
      String shown = joins ? Character.toString(points[i]) : alone;
      cells.add(new Cell(shown, Columns.of(shown), i));
    }
    return cells;
  }

  /** The cells that fit, beginning somewhat before a place. */
  private List<Cell> window(List<Cell> cells, int place) {
    int total = cells.stream().mapToInt(Cell::width).sum();
    if (total <= width && !cut(cells)) {
      return cells;
    }
    int room = width - 2 * CUT.length();
    int first = 0;
    int before = cells.stream().filter(cell -> cell.index() < place).mapToInt(Cell::width).sum();
    while (before > room / 3 && total > room) {
      before -= cells.get(first).width();
      total -= cells.get(first).width();
      first++;
    }
    int taken = 0;
    int last = first;
    while (last < cells.size() && taken + cells.get(last).width() <= room) {
      taken += cells.get(last).width();
      last++;
    }
    last = wholePassages(cells, place, last);
    return cells.subList(first, Math.max(last, Math.min(first + 1, cells.size())));
  }

  /**
   * Leaves a passage that does not fit any more to the next piece, unless it begins at the place.
   */
  private int wholePassages(List<Cell> cells, int place, int last) {
    int start = last;
    while (start > 0
        && start < cells.size()
        && found.get(cells.get(start).index())
        && found.get(cells.get(start - 1).index())) {
      start--;
    }
    return start < last && cells.get(start).index() > place ? start : last;
  }

  private boolean cut(List<Cell> cells) {
    return !cells.isEmpty() && (cutBefore(cells) || cutAfter(cells));
  }

  private boolean cutBefore(List<Cell> cells) {
    int first = cells.getFirst().index();
    return first > 0 && points[first - 1] != '\n';
  }

  private boolean cutAfter(List<Cell> cells) {
    int last = cells.getLast().index();
    return last + 1 < points.length && points[last + 1] != '\n' && points[last] != '\n';
  }

  private Piece piece(List<Cell> cells) {
    var text = new StringBuilder();
    var marks = new StringBuilder();
    if (cutBefore(cells)) {
      text.append(CUT);
      marks.append(" ".repeat(CUT.length()));
    }
    for (Cell cell : cells) {
      text.append(cell.shown());
      marks.append((found.get(cell.index()) ? "^" : " ").repeat(cell.width()));
    }
    if (found.nextSetBit(0) >= points.length) {
      marks.append('^');
    }
    if (cutAfter(cells)) {
      text.append(CUT);
    }
    String why = String.join("; ", labels(cells.getFirst().index(), cells.getLast().index()));
    String carets = marks.toString().stripTrailing();
    boolean fits = Columns.of(carets) + 1 + Columns.of(why) <= width;
    return new Piece(
        text.toString().stripTrailing(), why.isEmpty() || !fits ? carets : carets + " " + why);
  }

  private Set<String> labels(int first, int last) {
    var labels = new LinkedHashSet<String>();
    for (Passage passage : passages) {
      boolean shown = passage.start() <= last && passage.end() > first;
      if (shown && !passage.label().isBlank() && !passage.label().equals(passage.text())) {
        labels.add(Neutral.TEXT.prose(passage.label()));
      }
    }
    return labels;
  }
}
