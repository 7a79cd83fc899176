package dev.shangjia.engine.procedure;

import dev.shangjia.engine.LocalText;
import java.util.List;

/** What came of an action. */
public sealed interface Step {

  /**
   * The case went on.
   *
   * @param state where it stands now
   * @param events what happened, in order: dates that had passed before, then the action and all it
   *     led to; none when only time passed and nothing fell due
   */
  record Transition(CaseState state, List<CaseEvent> events) implements Step {
    public Transition {
      events = List.copyOf(events);
    }

    /** The effects that fell due. */
    public List<CaseEvent.EffectDue> effects() {
      return events.stream()
          .filter(CaseEvent.EffectDue.class::isInstance)
          .map(CaseEvent.EffectDue.class::cast)
          .toList();
    }
  }

  /**
   * Nothing changed.
   *
   * @param code why not, as a name that never changes
   * @param reason why not, and what to do instead
   */
  record Refusal(Code code, LocalText reason) implements Step {}

  /** Why an action can be refused. */
  enum Code {
    /** The case has ended. */
    CASE_ENDED("case-ended"),
    /** The procedure has no such stage. */
    NO_SUCH_STAGE("no-such-stage"),
    /** The stage is not open: not yet, or not any more. */
    STAGE_NOT_OPEN("stage-not-open"),
    /** Somebody else has to act. */
    NOT_YOURS("not-yours"),
    /** The stage has no such outcome. */
    NO_SUCH_OUTCOME("no-such-outcome"),
    /** The outcome is taken by time, and nobody can give it. */
    TAKEN_BY_TIME("taken-by-time"),
    /** The action does not fit the kind of the stage. */
    OTHER_KIND("other-kind"),
    /** The stage waits for an answer, and nothing else can be done in it. */
    AWAITS_ANSWER("awaits-answer"),
    /** The stage waits for a second person. */
    AWAITS_CONFIRMATION("awaits-confirmation"),
    /** Nothing was returned that could be answered. */
    NOTHING_RETURNED("nothing-returned"),
    /** Nothing was proposed that could be confirmed. */
    NOTHING_PROPOSED("nothing-proposed"),
    /** The second person is the first. */
    SAME_PERSON("same-person"),
    /** What the outcome needs does not hold. */
    CONDITION_FAILS("condition-fails"),
    /** A condition depends on facts that nobody knows. */
    CONDITION_UNDECIDED("condition-undecided"),
    /** The rollout has not lasted long enough. */
    TOO_EARLY("too-early"),
    /** How long the rollout lasts is not known yet. */
    DATE_UNKNOWN("date-unknown"),
    /** The procedure cannot be given up. */
    NOT_WITHDRAWABLE("not-withdrawable"),
    /** The time lies before the case's last event. */
    TIME_RUNS_BACK("time-runs-back"),
    /**
     * The stage that would begin is open already in another branch, or there is nothing to join.
     */
    BRANCHES_CROSS("branches-cross");

    private final String code;

    Code(String code) {
      this.code = code;
    }

    /** The name used in output. */
    public String code() {
      return code;
    }
  }
}
