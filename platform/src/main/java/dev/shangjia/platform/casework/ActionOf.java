package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.Actor;
import dev.shangjia.engine.procedure.CaseAction;
import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.CaseState.OpenStage;
import dev.shangjia.engine.procedure.CaseState.Phase;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds as what somebody acts, and says it in the engine's words. */
final class ActionOf {
  private ActionOf() {}

  static CaseAction act(CaseAct act, Procedure procedure, CaseState state, CaseActor by) {
    Actor actor = actor(act, procedure, state, by);
    String stage = act.stage();
    return switch (act.kind()) {
      case HAND_IN ->
          new CaseAction.HandIn(
              stage, act.outcome().isEmpty() ? CaseAction.HandIn.DONE : act.outcome(), actor);
      case DECIDE -> new CaseAction.Decide(stage, act.outcome(), actor);
      case CONFIRM -> new CaseAction.Confirm(stage, CaseAction.Confirm.Verdict.AGREED, actor);
      case DECLINE -> new CaseAction.Confirm(stage, CaseAction.Confirm.Verdict.DECLINED, actor);
      case ANSWER -> new CaseAction.Answer(stage, actor);
      case JUDGE_GATE -> new CaseAction.JudgeGate(stage, act.outcome(), actor);
      case EFFECTS_DONE -> new CaseAction.EffectsDone(stage, actor);
      case EFFECTS_FAILED ->
          new CaseAction.EffectsFailed(
              stage,
              Objects.requireNonNullElse(act.why(), new LocalText("未说明原因", "no reason given")),
              actor);
      case WITHDRAW -> new CaseAction.Withdraw(actor);
    };
  }

  private static Actor actor(CaseAct act, Procedure procedure, CaseState state, CaseActor by) {
    List<Role> wanted = wanted(act, procedure, state);
    return by.equals(CaseActor.MARKET) && !wanted.isEmpty()
        ? new Actor(wanted.getFirst(), by.person())
        : by.as(wanted);
  }

  /** The roles that may do it, the likeliest first. */
  private static List<Role> wanted(CaseAct act, Procedure procedure, CaseState state) {
    Optional<Stage> stage = procedure.stage(act.stage());
    if (stage.isEmpty()) {
      return procedure.withdrawal() == null
          ? List.of()
          : List.of(Role.of(procedure.withdrawal().by()));
    }
    var roles = new ArrayList<Role>();
    state
        .openStage(act.stage())
        .map(OpenStage::phase)
        .ifPresent(
            phase -> {
              switch (phase) {
                case Phase.Returned returned -> roles.add(Role.of(returned.way().to()));
                case Phase.Failed _ -> roles.add(Role.of(stage.get().escalate()));
                case Phase.Working _, Phase.GateOwed _ -> {
                  // Who acts in the stage.
                }
                case Phase.Proposed _ -> {
                  roles.add(Role.of(stage.get().by()));
                  roles.add(Role.of(stage.get().escalate()));
                }
              }
            });
    roles.add(Role.of(stage.get().by()));
    return roles;
  }
}
