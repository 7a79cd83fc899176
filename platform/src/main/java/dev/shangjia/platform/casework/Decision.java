package dev.shangjia.platform.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided in a review stage.
 *
 * @param outcome the stage's outcome
 * @param favours whether it lets the case go on
 * @param state how far it has come
 * @param sequence the number of the event with which it was made or proposed
 * @param explanation what it says to the other side; blank for nothing
 * @param madeBy the person's id
 * @param confirmedBy the second person's; null where none is asked for, or has agreed yet
 * @param citations the rules that it rests on
 */
record Decision(
    long id,
    CaseId caseId,
    String stage,
    int round,
    String outcome,
    boolean favours,
    State state,
    int sequence,
    String subjectName,
    String explanation,
    String madeBy,
    @Nullable String confirmedBy,
    Instant madeAt,
    List<Citation> citations) {

  /** How far a decision has come. */
  enum State {
    /** A second person has to agree. */
    PROPOSED,
    /** The second person did not. */
    DECLINED,
    MADE,
    /** An appeal took it back. */
    REVERSED;

    String code() {
      return Codes.of(this);
    }

    static State of(String code) {
      return Codes.stored(State.class, code);
    }
  }

  Decision {
    citations = List.copyOf(citations);
  }

  Decision citing(List<Citation> rules) {
    return new Decision(
        id,
        caseId,
        stage,
        round,
        outcome,
        favours,
        state,
        sequence,
        subjectName,
        explanation,
        madeBy,
        confirmedBy,
        madeAt,
        rules);
  }
}
