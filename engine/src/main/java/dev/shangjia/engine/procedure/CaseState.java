package dev.shangjia.engine.procedure;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Procedure;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands. It is the sum of the case's events and holds nothing else.
 *
 * @param caseId which case
 * @param pin by which rulebook and procedure it is played
 * @param startedBy who started it
 * @param startedAt when it started
 * @param lastAt when its last event happened
 * @param open the stages that are open, by id, in the order in which they opened
 * @param forks the forks whose branches are not all done, by number
 * @param forked how many forks there were
 * @param rounds how many times each stage has begun or gone on after an answer
 * @param closed when each stage was closed last
 * @param ending how it ended; null while it is open
 */
public record CaseState(
    String caseId,
    Pin pin,
    Actor startedBy,
    Instant startedAt,
    Instant lastAt,
    Map<String, OpenStage> open,
    Map<Integer, Fork> forks,
    int forked,
    Map<String, Integer> rounds,
    Map<String, Instant> closed,
    @Nullable Ending ending) {

  public CaseState {
    open = Collections.unmodifiableMap(new LinkedHashMap<>(open));
    forks = Map.copyOf(forks);
    rounds = Map.copyOf(rounds);
    closed = Map.copyOf(closed);
  }

  /**
   * A stage that is open.
   *
   * @param id which one
   * @param round how many times it has begun or gone on, from 1
   * @param fork the fork whose branch it belongs to; 0 for none
   * @param since when it opened
   * @param clock the time that it may take; null when it has no date
   * @param phase what it waits for
   * @param told who was told that its date was missed; null when it was not
   */
  public record OpenStage(
      String id,
      int round,
      int fork,
      Instant since,
      @Nullable Clock clock,
      Phase phase,
      @Nullable String told) {

    OpenStage in(Phase next) {
      return new OpenStage(id, round, fork, since, clock, next, told);
    }

    OpenStage with(@Nullable Clock other) {
      return new OpenStage(id, round, fork, since, other, phase, told);
    }

    OpenStage inRound(int number) {
      return new OpenStage(id, number, fork, since, clock, phase, told);
    }

    OpenStage told(@Nullable String role) {
      return new OpenStage(id, round, fork, since, clock, phase, role);
    }
  }

  /** What an open stage waits for. */
  public sealed interface Phase {

    /** For who acts in it; in a rollout for its time, in an effect stage for its effects. */
    record Working() implements Phase {}

    /** For a second person. */
    record Proposed(String outcome, Actor by) implements Phase {}

    /**
     * For somebody's answer.
     *
     * @param outcome the one that gave the ball away
     * @param way who has the ball, and what follows
     * @param answer the time for answering
     */
    record Returned(String outcome, Procedure.Way.Return way, Clock answer) implements Phase {}

    /** For the judgement of a rollout's gate. */
    record GateOwed() implements Phase {}

    /** For somebody who sees to effects that failed. */
    record Failed(LocalText why) implements Phase {}
  }

  /**
   * Branches that are not all done.
   *
   * @param parent the fork whose branch it stands in; 0 for none
   * @param then where the case goes on
   * @param undone how many branches are not done
   */
  public record Fork(int parent, String then, int undone) {}

  /** How a case ended. */
  public record Ending(String end, Instant at) {}

  /** The state after all events of a case. */
  public static CaseState after(List<CaseEvent> events) {
    if (events.isEmpty() || !(events.getFirst() instanceof CaseEvent.Started started)) {
      throw new IllegalArgumentException("the first event of a case is that it started");
    }
    CaseState state = of(started);
    for (CaseEvent event : events.subList(1, events.size())) {
      state = state.after(event);
    }
    return state;
  }

  static CaseState of(CaseEvent.Started started) {
    return new CaseState(
        started.caseId(),
        started.pin(),
        started.by(),
        started.at(),
        started.at(),
        Map.of(),
        Map.of(),
        0,
        Map.of(),
        Map.of(),
        null);
  }

  /** Whether it has not come to an end. */
  public boolean isOpen() {
    return ending == null;
  }

  /** A stage that is open. */
  public Optional<OpenStage> openStage(String stage) {
    return Optional.ofNullable(open.get(stage));
  }

  /** The state after one more event. */
  public CaseState after(CaseEvent event) {
    var next = new Changing(this, event.at());
    switch (event) {
      case CaseEvent.Started _ ->
          throw new IllegalArgumentException("case " + caseId + " has started already");
      case CaseEvent.StageOpened opened -> next.open(opened);
      case CaseEvent.StageClosed(Instant at, String stage, CaseEvent.Cause _) -> {
        next.open.remove(stage);
        next.closed.put(stage, at);
      }
      case CaseEvent.DecisionProposed(Instant _, String stage, String outcome, Actor by) ->
          next.change(stage, one -> one.in(new Phase.Proposed(outcome, by)));
      case CaseEvent.DecisionDeclined(Instant _, String stage, Actor _) ->
          next.change(stage, one -> one.in(new Phase.Working()));
      case CaseEvent.Returned returned -> next.returned(returned);
      case CaseEvent.Answered answered -> next.answered(answered);
      case CaseEvent.Escalated(Instant _, String stage, String to) ->
          next.change(stage, one -> one.told(to));
      case CaseEvent.RolloutOver(Instant at, String stage, var limit) ->
          next.change(stage, one -> one.in(new Phase.GateOwed()).with(Clock.starting(limit, at)));
      case CaseEvent.EffectsFailed(Instant _, String stage, Actor _, LocalText why) ->
          next.change(stage, one -> one.in(new Phase.Failed(why)));
      case CaseEvent.Forked(Instant _, int fork, int parent, List<String> branches, String then) ->
          next.forks.put(fork, new Fork(parent, then, branches.size()));
      case CaseEvent.Joined(Instant _, int fork) -> next.joined(fork);
      case CaseEvent.Ended(Instant at, String end) -> next.ending = new Ending(end, at);
      case CaseEvent.HandedIn _,
          CaseEvent.Decided _,
          CaseEvent.Expired _,
          CaseEvent.GateJudged _,
          CaseEvent.EffectDue _,
          CaseEvent.EffectsDone _,
          CaseEvent.Withdrawn _ -> {
        // They are followed by what they lead to; the state holds that.
      }
    }
    return next.done();
  }

  private static @Nullable Clock stopped(OpenStage stage, Instant at) {
    return stage.clock() == null ? null : stage.clock().stopped(at);
  }

  /** A state on its way to the next one. */
  private static final class Changing {
    private final CaseState before;
    private final Instant at;
    private final Map<String, OpenStage> open;
    private final Map<Integer, Fork> forks;
    private final Map<String, Integer> rounds;
    private final Map<String, Instant> closed;
    private @Nullable Ending ending;

    Changing(CaseState before, Instant at) {
      this.before = before;
      this.at = at;
      this.open = new LinkedHashMap<>(before.open);
      this.forks = new LinkedHashMap<>(before.forks);
      this.rounds = new LinkedHashMap<>(before.rounds);
      this.closed = new LinkedHashMap<>(before.closed);
      this.ending = before.ending;
    }

    void open(CaseEvent.StageOpened opened) {
      String id = opened.stage();
      Clock clock = opened.limit() == null ? null : Clock.starting(opened.limit(), at);
      open.put(
          id,
          new OpenStage(id, nextRound(id), opened.fork(), at, clock, new Phase.Working(), null));
    }

    void returned(CaseEvent.Returned returned) {
      var phase =
          new Phase.Returned(
              returned.outcome(), returned.way(), Clock.starting(returned.way().due(), at));
      change(returned.stage(), one -> one.in(phase).with(stopped(one, at)).told(null));
    }

    void answered(CaseEvent.Answered answered) {
      Procedure.Clock resumed = answered.resumed();
      if (resumed == null) {
        return;
      }
      int round = nextRound(answered.stage());
      change(
          answered.stage(),
          one -> one.in(new Phase.Working()).with(resumed(one, resumed)).inRound(round).told(null));
    }

    private @Nullable Clock resumed(OpenStage stage, Procedure.Clock resumed) {
      Clock clock = stage.clock();
      if (clock == null) {
        return null;
      }
      return switch (resumed) {
        case CONTINUES -> clock.goingOn(at);
        case RESTARTS -> Clock.starting(clock.limit(), at);
      };
    }

    void joined(int number) {
      forks.computeIfPresent(
          number,
          (_, fork) ->
              fork.undone() == 1 ? null : new Fork(fork.parent(), fork.then(), fork.undone() - 1));
    }

    void change(String stage, UnaryOperator<OpenStage> by) {
      OpenStage now = open.get(stage);
      if (now == null) {
        throw new IllegalArgumentException("case " + before.caseId + " has no open " + stage);
      }
      open.put(stage, by.apply(now));
    }

    private int nextRound(String stage) {
      return rounds.merge(stage, 1, Integer::sum);
    }

    CaseState done() {
      int forked = forks.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
      return new CaseState(
          before.caseId,
          before.pin,
          before.startedBy,
          before.startedAt,
          at.isAfter(before.lastAt) ? at : before.lastAt,
          open,
          forks,
          Math.max(before.forked, forked),
          rounds,
          closed,
          ending);
    }
  }
}
