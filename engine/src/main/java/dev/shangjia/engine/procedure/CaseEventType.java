package dev.shangjia.engine.procedure;

/** The types of events, with the names that records give them; the names never change. */
enum CaseEventType {
  STARTED("started"),
  STAGE_OPENED("stage-opened"),
  STAGE_CLOSED("stage-closed"),
  HANDED_IN("handed-in"),
  DECISION_PROPOSED("decision-proposed"),
  DECISION_DECLINED("decision-declined"),
  DECIDED("decided"),
  RETURNED("returned"),
  ANSWERED("answered"),
  EXPIRED("expired"),
  ESCALATED("escalated"),
  ROLLOUT_OVER("rollout-over"),
  GATE_JUDGED("gate-judged"),
  EFFECT_DUE("effect-due"),
  EFFECTS_DONE("effects-done"),
  EFFECTS_FAILED("effects-failed"),
  FORKED("forked"),
  JOINED("joined"),
  WITHDRAWN("withdrawn"),
  ENDED("ended");

  private final String code;

  CaseEventType(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  static CaseEventType of(CaseEvent event) {
    return switch (event) {
      case CaseEvent.Started _ -> STARTED;
      case CaseEvent.StageOpened _ -> STAGE_OPENED;
      case CaseEvent.StageClosed _ -> STAGE_CLOSED;
      case CaseEvent.HandedIn _ -> HANDED_IN;
      case CaseEvent.DecisionProposed _ -> DECISION_PROPOSED;
      case CaseEvent.DecisionDeclined _ -> DECISION_DECLINED;
      case CaseEvent.Decided _ -> DECIDED;
      case CaseEvent.Returned _ -> RETURNED;
      case CaseEvent.Answered _ -> ANSWERED;
      case CaseEvent.Expired _ -> EXPIRED;
      case CaseEvent.Escalated _ -> ESCALATED;
      case CaseEvent.RolloutOver _ -> ROLLOUT_OVER;
      case CaseEvent.GateJudged _ -> GATE_JUDGED;
      case CaseEvent.EffectDue _ -> EFFECT_DUE;
      case CaseEvent.EffectsDone _ -> EFFECTS_DONE;
      case CaseEvent.EffectsFailed _ -> EFFECTS_FAILED;
      case CaseEvent.Forked _ -> FORKED;
      case CaseEvent.Joined _ -> JOINED;
      case CaseEvent.Withdrawn _ -> WITHDRAWN;
      case CaseEvent.Ended _ -> ENDED;
    };
  }
}
