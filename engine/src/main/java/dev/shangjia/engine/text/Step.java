package dev.shangjia.engine.text;

import java.util.List;

/** One part of a notation: the spellings it may have, folded, and whether a gap lies before it. */
final class Step {
  enum Gap {
    ABSENT,
    PRESENT
  }

  private final List<int[]> choices;
  private final Gap gap;

  Step(List<int[]> choices, Gap gap) {
    this.choices = List.copyOf(choices);
    this.gap = gap;
  }

  /** The spellings in code points; one of them may be empty. */
  List<int[]> choices() {
    return choices;
  }

  boolean followsGap() {
    return gap == Gap.PRESENT;
  }

  boolean isOptional() {
    return choices.stream().anyMatch(choice -> choice.length == 0);
  }

  Step withGap(Gap other) {
    return new Step(choices, other);
  }
}
