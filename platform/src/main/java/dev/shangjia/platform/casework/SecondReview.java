package dev.shangjia.platform.casework;

import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Outcome;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Procedure.Way;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That a decision is judged again by somebody who does not know it.
 *
 * @param snapshot what was looked at; null when nothing was handed in
 * @param inspection what machines found in it, as it was known then; null when nothing was
 *     inspected
 * @param judgedAt when it was handed in
 * @param firstBy who decided
 * @param firstAt when they did
 * @param first how
 * @param due the first instant that is too late
 * @param reviewer who judges again; null when nobody could be asked
 * @param verdict how they did; null before
 * @param words what they said with it; blank for nothing
 * @param overAt when it was given, or came to nothing; null before
 * @param differs whether a lead has to look at how the two differ
 * @param lookedBy the lead who did; null before
 */
record SecondReview(
    long id,
    CaseId caseId,
    String stage,
    int round,
    String subjectName,
    @Nullable Long snapshot,
    @Nullable Long inspection,
    Instant judgedAt,
    PersonId firstBy,
    Instant firstAt,
    Verdict first,
    Instant due,
    @Nullable PersonId reviewer,
    State state,
    @Nullable Verdict verdict,
    String words,
    @Nullable Instant overAt,
    boolean differs,
    @Nullable PersonId lookedBy) {

  /** How far it is. */
  enum State {
    OPEN,
    GIVEN,
    /** Nobody answered by its date. */
    LATE,
    /** Nobody was there who could answer without knowing the decision. */
    NOBODY;

    String code() {
      return Codes.of(this);
    }
  }

  /** What somebody would have done. */
  enum Verdict {
    /** The case goes on. */
    PASS,
    /** Something has to be put right first. */
    RETURN,
    /** It does not go on. */
    DECLINE;

    String code() {
      return Codes.of(this);
    }

    /** What an outcome of a stage comes to. */
    static Verdict of(Procedure procedure, Stage stage, String outcome) {
      if (Outcomes.favours(procedure, stage, outcome)) {
        return PASS;
      }
      Outcome chosen = stage.outcomes().get(outcome);
      boolean returns =
          chosen != null
              && chosen.choices().stream().anyMatch(choice -> choice.way() instanceof Way.Return);
      return returns ? RETURN : DECLINE;
    }

    /** What can come of a stage. */
    static Set<Verdict> all(Procedure procedure, Stage stage) {
      Set<Verdict> all = EnumSet.noneOf(Verdict.class);
      stage.outcomes().keySet().forEach(outcome -> all.add(of(procedure, stage, outcome)));
      return all;
    }
  }

  /**
   * A rule that people had to judge.
   *
   * @param family what stands before the slash of its id
   * @param grave whether it is one of law and safety
   * @param first whether the first held it broken
   * @param second whether the second does; null before they answered
   */
  record Held(String rule, String family, boolean grave, boolean first, @Nullable Boolean second) {

    /** The family of a rule. */
    static String family(String rule) {
      return rule.substring(0, Math.max(0, rule.indexOf('/')));
    }
  }

  /** What somebody answers. */
  record Answer(Verdict verdict, List<String> broken, String words) {
    Answer {
      broken = List.copyOf(broken);
    }
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  boolean isOf(PersonId person) {
    return person.equals(reviewer);
  }
}
