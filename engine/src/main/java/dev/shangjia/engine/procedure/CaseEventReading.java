package dev.shangjia.engine.procedure;

import dev.shangjia.engine.json.JsonReading;
import dev.shangjia.engine.procedure.CaseEvent.Cause;
import dev.shangjia.engine.rulebook.Period;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Role;
import java.time.Instant;

/** Reads events of a case from JSON. */
final class CaseEventReading {
  private CaseEventReading() {}

  static CaseEvent event(JsonReading json) {
    CaseEventType type = json.at("type").choice(CaseEventType.values(), CaseEventType::code);
    Instant at = json.at("at").instant();
    return switch (type) {
      case STARTED ->
          new CaseEvent.Started(
              at,
              json.at("case").name(),
              json.at("pin").whole(CaseEventReading::pin),
              actor(json.at("by")));
      case STAGE_OPENED ->
          new CaseEvent.StageOpened(
              at,
              stage(json),
              json.at("limit").nullable(CaseEventReading::period),
              json.at("fork").count());
      case STAGE_CLOSED ->
          new CaseEvent.StageClosed(
              at, stage(json), json.at("cause").choice(Cause.values(), Cause::code));
      case HANDED_IN ->
          new CaseEvent.HandedIn(at, stage(json), outcome(json), actor(json.at("by")));
      case DECISION_PROPOSED ->
          new CaseEvent.DecisionProposed(at, stage(json), outcome(json), actor(json.at("by")));
      case DECISION_DECLINED ->
          new CaseEvent.DecisionDeclined(at, stage(json), actor(json.at("by")));
      case DECIDED ->
          new CaseEvent.Decided(
              at,
              stage(json),
              outcome(json),
              actor(json.at("by")),
              json.at("confirmedBy").nullable(CaseEventReading::actor));
      case RETURNED ->
          new CaseEvent.Returned(
              at, stage(json), outcome(json), json.at("way").whole(CaseEventReading::way));
      case ANSWERED ->
          new CaseEvent.Answered(
              at,
              stage(json),
              actor(json.at("by")),
              json.at("resumed").nullable(CaseEventReading::clock));
      case EXPIRED -> new CaseEvent.Expired(at, stage(json));
      case ESCALATED -> new CaseEvent.Escalated(at, stage(json), json.at("to").name());
      case ROLLOUT_OVER -> new CaseEvent.RolloutOver(at, stage(json), period(json.at("limit")));
      case GATE_JUDGED -> new CaseEvent.GateJudged(at, stage(json), outcome(json));
      case EFFECT_DUE ->
          new CaseEvent.EffectDue(
              at, json.at("source").name(), json.at("effect").whole(CaseEventReading::effect));
      case EFFECTS_DONE -> new CaseEvent.EffectsDone(at, stage(json), actor(json.at("by")));
      case EFFECTS_FAILED ->
          new CaseEvent.EffectsFailed(
              at, stage(json), actor(json.at("by")), json.at("why").whole(JsonReading::text));
      case FORKED ->
          new CaseEvent.Forked(
              at,
              json.at("fork").number(1),
              json.at("parent").count(),
              json.at("branches").list(JsonReading::name),
              json.at("then").name());
      case JOINED -> new CaseEvent.Joined(at, json.at("fork").number(1));
      case WITHDRAWN -> new CaseEvent.Withdrawn(at, actor(json.at("by")));
      case ENDED -> new CaseEvent.Ended(at, json.at("end").name());
    };
  }

  private static String stage(JsonReading json) {
    return json.at("stage").name();
  }

  private static String outcome(JsonReading json) {
    return json.at("outcome").name();
  }

  private static Pin pin(JsonReading json) {
    return new Pin(
        json.at("program").name(),
        json.at("version").name(),
        json.at("hash").name(),
        json.at("procedure").name());
  }

  private static Actor actor(JsonReading json) {
    return json.whole(
        actor ->
            new Actor(
                actor.at("role").choice(Role.values(), Role::code), actor.at("person").name()));
  }

  private static Period period(JsonReading json) {
    return json.whole(
        period ->
            new Period(
                period.at("amount").number(1),
                period.at("unit").choice(Period.Unit.values(), Period.Unit::code),
                period.at("ours").bool()));
  }

  private static Procedure.Way.Return way(JsonReading json) {
    return new Procedure.Way.Return(
        json.at("to").name(),
        period(json.at("due")),
        json.at("resume").name(),
        json.at("expired").name(),
        clock(json.at("clock")));
  }

  private static Procedure.Clock clock(JsonReading json) {
    return json.choice(Procedure.Clock.values(), Procedure.Clock::code);
  }

  private static Procedure.Effect effect(JsonReading json) {
    return new Procedure.Effect(
        json.at("name").name(), json.at("argument").nullable(JsonReading::string));
  }
}
