package dev.shangjia.engine.text;

/** An original text addressed by code points; a lone surrogate counts as one code point. */
final class Source {
  /** Returned by {@link #at} outside the text: no character, no letter, no digit. */
  static final int NONE = -1;

  private final String text;
  private final int[] points;

  /** UTF-16 offset of each code point, or an empty array when both counts agree. */
  private final int[] offsets;

  Source(String text) {
    this.text = text;
    this.points = text.codePoints().toArray();
    this.offsets = points.length == text.length() ? new int[0] : offsetsOf(points);
  }

  private static int[] offsetsOf(int[] points) {
    int[] offsets = new int[points.length + 1];
    for (int i = 0; i < points.length; i++) {
      offsets[i + 1] = offsets[i] + Character.charCount(points[i]);
    }
    return offsets;
  }

  String text() {
    return text;
  }

  int length() {
    return points.length;
  }

  int at(int index) {
    return index < 0 || index >= points.length ? NONE : points[index];
  }

  String substring(int start, int end) {
    return offsets.length == 0
        ? text.substring(start, end)
        : text.substring(offsets[start], offsets[end]);
  }

  Span span(int start, int end, String label) {
    return new Span(substring(start, end), start, end, label);
  }
}
