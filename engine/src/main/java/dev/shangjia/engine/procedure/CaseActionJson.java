package dev.shangjia.engine.procedure;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.json.JsonMismatch;
import dev.shangjia.engine.json.JsonReading;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What somebody asks to do in a case, as JSON: {@code {"kind": "decide", "stage": "review",
 * "outcome": "pass"}}. The kinds are those of {@link Move.Kind}; {@code decide} and {@code
 * judge-gate} say an outcome, {@code hand-in} may, {@code effects-failed} says {@code why}, and
 * {@code withdraw} says no stage. Who acts is never read from it.
 */
public final class CaseActionJson {
  private CaseActionJson() {}

  /**
   * Reads an action.
   *
   * @param name what the JSON is called in problems
   * @param by who acts, as the caller knows from elsewhere
   * @return unreadable with the problem {@code action/mismatch} when a member is missing, unknown
   *     or of another kind
   */
  public static Reading<CaseAction> read(String name, JsonNode json, Actor by) {
    try {
      return new Reading.Read<>(
          JsonReading.of(json).whole(action -> action(action, by)), List.of());
    } catch (JsonMismatch e) {
      return new Reading.Unreadable<>(
          List.of(Problem.error("action/mismatch", SourcePlace.startOf(name), e.text())));
    }
  }

  private static CaseAction action(JsonReading json, Actor by) {
    return switch (json.at("kind").choice(Move.Kind.values(), Move.Kind::code)) {
      case HAND_IN ->
          new CaseAction.HandIn(
              stage(json),
              json.has("outcome") ? json.at("outcome").name() : CaseAction.HandIn.DONE,
              by);
      case DECIDE -> new CaseAction.Decide(stage(json), json.at("outcome").name(), by);
      case CONFIRM -> new CaseAction.Confirm(stage(json), CaseAction.Confirm.Verdict.AGREED, by);
      case DECLINE -> new CaseAction.Confirm(stage(json), CaseAction.Confirm.Verdict.DECLINED, by);
      case ANSWER -> new CaseAction.Answer(stage(json), by);
      case JUDGE_GATE -> new CaseAction.JudgeGate(stage(json), json.at("outcome").name(), by);
      case EFFECTS_DONE -> new CaseAction.EffectsDone(stage(json), by);
      case EFFECTS_FAILED ->
          new CaseAction.EffectsFailed(stage(json), LocalText.same(json.at("why").name()), by);
      case WITHDRAW -> new CaseAction.Withdraw(by);
    };
  }

  private static String stage(JsonReading json) {
    return json.at("stage").name();
  }
}
