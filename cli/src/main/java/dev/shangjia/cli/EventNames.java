package dev.shangjia.cli;

import dev.shangjia.engine.procedure.CaseEvent;
import java.util.Optional;

/** The names that output gives to what happens in a case; they never change. */
final class EventNames {
  private EventNames() {}

  static String of(CaseEvent event) {
    return switch (event) {
      case CaseEvent.Started _ -> "started";
      case CaseEvent.StageOpened _ -> "stage-opened";
      case CaseEvent.StageClosed _ -> "stage-closed";
      case CaseEvent.HandedIn _ -> "handed-in";
      case CaseEvent.DecisionProposed _ -> "decision-proposed";
      case CaseEvent.DecisionDeclined _ -> "decision-declined";
      case CaseEvent.Decided _ -> "decided";
      case CaseEvent.Returned _ -> "returned";
      case CaseEvent.Answered _ -> "answered";
      case CaseEvent.Expired _ -> "expired";
      case CaseEvent.Escalated _ -> "escalated";
      case CaseEvent.RolloutOver _ -> "rollout-over";
      case CaseEvent.GateJudged _ -> "gate-judged";
      case CaseEvent.EffectDue _ -> "effect-due";
      case CaseEvent.EffectsDone _ -> "effects-done";
      case CaseEvent.EffectsFailed _ -> "effects-failed";
      case CaseEvent.Forked _ -> "forked";
      case CaseEvent.Joined _ -> "joined";
      case CaseEvent.Withdrawn _ -> "withdrawn";
      case CaseEvent.Ended _ -> "ended";
    };
  }

  /** The stage that an event is about, or the end whose effect it is. */
  static Optional<String> stage(CaseEvent event) {
    return switch (event) {
      case CaseEvent.StageOpened opened -> Optional.of(opened.stage());
      case CaseEvent.StageClosed closed -> Optional.of(closed.stage());
      case CaseEvent.HandedIn handedIn -> Optional.of(handedIn.stage());
      case CaseEvent.DecisionProposed proposed -> Optional.of(proposed.stage());
      case CaseEvent.DecisionDeclined declined -> Optional.of(declined.stage());
      case CaseEvent.Decided decided -> Optional.of(decided.stage());
      case CaseEvent.Returned returned -> Optional.of(returned.stage());
      case CaseEvent.Answered answered -> Optional.of(answered.stage());
      case CaseEvent.Expired expired -> Optional.of(expired.stage());
      case CaseEvent.Escalated escalated -> Optional.of(escalated.stage());
      case CaseEvent.RolloutOver over -> Optional.of(over.stage());
      case CaseEvent.GateJudged judged -> Optional.of(judged.stage());
      case CaseEvent.EffectDue due -> Optional.of(due.source());
      case CaseEvent.EffectsDone done -> Optional.of(done.stage());
      case CaseEvent.EffectsFailed failed -> Optional.of(failed.stage());
      case CaseEvent.Ended ended -> Optional.of(ended.end());
      case CaseEvent.Started _, CaseEvent.Forked _, CaseEvent.Joined _, CaseEvent.Withdrawn _ ->
          Optional.empty();
    };
  }
}
