package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.rulebook.Procedure.Choice;
import dev.shangjia.engine.rulebook.Procedure.Outcome;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Procedure.Way;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which stages and ends of a procedure can be reached from where, whatever its conditions say. */
final class Flow {
  private final Map<String, Stage> stages = new HashMap<>();
  private final int deepest;

  /**
   * A place that is reached.
   *
   * @param name a stage, an end or {@link Procedure#JOIN}
   * @param depth in how many parallel branches, one inside the other, beyond where one started
   */
  private record Reached(String name, int depth) {}

  Flow(Procedure procedure) {
    procedure.stages().forEach(stage -> stages.put(stage.id(), stage));
    this.deepest = stages.size();
  }

  /** The stages and ends that can be reached from a stage, itself among them. */
  Set<String> from(String start) {
    var names = new LinkedHashSet<String>();
    walk(start).forEach(reached -> names.add(reached.name));
    names.remove(Procedure.JOIN);
    return names;
  }

  /** Whether a branch that begins with a stage can come to where it joins the others. */
  boolean joins(String start) {
    return walk(start).contains(new Reached(Procedure.JOIN, 0));
  }

  private Set<Reached> walk(String start) {
    var seen = new HashSet<Reached>();
    var open = new ArrayDeque<Reached>(List.of(new Reached(start, 0)));
    while (!open.isEmpty()) {
      Reached here = open.pop();
      Stage stage = stages.get(here.name);
      if (here.depth <= deepest && seen.add(here) && stage != null) {
        for (Outcome outcome : stage.outcomes().values()) {
          outcome.choices().stream().map(Choice::way).forEach(way -> follow(way, here, open));
        }
      }
    }
    return seen;
  }

  private static void follow(Way way, Reached here, ArrayDeque<Reached> open) {
    switch (way) {
      case Way.Go(String target) -> open.add(new Reached(target, here.depth));
      case Way.Return back -> {
        open.add(new Reached(back.resume(), here.depth));
        open.add(new Reached(back.expired(), here.depth));
      }
      case Way.Together(List<String> branches, String then) -> {
        branches.forEach(branch -> open.add(new Reached(branch, here.depth + 1)));
        open.add(new Reached(then, here.depth));
      }
    }
  }
}
