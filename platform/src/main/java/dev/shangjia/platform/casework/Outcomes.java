package dev.shangjia.platform.casework;

import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Outcome;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Procedure.Way;
import dev.shangjia.engine.rulebook.Role;
import java.util.List;

/** What outcomes of review stages mean to who waits for them. */
final class Outcomes {
  private Outcomes() {}

  /**
   * Whether an outcome lets the case go on. A stage's first one does; another does not when it
   * gives the ball back, brings the case to an end that it can do without, or asks for the work to
   * be done again.
   */
  static boolean favours(Procedure procedure, Stage stage, String name) {
    Outcome outcome = stage.outcomes().get(name);
    if (outcome == null || stage.outcomes().keySet().iterator().next().equals(name)) {
      return true;
    }
    List<String> first = stage.outcomes().values().iterator().next().targets();
    return outcome.choices().stream().allMatch(choice -> lets(procedure, choice.way(), first));
  }

  private static boolean lets(Procedure procedure, Way way, List<String> first) {
    return switch (way) {
      case Way.Return _ -> false;
      case Way.Go(String target) when first.contains(target) -> true;
      case Way.Go(String target) when procedure.ends().containsKey(target) ->
          procedure.ends().size() == 1;
      case Way.Go(String target) -> !isOutside(procedure, target);
      case Way.Together(List<String> branches, String _) ->
          branches.stream().noneMatch(branch -> isOutside(procedure, branch));
    };
  }

  private static boolean isOutside(Procedure procedure, String stage) {
    return procedure
        .stage(stage)
        .filter(found -> Role.of(found.by()).side() == Role.Side.OUTSIDE)
        .isPresent();
  }
}
