package dev.shangjia.engine.checklist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a text that is not blank.
 *
 * @param start first code point
 * @param end code point after the last
 * @param number from 1, blank lines counted
 * @param level the rank of a heading, from 1; 0 for any other line
 * @param shape what it looks like
 * @param over what stands over it, nearest first: what leads it in, then its headings
 * @param heading the nearest heading over it, if any
 */
record Line(
    int start,
    int end,
    int number,
    int level,
    Shape shape,
    List<Line> over,
    @Nullable Line heading) {

  boolean isItem() {
    return shape.kind() == Shape.Kind.ITEM || shape.kind() == Shape.Kind.ROW;
  }

  boolean isRow() {
    return shape.kind() == Shape.Kind.ROW;
  }

  /** Lines are the same when they are at the same place. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Line that && start == that.start;
  }

  @Override
  public int hashCode() {
    return start;
  }

  @Override
  public String toString() {
    return "line " + number;
  }
}
