package dev.shangjia.engine.procedure.simulation;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.Actor;
import dev.shangjia.engine.procedure.CaseAction;
import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.Conditions;
import dev.shangjia.engine.procedure.Conditions.Verdict;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.procedure.ProcedureMachine;
import dev.shangjia.engine.procedure.Step;
import dev.shangjia.engine.rulebook.Expression;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Choice;
import dev.shangjia.engine.rulebook.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a simulated case is played: what can happen next in it, and what comes of that. */
final class Table {
  /** The market itself acts at once, people take their time. */
  private static final Duration AT_ONCE = Duration.ofMinutes(1);

  private static final Duration THINKING = Duration.ofHours(1);
  static final String CASE = "1";
  private static final LocalText SIMULATED = new LocalText("模拟的执行失败", "a simulated failure");

  private final ProcedureMachine machine;

  Table(ProcedureMachine machine) {
    this.machine = machine;
  }

  ProcedureMachine machine() {
    return machine;
  }

  /** A case that starts, with every condition holding. */
  Step start(Instant at) {
    Role by = Role.of(machine.procedure().starts().by());
    return machine.start(CASE, person(by, 1), _ -> new Verdict.Holds(), at);
  }

  /** Everything that can happen next. */
  List<Turn> turns(CaseState state) {
    var turns = new ArrayList<Turn>();
    for (Move move : machine.moves(state)) {
      for (int way = 0; way < choices(move).size(); way++) {
        turns.add(new Turn.Act(move, way));
      }
      if (choices(move).isEmpty()) {
        turns.add(new Turn.Act(move, 0));
      }
    }
    if (machine.nextDate(state).isPresent()) {
      turns.add(new Turn.Wait());
    }
    return turns;
  }

  /** When a turn happens that follows on a time. */
  Instant when(CaseState state, Turn turn, Instant now) {
    return switch (turn) {
      case Turn.Wait _ -> machine.nextDate(state).orElse(now);
      case Turn.Act(Move move, int _) -> now.plus(move.role() == Role.SYSTEM ? AT_ONCE : THINKING);
    };
  }

  Step play(CaseState state, Turn turn, Instant at) {
    return switch (turn) {
      case Turn.Wait _ ->
          machine.apply(state, new CaseAction.TimePasses(), _ -> new Verdict.Holds(), at);
      case Turn.Act(Move move, int way) ->
          machine.apply(state, action(state, move), leadingTo(move, way), at);
    };
  }

  /** What a turn is as an action of somebody who may do it. */
  CaseAction action(CaseState state, Turn turn) {
    return switch (turn) {
      case Turn.Wait _ -> new CaseAction.TimePasses();
      case Turn.Act(Move move, int _) -> action(state, move);
    };
  }

  private CaseAction action(CaseState state, Move move) {
    return action(move, actor(state, move), null);
  }

  /** Somebody who may make a move. */
  Actor actor(CaseState state, Move move) {
    return switch (move.kind()) {
      case CONFIRM, DECLINE ->
          second(state, Objects.requireNonNullElse(move.stage(), ""), move.role());
      case HAND_IN, DECIDE, ANSWER, JUDGE_GATE, EFFECTS_DONE, EFFECTS_FAILED, WITHDRAW ->
          person(move.role(), 1);
    };
  }

  /**
   * A move as somebody's action.
   *
   * @param why why effects failed; null for no particular reason
   */
  static CaseAction action(Move move, Actor by, @Nullable LocalText why) {
    String stage = Objects.requireNonNullElse(move.stage(), "");
    String outcome = Objects.requireNonNullElse(move.outcome(), "");
    return switch (move.kind()) {
      case HAND_IN -> new CaseAction.HandIn(stage, outcome, by);
      case DECIDE -> new CaseAction.Decide(stage, outcome, by);
      case CONFIRM -> new CaseAction.Confirm(stage, CaseAction.Confirm.Verdict.AGREED, by);
      case DECLINE -> new CaseAction.Confirm(stage, CaseAction.Confirm.Verdict.DECLINED, by);
      case ANSWER -> new CaseAction.Answer(stage, by);
      case JUDGE_GATE -> new CaseAction.JudgeGate(stage, outcome, by);
      case EFFECTS_DONE -> new CaseAction.EffectsDone(stage, by);
      case EFFECTS_FAILED ->
          new CaseAction.EffectsFailed(stage, Objects.requireNonNullElse(why, SIMULATED), by);
      case WITHDRAW -> new CaseAction.Withdraw(by);
    };
  }

  private static Actor second(CaseState state, String stage, Role role) {
    boolean firstProposed =
        state.openStage(stage).map(CaseState.OpenStage::phase).stream()
            .anyMatch(
                phase ->
                    phase instanceof CaseState.Phase.Proposed(String _, Actor by)
                        && by.person().equals(person(role, 2).person()));
    return person(role, firstProposed ? 1 : 2);
  }

  static Actor person(Role role, int number) {
    return role == Role.SYSTEM ? Actor.SYSTEM : new Actor(role, role.code() + "-" + number);
  }

  /** The ways of the outcome that a move gives. */
  List<Choice> choices(Move move) {
    String stage = move.stage();
    if (stage == null) {
      return List.of();
    }
    String name =
        switch (move.kind()) {
          case EFFECTS_DONE -> "done";
          case EFFECTS_FAILED -> "failed";
          case HAND_IN, DECIDE, JUDGE_GATE, CONFIRM, DECLINE, ANSWER, WITHDRAW -> move.outcome();
        };
    return Optional.ofNullable(name)
        .flatMap(
            outcome -> machine.procedure().stage(stage).map(found -> found.outcomes().get(outcome)))
        .map(Procedure.Outcome::choices)
        .orElse(List.of());
  }

  /** Conditions that lead to one of an outcome's ways, with its guard holding. */
  Conditions leadingTo(Move move, int way) {
    List<Choice> choices = choices(move);
    List<Expression> failing =
        choices.stream().limit(way).map(Choice::when).filter(Objects::nonNull).toList();
    return condition -> failing.contains(condition) ? new Verdict.Fails() : new Verdict.Holds();
  }
}
