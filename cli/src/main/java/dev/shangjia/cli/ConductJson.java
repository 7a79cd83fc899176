package dev.shangjia.cli;

import dev.shangjia.engine.conduct.Advance;
import dev.shangjia.engine.conduct.ConductEvent;
import dev.shangjia.engine.conduct.ConductRecord;
import dev.shangjia.engine.conduct.Imposed;
import dev.shangjia.engine.conduct.Sanctions;
import dev.shangjia.engine.conduct.Standing;
import dev.shangjia.engine.conduct.Violation;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A played record as JSON. */
final class ConductJson {
  /** The name and version of the JSON, its first member. */
  private static final String FORMAT = "shangjia-conduct/1";

  private final Sanctions sanctions;

  ConductJson(Sanctions sanctions) {
    this.sanctions = sanctions;
  }

  ObjectNode of(Rulebook rulebook, List<ConductCommand.Played> played) {
    ObjectNode root = ProblemJson.object().put("format", FORMAT);
    root.putObject("rulebook")
        .put("id", rulebook.id())
        .put("version", rulebook.version())
        .put("hash", rulebook.hash());
    ArrayNode steps = root.putArray("steps");
    for (ConductCommand.Played one : played) {
      ObjectNode step = steps.addObject().put("at", one.step().at().toString());
      if (one.advance() instanceof Advance.Refused(String code, var reason)) {
        step.putObject("refused").put("code", code).set("reason", ProblemJson.text(reason));
      }
      ArrayNode events = step.putArray("events");
      ConductCommand.events(one.advance()).forEach(event -> events.add(event(event)));
    }
    ConductRecord record = played.getLast().record();
    ArrayNode violations = root.putArray("violations");
    record.violations().forEach(one -> violations.add(violation(one)));
    ArrayNode measures = root.putArray("measures");
    record.imposed().forEach(one -> measures.add(measure(one)));
    ObjectNode apps = root.putObject("apps");
    for (String app : ConductCommand.apps(played)) {
      apps.set(app, standing(sanctions.standing(record, app)));
    }
    return root;
  }

  private static ObjectNode event(ConductEvent event) {
    ObjectNode json = ProblemJson.object().put("at", event.at().toInstant().toString());
    switch (event) {
      case ConductEvent.Began(ZonedDateTime _, Imposed measure, List<Procedure.Effect> effects) -> {
        json.put("kind", "began").put("measure", measure.id());
        effects(json.putArray("effects"), effects);
      }
      case ConductEvent.Ended(ZonedDateTime _, Imposed measure, List<Procedure.Effect> undone) -> {
        json.put("kind", "ended").put("measure", measure.id());
        effects(json.putArray("undone"), undone);
      }
      case ConductEvent.Notice notice ->
          json.put("kind", "notice")
              .put("notice", notice.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .put("violation", notice.violation())
              .set("text", ProblemJson.text(notice.text()));
    }
    return json;
  }

  private static void effects(ArrayNode array, List<Procedure.Effect> effects) {
    effects.forEach(
        effect ->
            array.add(
                effect.argument() == null
                    ? effect.name()
                    : effect.name() + ": " + effect.argument()));
  }

  private static ObjectNode violation(Violation violation) {
    ObjectNode json = ProblemJson.object().put("id", violation.id()).put("app", violation.app());
    switch (violation.ground()) {
      case Violation.Ground.OfLadder(String about, String step, String trigger, String reached) ->
          json.put("trigger", about + "/" + step + "/" + trigger).put("step", reached);
      case Violation.Ground.OfChoice(String about, String trigger) ->
          json.put("trigger", about + "/" + trigger).putNull("step");
    }
    json.put("found", violation.found().toInstant().toString());
    time(json, "rectified", violation.rectified());
    if (violation.objection() == null) {
      json.putNull("appeal");
    } else {
      json.put("appeal", violation.objection().state().name().toLowerCase(Locale.ROOT));
    }
    return json;
  }

  private static ObjectNode measure(Imposed measure) {
    ObjectNode json =
        ProblemJson.object()
            .put("id", measure.id())
            .put("violation", measure.violation())
            .put("measure", measure.measure())
            .put("on", measure.on().code())
            .put("app", measure.app())
            .put("phase", measure.phase().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("begins", measure.begins().toInstant().toString());
    time(json, "least", measure.least());
    return json.put("until", measure.until().code());
  }

  private static void time(ObjectNode json, String name, @Nullable ZonedDateTime time) {
    if (time == null) {
      json.putNull(name);
    } else {
      json.put(name, time.toInstant().toString());
    }
  }

  private static ObjectNode standing(Standing standing) {
    ObjectNode json = ProblemJson.object();
    ArrayNode states = json.putArray("states");
    standing.states().forEach(state -> states.add(state.id()));
    standing
        .effects()
        .forEach(
            (access, setting) ->
                json.putObject(access.code())
                    .put("allowed", setting.allows())
                    .put("stated", setting.isStated()));
    return json;
  }
}
