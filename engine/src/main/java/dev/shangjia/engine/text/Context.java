package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.List;

/**
 * An allowed context: what stands before a word, nearest first, and what stands after it. A part
 * after a gap is looked for within the clause and at most {@value #WIDEST_GAP} code points away.
 */
record Context(List<Step> before, List<Step> after) {
  private static final int WIDEST_GAP = 40;

  static Context of(String notation) {
    int at = notation.indexOf(Notation.WORD);
    String before = notation.substring(0, at);
    String after = notation.substring(at + Notation.WORD.length());
    return new Context(
        outwards(Notation.steps(before, Notation::fold), Notation.endsInGap(before)),
        Notation.steps(after, Notation::fold));
  }

  /**
   * The steps from the word on, each with the gap that lies between it and the one nearer to the
   * word.
   */
  private static List<Step> outwards(List<Step> steps, boolean gapBeforeWord) {
    List<Step> outwards = new ArrayList<>();
    Step.Gap gap = gapBeforeWord ? Step.Gap.PRESENT : Step.Gap.ABSENT;
    for (Step step : steps.reversed()) {
      outwards.add(step.withGap(gap));
      gap = step.followsGap() ? Step.Gap.PRESENT : Step.Gap.ABSENT;
    }
    return outwards;
  }

  boolean allows(Folded text, int start, int end) {
    return precedes(text, 0, start) && follows(text, 0, end);
  }

  private boolean precedes(Folded text, int index, int position) {
    if (index == before.size()) {
      return true;
    }
    Step step = before.get(index);
    int reach = step.followsGap() ? Clauses.reachBefore(text, position, WIDEST_GAP) : position;
    for (int[] choice : step.choices()) {
      int next =
          choice.length == 0
              ? position
              : step.followsGap()
                  ? Clauses.nearestBefore(text, choice, position, reach)
                  : adjoiningBefore(text, choice, position);
      if (next >= 0 && precedes(text, index + 1, next)) {
        return true;
      }
    }
    return false;
  }

  private boolean follows(Folded text, int index, int position) {
    if (index == after.size()) {
      return true;
    }
    Step step = after.get(index);
    int reach = step.followsGap() ? Clauses.reachAfter(text, position, WIDEST_GAP) : position;
    for (int[] choice : step.choices()) {
      int next =
          choice.length == 0
              ? position
              : step.followsGap()
                  ? Clauses.nearestAfter(text, choice, position, reach)
                  : adjoiningAfter(text, choice, position);
      if (next >= 0 && follows(text, index + 1, next)) {
        return true;
      }
    }
    return false;
  }

  /** A space may stand between the two, as between Chinese and Latin. */
  private static int adjoiningBefore(Folded text, int[] literal, int position) {
    boolean spaced = text.at(position - 1) == ' ' && literal[literal.length - 1] != ' ';
    int start = (spaced ? position - 1 : position) - literal.length;
    return text.startsWith(literal, start) && text.beginsAlone(start) ? start : -1;
  }

  private static int adjoiningAfter(Folded text, int[] literal, int position) {
    int start = text.at(position) == ' ' && literal[0] != ' ' ? position + 1 : position;
    return text.startsWith(literal, start) ? start + literal.length : -1;
  }
}
