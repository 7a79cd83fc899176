package dev.shangjia.engine.text;

/**
 * A stretch of an original text that a detector points at.
 *
 * <p>Every detector of this package returns its spans sorted by {@code start} and without overlaps.
 *
 * @param text what stands there, exactly as it was written
 * @param start first code point, counted from 0 in the original text
 * @param end code point after the last one
 * @param label what kind of thing it is; each detector documents its labels
 */
public record Span(String text, int start, int end, String label) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("Span [" + start + ", " + end + ") is not a range");
    }
  }

  /** Number of code points covered. */
  public int length() {
    return end - start;
  }

  boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }
}
