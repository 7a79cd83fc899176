package dev.shangjia.engine.procedure;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.CaseEvent.Cause;
import dev.shangjia.engine.procedure.CaseState.OpenStage;
import dev.shangjia.engine.procedure.CaseState.Phase;
import dev.shangjia.engine.procedure.Conditions.Verdict;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Choice;
import dev.shangjia.engine.rulebook.Procedure.End;
import dev.shangjia.engine.rulebook.Procedure.Outcome;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Procedure.StageKind;
import dev.shangjia.engine.rulebook.Procedure.Way;
import dev.shangjia.engine.rulebook.Procedure.Withdrawal;
import dev.shangjia.engine.rulebook.Role;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiFunction;

/** One action in a case, after all dates that passed before it. */
final class Acting {
  private final Procedure procedure;
  private final Words words;
  private final Timers timers;
  private final Play play;
  private final Conditions conditions;

  Acting(Procedure procedure, Words words, Timers timers, Play play, Conditions conditions) {
    this.procedure = procedure;
    this.words = words;
    this.timers = timers;
    this.play = play;
    this.conditions = conditions;
  }

  Step act(CaseAction action, Instant at) {
    if (!play.state().isOpen()) {
      return words.ended(Objects.requireNonNull(play.state().ending()));
    }
    return switch (action) {
      case CaseAction.HandIn(String id, String outcome, Actor by) ->
          in(id, StageKind.COLLECT, by, (stage, open) -> handIn(stage, open, outcome, by, at));
      case CaseAction.Decide(String id, String outcome, Actor by) ->
          in(id, StageKind.REVIEW, by, (stage, open) -> decide(stage, open, outcome, by, at));
      case CaseAction.JudgeGate(String id, String outcome, Actor by) ->
          in(id, StageKind.ROLLOUT, by, (stage, open) -> judge(stage, open, outcome, at));
      case CaseAction.EffectsDone(String id, Actor by) ->
          in(id, StageKind.EFFECT, by, (stage, open) -> done(stage, open, by, at));
      case CaseAction.EffectsFailed(String id, LocalText why, Actor by) ->
          in(id, StageKind.EFFECT, by, (stage, open) -> failed(stage, open, why, by, at));
      case CaseAction.Confirm confirm ->
          at(confirm.stage(), (stage, open) -> confirm(stage, open, confirm, at));
      case CaseAction.Answer(String id, Actor by) ->
          at(id, (stage, open) -> answer(stage, open, by, at));
      case CaseAction.Withdraw(Actor by) -> withdraw(by, at);
      case CaseAction.TimePasses _ -> play.transition();
    };
  }

  private Step at(String id, BiFunction<Stage, OpenStage, Step> then) {
    Stage stage = procedure.stage(id).orElse(null);
    if (stage == null) {
      return words.noSuchStage(id);
    }
    OpenStage open = play.state().openStage(id).orElse(null);
    return open == null ? words.notOpen(stage, play.state()) : then.apply(stage, open);
  }

  /** In a stage of one kind that waits for who acts in it. */
  private Step in(String id, StageKind kind, Actor by, BiFunction<Stage, OpenStage, Step> then) {
    return at(
        id,
        (stage, open) -> {
          if (stage.kind() != kind) {
            return words.otherKind(stage);
          }
          if (open.phase() instanceof Phase.Returned returned) {
            return words.awaitsAnswer(stage, returned, timers.due(open));
          }
          if (open.phase() instanceof Phase.Proposed proposed) {
            return words.awaitsConfirmation(stage, proposed);
          }
          Role owner = timers.owner(open);
          boolean own = by.role() == owner || by.role() == Role.of(stage.by());
          return own ? then.apply(stage, open) : words.notYours(stage, owner, by.role());
        });
  }

  private Step handIn(Stage stage, OpenStage open, String outcome, Actor by, Instant at) {
    return taking(
        stage,
        open,
        outcome,
        way -> {
          play.add(new CaseEvent.HandedIn(at, stage.id(), outcome, by));
          play.take(way, outcome, open, at);
        });
  }

  private Step decide(Stage stage, OpenStage open, String outcome, Actor by, Instant at) {
    return taking(
        stage,
        open,
        outcome,
        way -> {
          if (stage.confirm()) {
            play.add(new CaseEvent.DecisionProposed(at, stage.id(), outcome, by));
          } else {
            play.add(new CaseEvent.Decided(at, stage.id(), outcome, by, null));
            play.take(way, outcome, open, at);
          }
        });
  }

