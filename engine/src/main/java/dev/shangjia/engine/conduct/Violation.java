package dev.shangjia.engine.conduct;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param id unique in its record, {@code v1}, {@code v2} and so on
 * @param app the app with which it was done; blank when no app is concerned
 * @param ground what was done, and to what it led
 * @param found when
 * @param rectified when it was put right; null while it is not
 * @param objection what its provider said against it; null for nothing
 */
public record Violation(
    String id,
    String app,
    Ground ground,
    ZonedDateTime found,
    @Nullable ZonedDateTime rectified,
    @Nullable Objection objection) {

  /** What was done, and to what it led. */
  public sealed interface Ground {

    /** The ladder or choice that it belongs to. */
    String about();

    /**
     * A trigger of a ladder's step.
     *
     * @param about the ladder
     * @param step the step of the trigger
     * @param trigger which one
     * @param reached the step that it led to: the same, or a later one when it was not the first
     */
    record OfLadder(String about, String step, String trigger, String reached) implements Ground {}

    /**
     * A trigger of a choice.
     *
     * @param about the choice
     * @param trigger which one
     */
    record OfChoice(String about, String trigger) implements Ground {}
  }

  /**
   * An appeal.
   *
   * @param made when
   * @param answerDue until when it is to be answered; null when no time is set
   * @param state how it stands
   */
  public record Objection(
      ZonedDateTime made, @Nullable ZonedDateTime answerDue, ObjectionState state) {}

  /** How an appeal stands. */
  public enum ObjectionState {
    OPEN,
    /** Open, and the time for an answer is over. */
    LATE,
    REJECTED,
    /** The violation is none, and counts for nothing. */
    UPHELD
  }

  /** Whether it counts: all do except those whose appeal was upheld. */
  public boolean stands() {
    return objection == null || objection.state() != ObjectionState.UPHELD;
  }

  /** Whether an appeal against it waits for its answer. */
  boolean isContested() {
    return objection != null
        && (objection.state() == ObjectionState.OPEN || objection.state() == ObjectionState.LATE);
  }

  Violation rectifiedAt(ZonedDateTime when) {
    return new Violation(id, app, ground, found, when, objection);
  }

  Violation with(Objection newObjection) {
    return new Violation(id, app, ground, found, rectified, newObjection);
  }
}
