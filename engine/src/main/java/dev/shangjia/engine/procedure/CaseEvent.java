package dev.shangjia.engine.procedure;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Period;
import dev.shangjia.engine.rulebook.Procedure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a case. All events of a case, in their order, give its state again; an
 * event never changes. They hold ids and no personal text.
 */
public sealed interface CaseEvent {

  /**
   * When it happened: for what time does by itself, when its date passed, not when that was seen.
   */
  Instant at();

  /** The case began. */
  record Started(Instant at, String caseId, Pin pin, Actor by) implements CaseEvent {}

  /**
   * A stage began.
   *
   * @param limit how long it may take; null when it has no date
   * @param fork the fork whose branch it belongs to; 0 for none
   */
  record StageOpened(Instant at, String stage, @Nullable Period limit, int fork)
      implements CaseEvent {}

  /** A stage ended, and why. */
  record StageClosed(Instant at, String stage, Cause cause) implements CaseEvent {}

  /** What was asked for was handed in. */
  record HandedIn(Instant at, String stage, String outcome, Actor by) implements CaseEvent {}

  /** Somebody decided, and a second person has to confirm. */
  record DecisionProposed(Instant at, String stage, String outcome, Actor by)
      implements CaseEvent {}

  /** The second person did not agree; the stage is to be decided again. */
  record DecisionDeclined(Instant at, String stage, Actor by) implements CaseEvent {}

  /**
   * A stage was decided.
   *
   * @param confirmedBy the second person; null where none is asked for
   */
  record Decided(Instant at, String stage, String outcome, Actor by, @Nullable Actor confirmedBy)
      implements CaseEvent {}

  /** The ball was given to somebody who has to answer; the stage's own clock rests. */
  record Returned(Instant at, String stage, String outcome, Procedure.Way.Return way)
      implements CaseEvent {}

  /**
   * The answer came.
   *
   * @param resumed whether the stage goes on itself, and with what time; null when another one does
   */
  record Answered(Instant at, String stage, Actor by, Procedure.@Nullable Clock resumed)
      implements CaseEvent {}

  /** A date passed, and time took the way that the procedure names for that. */
  record Expired(Instant at, String stage) implements CaseEvent {}

  /** A date passed; somebody was told, and the stage stays open. */
  record Escalated(Instant at, String stage, String to) implements CaseEvent {}

  /**
   * A rollout has lasted as long as it should; its gate is to be judged.
   *
   * @param limit how long that may take
   */
  record RolloutOver(Instant at, String stage, Period limit) implements CaseEvent {}

  /** A gate was judged: {@code passed}, {@code failed} or {@code not-enough-data}. */
  record GateJudged(Instant at, String stage, String outcome) implements CaseEvent {}

  /**
   * Something is to change in the world.
   *
   * @param source the stage or end whose effect it is
   */
  record EffectDue(Instant at, String source, Procedure.Effect effect) implements CaseEvent {}

  /** The effects of a stage were carried out. */
  record EffectsDone(Instant at, String stage, Actor by) implements CaseEvent {}

  /** The effects of a stage were not carried out. */
  record EffectsFailed(Instant at, String stage, Actor by, LocalText why) implements CaseEvent {}

  /**
   * Several stages begin at once.
   *
   * @param fork its number in the case, from 1
   * @param parent the fork whose branch it stands in; 0 for none
   * @param then where the case goes on when all branches are done
   */
  record Forked(Instant at, int fork, int parent, List<String> branches, String then)
      implements CaseEvent {
    public Forked {
      branches = List.copyOf(branches);
    }
  }

  /** A branch is done. */
  record Joined(Instant at, int fork) implements CaseEvent {}

  /** The case was given up. */
  record Withdrawn(Instant at, Actor by) implements CaseEvent {}

  /** The case came to an end. */
  record Ended(Instant at, String end) implements CaseEvent {}

  /** Why a stage ended. */
  enum Cause {
    /** It was answered. */
    ANSWERED("answered"),
    /** Its date passed. */
    EXPIRED("expired"),
    /** A parallel branch brought the case to an end. */
    OVERTAKEN("overtaken"),
    /** The case was given up. */
    WITHDRAWN("withdrawn");

    private final String code;

    Cause(String code) {
      this.code = code;
    }

    /** The name in records; it never changes. */
    public String code() {
      return code;
    }
  }
}
