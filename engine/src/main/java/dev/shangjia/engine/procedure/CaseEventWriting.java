package dev.shangjia.engine.procedure;

import dev.shangjia.engine.procedure.CaseEvent.Cause;
import dev.shangjia.engine.rulebook.Period;
import dev.shangjia.engine.rulebook.Procedure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes events of a case as JSON. */
final class CaseEventWriting {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CaseEventWriting() {}

  static ObjectNode of(CaseEvent event) {
    ObjectNode json =
        JSON.objectNode()
            .put("type", CaseEventType.of(event).code())
            .put("at", event.at().toString());
    return switch (event) {
      case CaseEvent.Started(Instant _, String caseId, Pin pin, Actor by) ->
          json.put("case", caseId).set("pin", pin(pin)).set("by", actor(by));
      case CaseEvent.StageOpened(Instant _, String stage, Period limit, int fork) ->
          json.put("stage", stage).set("limit", period(limit)).put("fork", fork);
      case CaseEvent.StageClosed(Instant _, String stage, Cause cause) ->
          json.put("stage", stage).put("cause", cause.code());
      case CaseEvent.HandedIn(Instant _, String stage, String outcome, Actor by) ->
          json.put("stage", stage).put("outcome", outcome).set("by", actor(by));
      case CaseEvent.DecisionProposed(Instant _, String stage, String outcome, Actor by) ->
          json.put("stage", stage).put("outcome", outcome).set("by", actor(by));
      case CaseEvent.DecisionDeclined(Instant _, String stage, Actor by) ->
          json.put("stage", stage).set("by", actor(by));
      case CaseEvent.Decided(Instant _, String stage, String outcome, Actor by, Actor second) ->
          json.put("stage", stage)
              .put("outcome", outcome)
              .set("by", actor(by))
              .set("confirmedBy", actor(second));
      case CaseEvent.Returned(Instant _, String stage, String outcome, Procedure.Way.Return way) ->
          json.put("stage", stage).put("outcome", outcome).set("way", way(way));
      case CaseEvent.Answered(Instant _, String stage, Actor by, Procedure.Clock resumed) ->
          json.put("stage", stage)
              .set("by", actor(by))
              .put("resumed", resumed == null ? null : resumed.code());
      case CaseEvent.Expired(Instant _, String stage) -> json.put("stage", stage);
      case CaseEvent.Escalated(Instant _, String stage, String to) ->
          json.put("stage", stage).put("to", to);
      case CaseEvent.RolloutOver(Instant _, String stage, Period limit) ->
          json.put("stage", stage).set("limit", period(limit));
      case CaseEvent.GateJudged(Instant _, String stage, String outcome) ->
          json.put("stage", stage).put("outcome", outcome);
      case CaseEvent.EffectDue(Instant _, String source, Procedure.Effect effect) ->
          json.put("source", source).set("effect", effect(effect));
      case CaseEvent.EffectsDone(Instant _, String stage, Actor by) ->
          json.put("stage", stage).set("by", actor(by));
      case CaseEvent.EffectsFailed(Instant _, String stage, Actor by, var why) ->
          json.put("stage", stage)
              .set("by", actor(by))
              .set("why", JSON.objectNode().put("zh", why.zh()).put("en", why.en()));
      case CaseEvent.Forked(Instant _, int fork, int parent, List<String> branches, String then) ->
          json.put("fork", fork)
              .put("parent", parent)
              .set("branches", texts(branches))
              .put("then", then);
      case CaseEvent.Joined(Instant _, int fork) -> json.put("fork", fork);
      case CaseEvent.Withdrawn(Instant _, Actor by) -> json.set("by", actor(by));
      case CaseEvent.Ended(Instant _, String end) -> json.put("end", end);
    };
  }

  private static ObjectNode pin(Pin pin) {
    return JSON.objectNode()
        .put("program", pin.program())
        .put("version", pin.version())
        .put("hash", pin.hash())
        .put("procedure", pin.procedure());
  }

  private static JsonNode actor(@Nullable Actor actor) {
    return actor == null
        ? JSON.nullNode()
        : JSON.objectNode().put("role", actor.role().code()).put("person", actor.person());
  }

  private static JsonNode period(@Nullable Period period) {
    return period == null
        ? JSON.nullNode()
        : JSON.objectNode()
            .put("amount", period.amount())
            .put("unit", period.unit().code())
            .put("ours", period.ours());
  }

  private static ObjectNode way(Procedure.Way.Return way) {
    return JSON.objectNode()
        .put("to", way.to())
        .set("due", period(way.due()))
        .put("resume", way.resume())
        .put("expired", way.expired())
        .put("clock", way.clock().code());
  }

  private static ObjectNode effect(Procedure.Effect effect) {
    return JSON.objectNode().put("name", effect.name()).put("argument", effect.argument());
  }

  private static JsonNode texts(List<String> texts) {
    var array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
