package dev.shangjia.engine.procedure.diagram;

import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Choice;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Procedure.Way;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which stages stand in the branches of which forks. */
final class Branches {
  private final Procedure procedure;

  /** By fork, the stages between it and where its branches join, without those of inner forks. */
  private final Map<String, Set<String>> inside = new LinkedHashMap<>();

  Branches(Procedure procedure) {
    this.procedure = procedure;
    for (Stage stage : procedure.stages()) {
      stage
          .outcomes()
          .forEach(
              (name, outcome) ->
                  outcome.choices().stream()
                      .map(Choice::way)
                      .forEach(way -> fork(NodeIds.fork(stage.id(), name), way)));
    }
  }

  /** The forks whose branches a stage can bring together. */
  Set<String> joins(String stage) {
    var forks = new LinkedHashSet<String>();
    inside.forEach(
        (fork, stages) -> {
          if (stages.contains(stage)) {
            forks.add(fork);
          }
        });
    return forks;
  }

  private void fork(String fork, Way way) {
    if (way instanceof Way.Together(List<String> branches, String _)) {
      var seen = inside.computeIfAbsent(fork, _ -> new LinkedHashSet<>());
      var open = new ArrayDeque<>(branches);
      while (!open.isEmpty()) {
        Optional<Stage> stage = procedure.stage(open.pop());
        if (stage.isPresent() && seen.add(stage.get().id())) {
          stage.get().outcomes().values().stream()
              .flatMap(outcome -> outcome.choices().stream())
              .map(Choice::way)
              .forEach(next -> open.addAll(onward(next)));
        }
      }
    }
  }

  /** Where a branch goes on; the branches of an inner fork come to its own join. */
  private static List<String> onward(Way way) {
    return switch (way) {
      case Way.Go(String target) -> List.of(target);
      case Way.Return back -> List.of(back.resume(), back.expired());
      case Way.Together(List<String> _, String then) -> List.of(then);
    };
  }
}
