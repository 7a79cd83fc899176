package dev.shangjia.engine.procedure;

import dev.shangjia.engine.calendar.Timekeeping;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The state machine of one procedure: {@code (state, action, conditions, time) -> transition or
 * refusal}. It stores nothing and reads no clock; equal arguments give equal answers. Safe for
 * several threads.
 *
 * <p>Dates come first: whatever had fallen due by the time of an action happens before it, at the
 * time at which it fell due. So it does not matter how late a scheduler is.
 */
public final class ProcedureMachine {
  private final Procedure procedure;
  private final Pin pin;
  private final Timers timers;
  private final Timekeeping time;

  private ProcedureMachine(Procedure procedure, Pin pin, Timekeeping time) {
    this.procedure = procedure;
    this.pin = pin;
    this.time = time;
    this.timers = new Timers(procedure, new Dates(time));
  }

  /**
   * The machine of a procedure.
   *
   * @param rulebook the one that a case is pinned to
   * @param procedure the id of one of its procedures
   * @return empty when it has none of that name
   */
  public static Optional<ProcedureMachine> of(Rulebook rulebook, String procedure) {
    return Optional.ofNullable(rulebook.procedures().get(procedure))
        .map(
            found ->
                new ProcedureMachine(
                    found,
                    Pin.of(rulebook, found),
                    new Timekeeping(rulebook.zone(), rulebook.region())));
  }

  /** The procedure that it plays. */
  public Procedure procedure() {
    return procedure;
  }

  /**
   * Starts a case.
   *
   * @param caseId which case
   * @param by who starts it
   * @param conditions what is known at that time
   * @param at when
   */
  public Step start(String caseId, Actor by, Conditions conditions, Instant at) {
    return new Start(procedure, pin, words(caseId)).by(caseId, by, conditions, at);
  }

  /**
   * Does something in a case.
   *
   * @param state where the case stands
   * @param action what is done
   * @param conditions what is known at that time
   * @param at when; not before the case's last event
   * @return the next state, or why nothing changed; what had fallen due before a refused action
   *     falls due with the next one, or when time passes
   */
  public Step apply(CaseState state, CaseAction action, Conditions conditions, Instant at) {
    var words = words(state.caseId());
    if (at.isBefore(state.lastAt())) {
      return words.timeRunsBack(state, at);
    }
    var play = new Play(procedure, state, at);
    timers.letPass(play);
    if (action instanceof CaseAction.TimePasses) {
      return play.transition();
    }
    return new Acting(procedure, words, timers, play, conditions).act(action, at);
  }

  /** What an open case waits for, one for each open stage; nothing when it has ended. */
  public List<Waiting> waiting(CaseState state) {
    var reasons = new Reasons(procedure);
    return state.open().values().stream()
        .map(
            stage ->
                new Waiting(
                    stage.id(),
                    timers.owner(stage),
                    reasons.of(stage),
                    timers.due(stage),
                    timers.told(stage),
                    timers.resting(stage)))
        .toList();
  }

  /**
   * When time does something next by itself: an {@link CaseAction.TimePasses} is due then.
   *
   * @return empty when nothing falls due, or nobody can tell when
   */
  public Optional<Instant> nextDate(CaseState state) {
    return timers.next(state).map(Timers.Timer::at);
  }

  /** What can be done now, by whom. */
  public List<Move> moves(CaseState state) {
    return new Moves(procedure).of(state);
  }

  /** When a rollout, an answer or a stage is over whose date is known; the soonest first. */
  public List<Instant> dates(CaseState state) {
    return state.open().values().stream()
        .map(timers::due)
        .flatMap(due -> due.instant().stream())
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private Words words(String caseId) {
    return new Words(procedure, caseId, time);
  }
}
