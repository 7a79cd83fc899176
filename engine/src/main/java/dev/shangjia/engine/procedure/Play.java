package dev.shangjia.engine.procedure;

import dev.shangjia.engine.procedure.CaseEvent.Cause;
import dev.shangjia.engine.procedure.CaseState.Fork;
import dev.shangjia.engine.procedure.CaseState.OpenStage;
import dev.shangjia.engine.rulebook.Period;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Effect;
import dev.shangjia.engine.rulebook.Procedure.End;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Procedure.StageKind;
import dev.shangjia.engine.rulebook.Procedure.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a case while it is made: the events so far and the state that they lead to. */
final class Play {
  private final Procedure procedure;
  private final Instant now;
  private final List<CaseEvent> events = new ArrayList<>();
  private CaseState state;

  Play(Procedure procedure, CaseState state, Instant now) {
    this.procedure = procedure;
    this.state = state;
    this.now = now;
  }

  CaseState state() {
    return state;
  }

  Instant now() {
    return now;
  }

  Step.Transition transition() {
    return new Step.Transition(state, events);
  }

  /** The same step with an event that was made before it. */
  Step.Transition transitionAfter(CaseEvent first) {
    var all = new ArrayList<CaseEvent>();
    all.add(first);
    all.addAll(events);
    return new Step.Transition(state, all);
  }

  void add(CaseEvent event) {
    state = state.after(event);
    events.add(event);
  }

  /** Whether a stage can be left for somewhere: no branch may cross another. */
  boolean canGo(String target, OpenStage from) {
    return canOpen(target, from.fork(), from.id());
  }

  boolean canTake(Way way, OpenStage from) {
    return switch (way) {
      case Way.Return _ -> true;
      case Way.Go(String target) -> canGo(target, from);
      case Way.Together(List<String> branches, String _) ->
          branches.stream().noneMatch(branch -> isOpenBeside(branch, from.id()));
    };
  }

  private boolean canOpen(String target, int fork, String leaving) {
    if (target.equals(Procedure.JOIN)) {
      Fork joined = state.forks().get(fork);
      return joined != null
          && (joined.undone() > 1 || canOpen(joined.then(), joined.parent(), leaving));
    }
    return procedure.ends().containsKey(target) || !isOpenBeside(target, leaving);
  }

  private boolean isOpenBeside(String stage, String leaving) {
    return !stage.equals(leaving) && state.open().containsKey(stage);
  }

  void leave(OpenStage stage, Cause cause, Instant at) {
    add(new CaseEvent.StageClosed(at, stage.id(), cause));
  }

  /** Leaves a stage by one of its ways. */
  void take(Way way, String outcome, OpenStage from, Instant at) {
    switch (way) {
      case Way.Return back -> add(new CaseEvent.Returned(at, from.id(), outcome, back));
      case Way.Go(String target) -> {
        leave(from, Cause.ANSWERED, at);
        go(target, from.fork(), at);
      }
      case Way.Together(List<String> branches, String then) -> {
        leave(from, Cause.ANSWERED, at);
        int fork = state.forked() + 1;
        add(new CaseEvent.Forked(at, fork, from.fork(), branches, then));
        branches.forEach(branch -> open(stage(branch), fork, at));
      }
    }
  }

  /** Goes to a stage, to an end, or to where branches join. */
  void go(String target, int fork, Instant at) {
    End end = procedure.ends().get(target);
    if (end != null) {
      end(target, end, Cause.OVERTAKEN, at);
    } else if (target.equals(Procedure.JOIN)) {
      join(fork, at);
    } else {
      open(stage(target), fork, at);
    }
  }

  void end(String name, End end, Cause cause, Instant at) {
    List.copyOf(state.open().values()).forEach(stage -> leave(stage, cause, at));
    add(new CaseEvent.Ended(at, name));
    effects(name, end.effects(), at);
  }

  private void join(int number, Instant at) {
    Fork fork = state.forks().get(number);
    if (fork == null) {
      throw new IllegalStateException("case " + state.caseId() + " has no branches to join");
    }
    add(new CaseEvent.Joined(at, number));
    if (fork.undone() == 1) {
      go(fork.then(), fork.parent(), at);
    }
  }

  private void open(Stage stage, int fork, Instant at) {
    add(new CaseEvent.StageOpened(at, stage.id(), limit(stage), fork));
    effects(stage.id(), stage.effects(), at);
  }

  private static @Nullable Period limit(Stage stage) {
    if (stage.rollout() != null) {
      return stage.rollout().lasts();
    }
    return stage.due() == null && stage.kind() == StageKind.EFFECT ? Timers.AT_ONCE : stage.due();
  }

  private void effects(String source, List<Effect> effects, Instant at) {
    effects.forEach(effect -> add(new CaseEvent.EffectDue(at, source, effect)));
  }

  private Stage stage(String id) {
    return procedure.stage(id).orElseThrow();
  }
}
