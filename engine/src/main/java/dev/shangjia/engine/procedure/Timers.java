package dev.shangjia.engine.procedure;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.CaseState.OpenStage;
import dev.shangjia.engine.procedure.CaseState.Phase;
import dev.shangjia.engine.rulebook.Period;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Procedure.StageKind;
import dev.shangjia.engine.rulebook.Role;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What time does by itself in the cases of one procedure, and who has the ball until then. */
final class Timers {
  /** How long the market itself may take for what it does at once. */
  static final Period AT_ONCE = new Period(1, Period.Unit.HOURS, true);

  private static final DueDate.None NO_LIMIT =
      new DueDate.None(new LocalText("规则书没有规定期限", "the rulebook sets no limit"));

  private final Procedure procedure;
  private final Dates dates;

  Timers(Procedure procedure, Dates dates) {
    this.procedure = procedure;
    this.dates = dates;
  }

  /** Something that time does. */
  sealed interface Timer {
    Instant at();

    OpenStage stage();

    /** Takes the way that is meant for this. */
    record Expiry(Instant at, OpenStage stage, String target) implements Timer {}

    /** The gate is to be judged. */
    record RolloutEnd(Instant at, OpenStage stage) implements Timer {}

    /** Somebody is told. */
    record Escalation(Instant at, OpenStage stage) implements Timer {}
  }

  /** Lets everything happen that falls due until the time of a play. */
  void letPass(Play play) {
    for (Optional<Timer> next = due(play); next.isPresent(); next = due(play)) {
      happen(play, next.get());
    }
  }

  private Optional<Timer> due(Play play) {
    return next(play.state()).filter(timer -> !timer.at().isAfter(play.now()));
  }

  private void happen(Play play, Timer timer) {
    OpenStage stage = timer.stage();
    switch (timer) {
      case Timer.Expiry(Instant at, OpenStage _, String target) when play.canGo(target, stage) -> {
        play.add(new CaseEvent.Expired(at, stage.id()));
        play.leave(stage, CaseEvent.Cause.EXPIRED, at);
        play.go(target, stage.fork(), at);
      }
      case Timer.RolloutEnd(Instant at, OpenStage _) ->
          play.add(new CaseEvent.RolloutOver(at, stage.id(), AT_ONCE));
      case Timer.Expiry(Instant at, OpenStage _, String _) -> escalate(play, stage, at);
      case Timer.Escalation(Instant at, OpenStage _) -> escalate(play, stage, at);
    }
  }

  private void escalate(Play play, OpenStage stage, Instant at) {
    play.add(new CaseEvent.Escalated(at, stage.id(), stage(stage).escalate()));
  }

  /** What time does next in a case. */
  Optional<Timer> next(CaseState state) {
    return state.open().values().stream()
        .flatMap(stage -> timer(stage).stream())
        .min(Comparator.comparing(Timer::at));
  }

  private Optional<Timer> timer(OpenStage stage) {
    Optional<Instant> end = due(stage).instant();
    if (end.isEmpty() || stage.told() != null) {
      return Optional.empty();
    }
    Instant at = end.get();
    return Optional.of(
        switch (stage.phase()) {
          case Phase.Returned returned -> new Timer.Expiry(at, stage, returned.way().expired());
          case Phase.Working _, Phase.Proposed _ -> ofWork(stage, at);
          case Phase.GateOwed _, Phase.Failed _ -> new Timer.Escalation(at, stage);
        });
  }

  private Timer ofWork(OpenStage stage, Instant at) {
    Stage of = stage(stage);
    if (of.kind() == StageKind.ROLLOUT) {
      return new Timer.RolloutEnd(at, stage);
    }
    return of.expired()
        .<Timer>map(target -> new Timer.Expiry(at, stage, target))
        .orElseGet(() -> new Timer.Escalation(at, stage));
  }

  /** By when somebody has to act in an open stage. */
  DueDate due(OpenStage stage) {
    if (stage.phase() instanceof Phase.Returned returned) {
      return dates.of(returned.answer());
    }
    if (stage.clock() != null) {
      return dates.of(stage.clock());
    }
    LocalText why = stage(stage).undated();
    return why == null ? NO_LIMIT : new DueDate.None(why);
  }

  /** Who has the ball in an open stage. */
  Role owner(OpenStage stage) {
    return switch (stage.phase()) {
      case Phase.Returned returned -> Role.of(returned.way().to());
      case Phase.Failed _ -> Role.of(stage(stage).escalate());
      case Phase.Working _, Phase.Proposed _, Phase.GateOwed _ -> Role.of(stage(stage).by());
    };
  }

  /** What becomes of the stage's own time while its clock rests; null when it runs or has none. */
  @Nullable LocalText resting(OpenStage stage) {
    if (stage.clock() == null || stage.clock().isRunning()) {
      return null;
    }
    boolean anew =
        stage.phase() instanceof Phase.Returned returned
            && returned.way().clock() == Procedure.Clock.RESTARTS;
    if (anew) {
      return new LocalText(
          "本阶段计时暂停，答复后重新起算", "its own clock rests and starts anew after the answer");
    }
    LocalText left = dates.left(stage.clock());
    return new LocalText("本阶段计时暂停，剩 " + left.zh(), "its own clock rests, " + left.en() + " left");
  }

  @Nullable Role told(OpenStage stage) {
    return stage.told() == null ? null : Role.of(stage.told());
  }

  private Stage stage(OpenStage stage) {
    return procedure.stage(stage.id()).orElseThrow();
  }
}