  private Step confirm(Stage stage, OpenStage open, CaseAction.Confirm confirm, Instant at) {
    Actor by = confirm.by();
    if (!(open.phase() instanceof Phase.Proposed(String outcome, Actor first))) {
      return words.nothingProposed(stage);
    }
    if (by.role() != Role.of(stage.by()) && by.role() != Role.of(stage.escalate())) {
      return words.notYours(stage, Role.of(stage.by()), by.role());
    }
    if (by.person().equals(first.person())) {
      return words.samePerson(stage, outcome);
    }
    return switch (confirm.verdict()) {
      case DECLINED -> {
        play.add(new CaseEvent.DecisionDeclined(at, stage.id(), by));
        yield play.transition();
      }
      case AGREED ->
          taking(
              stage,
              open,
              outcome,
              way -> {
                play.add(new CaseEvent.Decided(at, stage.id(), outcome, first, by));
                play.take(way, outcome, open, at);
              });
    };
  }

  private Step answer(Stage stage, OpenStage open, Actor by, Instant at) {
    if (!(open.phase() instanceof Phase.Returned(String _, Way.Return way, Clock _))) {
      return words.nothingReturned(stage);
    }
    if (by.role() != Role.of(way.to())) {
      return words.notYours(stage, Role.of(way.to()), by.role());
    }
    boolean same = way.resume().equals(stage.id());
    if (!same && !play.canGo(way.resume(), open)) {
      return words.branchesCross(stage, way.resume());
    }
    play.add(new CaseEvent.Answered(at, stage.id(), by, same ? way.clock() : null));
    if (!same) {
      play.leave(open, Cause.ANSWERED, at);
      play.go(way.resume(), open.fork(), at);
    }
    return play.transition();
  }

  private Step judge(Stage stage, OpenStage open, String outcome, Instant at) {
    if (!(open.phase() instanceof Phase.GateOwed)) {
      return words.tooEarly(stage, timers.due(open));
    }
    return taking(
        stage,
        open,
        outcome,
        way -> {
          play.add(new CaseEvent.GateJudged(at, stage.id(), outcome));
          play.take(way, outcome, open, at);
        });
  }

  private Step done(Stage stage, OpenStage open, Actor by, Instant at) {
    return taking(
        stage,
        open,
        "done",
        way -> {
          play.add(new CaseEvent.EffectsDone(at, stage.id(), by));
          play.take(way, "done", open, at);
        });
  }

  private Step failed(Stage stage, OpenStage open, LocalText why, Actor by, Instant at) {
    if (stage.outcomes().containsKey("failed")) {
      return taking(
          stage,
          open,
          "failed",
          way -> {
            play.add(new CaseEvent.EffectsFailed(at, stage.id(), by, why));
            play.take(way, "failed", open, at);
          });
    }
    play.add(new CaseEvent.EffectsFailed(at, stage.id(), by, why));
    if (open.told() == null) {
      play.add(new CaseEvent.Escalated(at, stage.id(), stage.escalate()));
    }
    return play.transition();
  }

  private Step withdraw(Actor by, Instant at) {
    Withdrawal withdrawal = procedure.withdrawal();
    if (withdrawal == null) {
      return words.notWithdrawable();
    }
    if (by.role() != Role.of(withdrawal.by())) {
      return words.notYoursToWithdraw(Role.of(withdrawal.by()), by.role());
    }
    End end = Objects.requireNonNull(procedure.ends().get(withdrawal.to()));
    play.add(new CaseEvent.Withdrawn(at, by));
    play.end(withdrawal.to(), end, Cause.WITHDRAWN, at);
    return play.transition();
  }

  /** What is done once it is clear which way an outcome goes. */
  private interface Taken {
    void by(Way way);
  }

  private Step taking(Stage stage, OpenStage open, String name, Taken taken) {
    Outcome outcome = stage.outcomes().get(name);
    if (outcome == null) {
      return words.noSuchOutcome(stage, name);
    }
    if (name.equals(Procedure.EXPIRED)) {
      return words.takenByTime(stage, timers.due(open));
    }
    for (Choice choice : outcome.choices()) {
      switch (choice.when() == null ? new Verdict.Holds() : conditions.verdict(choice.when())) {
        case Verdict.Holds _ -> {
          return guarded(stage, open, name, choice, taken);
        }
        case Verdict.Fails _ -> {
          // The next one.
        }
        case Verdict.Undecided(LocalText why) -> {
          return words.undecided(stage, name, why);
        }
      }
    }
    throw new IllegalStateException(stage.place() + ": no way without a condition");
  }

  private Step guarded(Stage stage, OpenStage open, String name, Choice choice, Taken taken) {
    if (choice.needs() != null) {
      switch (conditions.verdict(choice.needs().condition())) {
        case Verdict.Holds _ -> {
          // Nothing stands in its way.
        }
        case Verdict.Fails _ -> {
          return words.conditionFails(stage, name, choice.needs());
        }
        case Verdict.Undecided(LocalText why) -> {
          return words.undecided(stage, name, why);
        }
      }
    }
    if (!play.canTake(choice.way(), open)) {
      return words.branchesCross(stage, String.join(", ", choice.way().targets()));
    }
    taken.by(choice.way());
    return play.transition();
  }
}
