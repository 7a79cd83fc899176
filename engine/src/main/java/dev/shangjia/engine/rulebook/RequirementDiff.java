package dev.shangjia.engine.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether one requirement asks for more than another, told by trying what may be held: only how
 * many documents of each kind there are matters, and only the numbers that either asks for.
 */
final class RequirementDiff {
  private static final int MOST_TRIALS = 20_000;

  private RequirementDiff() {}

  static Direction direction(Requirement before, Requirement after) {
    var kinds = new LinkedHashSet<>(before.kinds());
    kinds.addAll(after.kinds());
    var numbers = new ArrayList<List<Integer>>();
    long trials = 1;
    for (String kind : kinds) {
      var steps = new TreeSet<>(List.of(0));
      steps(before, kind, steps);
      steps(after, kind, steps);
      numbers.add(List.copyOf(steps));
      trials *= steps.size();
      if (trials > MOST_TRIALS) {
        return Direction.CHANGED;
      }
    }
    boolean tightened = false;
    boolean loosened = false;
    for (int trial = 0; trial < trials; trial++) {
      var held = held(List.copyOf(kinds), numbers, trial);
      boolean met = before.isMetBy(held);
      boolean meets = after.isMetBy(held);
      tightened |= met && !meets;
      loosened |= !met && meets;
    }
    if (tightened && loosened) {
      return Direction.CHANGED;
    }
    return tightened ? Direction.TIGHTENED : loosened ? Direction.LOOSENED : Direction.REWORDED;
  }

  private static Requirement.Held held(List<String> kinds, List<List<Integer>> numbers, int trial) {
    Map<String, Integer> counts = new HashMap<>();
    int rest = trial;
    for (int i = 0; i < kinds.size(); i++) {
      List<Integer> steps = numbers.get(i);
      counts.put(kinds.get(i), steps.get(rest % steps.size()));
      rest /= steps.size();
    }
    return new Requirement.Held(counts);
  }

  private static void steps(Requirement requirement, String kind, Set<Integer> steps) {
    switch (requirement) {
      case Requirement.Documents(String of, int atLeast) when of.equals(kind) -> steps.add(atLeast);
      case Requirement.Documents _ -> {}
      case Requirement.AnyOf(List<Requirement> parts) ->
          parts.forEach(part -> steps(part, kind, steps));
      case Requirement.AllOf(List<Requirement> parts) ->
          parts.forEach(part -> steps(part, kind, steps));
    }
  }
}
