package dev.shangjia.engine.text;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text brought to the form in which words are looked up, with the way back to the original.
 *
 * <p>Its places, like the original's, are counted in code points.
 */
public final class Folded {
  private final Source source;
  private final int[] points;
  private final int[] starts;
  private final int[] ends;
  private volatile @Nullable Joints joints;
  private volatile @Nullable Searched searched;

  /** What the words of a lexicon came to. */
  private record Searched(Lexicon lexicon, List<List<Vocabulary.Occurrence>> occurrences) {}

  Folded(Source source, int[] points, int[] starts, int[] ends) {
    this.source = source;
    this.points = points;
    this.starts = starts;
    this.ends = ends;
  }

  /** The folded text. */
  public String text() {
    return new String(points, 0, points.length);
  }

  /** Number of code points of the folded text. */
  public int length() {
    return points.length;
  }

  /**
   * The original stretch that the folded code points from {@code start} to before {@code end} came
   * from.
   *
   * @throws IndexOutOfBoundsException if the range is empty or not within the folded text
   */
  public Span original(int start, int end, String label) {
    if (start < 0 || end > points.length || start >= end) {
      throw new IndexOutOfBoundsException(
          "Folded range [" + start + ", " + end + ") of " + points.length + " code points");
    }
    return source.span(starts[start], ends[end - 1], label);
  }

  /** A copy of the folded code points. */
  int[] points() {
    return points.clone();
  }

  int at(int index) {
    return index < 0 || index >= points.length ? Source.NONE : points[index];
  }

  /** Whether {@code literal} stands at {@code index}. */
  boolean startsWith(int[] literal, int index) {
    return index >= 0
        && index + literal.length <= points.length
        && Arrays.equals(points, index, index + literal.length, literal, 0, literal.length);
  }

  /**
   * Whether the range begins and ends at an edge of a word, as far as it begins and ends with Latin
   * letters or digits.
   */
  boolean standsAlone(int start, int end) {
    return beginsAlone(start)
        && (!Glyphs.isWordCharacter(at(end - 1)) || !Glyphs.isWordCharacter(at(end)));
  }

  /** Whether no Latin word or number runs on across {@code start}. */
  boolean beginsAlone(int start) {
    return !Glyphs.isWordCharacter(at(start)) || !Glyphs.isWordCharacter(at(start - 1));
  }

  /** The text without separators, worked out once. */
  Joints joints() {
    Joints known = joints;
    if (known == null) {
      known = Joints.of(this);
      joints = known;
    }
    return known;
  }

  /** What stands in the text of each of a lexicon's lists, worked out once for all of them. */
  List<List<Vocabulary.Occurrence>> occurrences(Lexicon lexicon) {
    Searched known = searched;
    if (known == null || known.lexicon() != lexicon) {
      known = new Searched(lexicon, lexicon.occurrences(this));
      searched = known;
    }
    return known.occurrences();
  }

  /** The original text. */
  Source source() {
    return source;
  }

  /** The same text without the code points for which {@code kept} is false. */
  Folded retaining(boolean[] kept) {
    int size = 0;
    for (boolean keep : kept) {
      size += keep ? 1 : 0;
    }
    int[] keptPoints = new int[size];
    int[] keptStarts = new int[size];
    int[] keptEnds = new int[size];
    for (int i = 0, k = 0; i < points.length; i++) {
      if (kept[i]) {
        keptPoints[k] = points[i];
        keptStarts[k] = starts[i];
        keptEnds[k++] = ends[i];
      }
    }
    return new Folded(source, keptPoints, keptStarts, keptEnds);
  }

  /** First original code point of the folded code point {@code index}. */
  int startOf(int index) {
    return starts[index];
  }

  /** Original code point after the folded code point {@code index}. */
  int endOf(int index) {
    return ends[index];
  }
}
