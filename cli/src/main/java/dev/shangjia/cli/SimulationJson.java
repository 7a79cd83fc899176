package dev.shangjia.cli;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.Actor;
import dev.shangjia.engine.procedure.CaseAction;
import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.DueDate;
import dev.shangjia.engine.procedure.EventWords;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.procedure.ProcedureMachine;
import dev.shangjia.engine.procedure.Step;
import dev.shangjia.engine.procedure.Waiting;
import dev.shangjia.engine.procedure.simulation.Scene;
import dev.shangjia.engine.rulebook.Rulebook;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A played procedure as JSON. */
final class SimulationJson {
  /** The name and version of the JSON, its first member. */
  private static final String FORMAT = "shangjia-simulate/1";

  private final Rulebook rulebook;
  private final ProcedureMachine machine;
  private final EventWords words;

  SimulationJson(Rulebook rulebook, ProcedureMachine machine) {
    this.rulebook = rulebook;
    this.machine = machine;
    this.words = new EventWords(machine.procedure());
  }

  /**
   * What was played.
   *
   * @param drawing the procedure as it was drawn, when that was asked for
   */
  ObjectNode of(Simulation simulation, Optional<String> drawing) {
    ObjectNode root = ProblemJson.object().put("format", FORMAT);
    root.putObject("rulebook")
        .put("id", rulebook.id())
        .put("version", rulebook.version())
        .put("hash", rulebook.hash());
    root.putObject("procedure")
        .put("id", machine.procedure().id())
        .set("title", ProblemJson.text(machine.procedure().title()));
    root.put("mode", simulation.mode().code());
    root.put("conditions", simulation.conditions().code());
    ArrayNode plays = root.putArray("plays");
    simulation.plays().forEach(play -> plays.add(play(play)));
    drawing.ifPresent(text -> root.put("diagram", text));
    return root;
  }

  private ObjectNode play(Simulation.Play play) {
    ObjectNode json = ProblemJson.object();
    put(json, "towards", play.towards().isEmpty() ? null : play.towards());
    ArrayNode scenes = json.putArray("scenes");
    play.scenes().forEach(scene -> scenes.add(scene(scene)));
    CaseState.@Nullable Ending ending =
        play.scenes().isEmpty()
            ? null
            : play.scenes().getLast().state().map(CaseState::ending).orElse(null);
    put(json, "end", ending == null ? null : ending.end());
    return json;
  }

  private ObjectNode scene(Scene scene) {
    ObjectNode json = ProblemJson.object().put("at", scene.at().toString());
    json.set("action", scene.action().map(this::action).orElseGet(this::start));
    if (scene.step() instanceof Step.Refusal(Step.Code code, LocalText reason)) {
      json.putObject("refused").put("code", code.code()).set("reason", ProblemJson.text(reason));
    }
    ArrayNode events = json.putArray("events");
    scene.events().forEach(event -> events.add(event(event)));
    ArrayNode waiting = json.putArray("waiting");
    scene
        .state()
        .ifPresent(state -> machine.waiting(state).forEach(one -> waiting.add(waiting(one))));
    return json;
  }

  private ObjectNode start() {
    ObjectNode json = ProblemJson.object().put("kind", "start");
    json.set("text", ProblemJson.text(words.ofStart()));
    return json;
  }

  private ObjectNode action(CaseAction action) {
    ObjectNode json =
        switch (action) {
          case CaseAction.HandIn(String stage, String outcome, Actor by) ->
              action(Move.Kind.HAND_IN, stage, outcome, by);
          case CaseAction.Decide(String stage, String outcome, Actor by) ->
              action(Move.Kind.DECIDE, stage, outcome, by);
          case CaseAction.Confirm(String stage, CaseAction.Confirm.Verdict verdict, Actor by) ->
              switch (verdict) {
                case AGREED -> action(Move.Kind.CONFIRM, stage, null, by);
                case DECLINED -> action(Move.Kind.DECLINE, stage, null, by);
              };
          case CaseAction.Answer(String stage, Actor by) ->
              action(Move.Kind.ANSWER, stage, null, by);
          case CaseAction.Withdraw(Actor by) -> action(Move.Kind.WITHDRAW, null, null, by);
          case CaseAction.JudgeGate(String stage, String outcome, Actor by) ->
              action(Move.Kind.JUDGE_GATE, stage, outcome, by);
          case CaseAction.EffectsDone(String stage, Actor by) ->
              action(Move.Kind.EFFECTS_DONE, stage, null, by);
          case CaseAction.EffectsFailed(String stage, LocalText _, Actor by) ->
              action(Move.Kind.EFFECTS_FAILED, stage, null, by);
          case CaseAction.TimePasses _ -> ProblemJson.object().put("kind", "time-passes");
        };
    json.set("text", ProblemJson.text(words.of(action)));
    return json;
  }

  private static ObjectNode action(
      Move.Kind kind, @Nullable String stage, @Nullable String outcome, Actor by) {
    ObjectNode json = ProblemJson.object().put("kind", kind.code());
    put(json, "stage", stage);
    put(json, "outcome", outcome);
    json.putObject("by").put("role", by.role().code()).put("person", by.person());
    return json;
  }

  private ObjectNode event(CaseEvent event) {
    ObjectNode json =
        ProblemJson.object().put("at", event.at().toString()).put("kind", EventNames.of(event));
    EventNames.stage(event).ifPresent(stage -> json.put("stage", stage));
    json.set("text", ProblemJson.text(words.of(event, rulebook.zone())));
    return json;
  }

  private static ObjectNode waiting(Waiting waiting) {
    ObjectNode json =
        ProblemJson.object().put("stage", waiting.stage()).put("owner", waiting.owner().code());
    json.set("reason", ProblemJson.text(waiting.reason()));
    Optional<Instant> due = waiting.due().instant();
    put(json, "due", due.map(Instant::toString).orElse(null));
    switch (waiting.due()) {
      case DueDate.Known _ -> json.putNull("dueReason");
      case DueDate.Unknown(LocalText why) -> json.set("dueReason", ProblemJson.text(why));
      case DueDate.None(LocalText why) -> json.set("dueReason", ProblemJson.text(why));
    }
    put(json, "told", waiting.told() == null ? null : waiting.told().code());
    if (waiting.resting() == null) {
      json.putNull("resting");
    } else {
      json.set("resting", ProblemJson.text(waiting.resting()));
    }
    return json;
  }

  private static void put(ObjectNode json, String name, @Nullable String text) {
    if (text == null) {
      json.putNull(name);
    } else {
      json.put(name, text);
    }
  }
}
