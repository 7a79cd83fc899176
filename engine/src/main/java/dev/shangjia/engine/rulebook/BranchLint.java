package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Procedure.Way;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether the parallel branches of a procedure come together again, and keep apart until then. */
final class BranchLint {
  private final Procedure procedure;
  private final Flow flow;
  private final Lint lint;

  BranchLint(Procedure procedure, Flow flow, Lint lint) {
    this.procedure = procedure;
    this.flow = flow;
    this.lint = lint;
  }

  void check() {
    for (Stage stage : procedure.stages()) {
      stage.outcomes().values().stream()
          .flatMap(outcome -> outcome.choices().stream())
          .forEach(
              choice -> {
                if (choice.way() instanceof Way.Together(List<String> branches, String then)) {
                  branches(stage, branches, then);
                }
              });
    }
    joinOutside();
  }

  private void branches(Stage stage, List<String> branches, String then) {
    var elsewhere = new HashSet<>(Set.of(then));
    for (String branch : branches) {
      if (!flow.joins(branch)) {
        lint.error(
            "lint/never-joins",
            stage.place(),
            "从阶段 %s 开始的分支到不了 join，阶段 %s 之后的 %s 永远不会开始。".formatted(branch, stage.id(), then),
            "The branch %s never comes to 'join', so %s after the stage %s never begins."
                .formatted(branch, then, stage.id()));
      }
      for (String reached : flow.from(branch)) {
        if (!procedure.ends().containsKey(reached) && !elsewhere.add(reached)) {
          lint.error(
              "lint/branches-meet",
              stage.place(),
              "阶段 %s 会被同时办理两次：分支 %s 与阶段 %s 的其他分支或其汇合后的去向都通到它。"
                  .formatted(reached, branch, stage.id()),
              "The stage %s could be open twice: the branch %s and another one of the stage %s, or"
                      .formatted(reached, branch, stage.id())
                  + " what follows them, lead to it.");
        }
      }
    }
  }

  /** The first stage is in no branch: what it reaches without entering one has nothing to join. */
  private void joinOutside() {
    if (!procedure.stages().isEmpty() && flow.joins(procedure.stages().getFirst().id())) {
      lint.error(
          "lint/join-outside",
          procedure.place(),
          "流程 " + procedure.id() + " 可能在并行分支之外走到 join，那里没有可汇合的分支。",
          "The procedure " + procedure.id() + " can come to 'join' outside parallel branches.");
    }
  }
}
