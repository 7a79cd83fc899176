package dev.shangjia.cli;

import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.CaseEventJson;
import java.util.Optional;

/** The names that output gives to what happens in a case; they never change. */
final class EventNames {
  private EventNames() {}

  static String of(CaseEvent event) {
    return CaseEventJson.type(event);
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
