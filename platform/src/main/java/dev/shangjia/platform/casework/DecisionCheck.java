package dev.shangjia.platform.casework;

import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a decision says what it rests on. */
@Component
final class DecisionCheck {

  /** What came of looking at a decision. */
  sealed interface Result {

    /** It can be made; its citations are typed. */
    record Sound(CaseAct act) implements Result {}

    /** It cannot. */
    record Refused(CaseResult.Refused refused) implements Result {}
  }

  /** Looks at an act; only decisions are asked what they rest on. */
  Result of(CaseRow row, Playbook playbook, CaseState state, CaseAct act) {
    Procedure procedure = playbook.procedure(row.pin().procedure());
    Optional<Stage> stage = procedure.stage(act.stage());
    if (act.kind() != Move.Kind.DECIDE
        || stage.isEmpty()
        || !stage.get().outcomes().containsKey(act.outcome())
        || state.openStage(act.stage()).isEmpty()) {
      return new Result.Sound(act);
    }
    Optional<CaseResult.Refused> unknown = unknownRule(playbook.rulebook(), act.citations());
    if (unknown.isPresent()) {
      return new Result.Refused(unknown.get());
    }
    if (!Outcomes.favours(procedure, stage.get(), act.outcome())) {
      if (!stage.get().inspect().isEmpty() && act.citations().stream().noneMatch(DecisionCheck::isGround)) {
        return new Result.Refused(citesNothing(stage.get(), act));
      }
      if (act.explanation().isBlank() && act.citations().isEmpty()) {
        return new Result.Refused(saysNothing(stage.get(), act));
      }
    }
    return new Result.Sound(act);
  }

  private static boolean isGround(Citation citation) {
    return citation.weight() == Citation.Weight.GROUND;
  }

  private static Optional<CaseResult.Refused> unknownRule(
      Rulebook rulebook, List<Citation> citations) {
    return citations.stream()
        .map(Citation::rule)
        .filter(rule -> rulebook.rule(rule).isEmpty() && !rule.startsWith("form/"))
        .findFirst()
        .map(
            rule ->
                Refusals.refused(
                    "unknown-rule",
                    "规则书 %s %s 没有规则 %s。".formatted(rulebook.id(), rulebook.version(), rule),
                    "Rulebook %s %s has no rule %s."
                        .formatted(rulebook.id(), rulebook.version(), rule)));
  }

  private static CaseResult.Refused citesNothing(Stage stage, CaseAct act) {
    return Refusals.refused(
        "cites-nothing",
        "阶段“%s”给出 %s 须至少引用一条规则；请勾选依据的规则。".formatted(stage.title().zh(), act.outcome()),
        "\"%s\" answered %s has to cite at least one rule; tick the rules that it rests on."
            .formatted(stage.title().en(), act.outcome()));
  }

  private static CaseResult.Refused saysNothing(Stage stage, CaseAct act) {
    return Refusals.refused(
        "says-nothing",
        "阶段“%s”给出 %s 须说明理由。".formatted(stage.title().zh(), act.outcome()),
        "\"%s\" answered %s has to say why.".formatted(stage.title().en(), act.outcome()));
  }
}
