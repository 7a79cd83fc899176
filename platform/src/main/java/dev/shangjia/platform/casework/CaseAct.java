package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.Move;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to do in a case.
 *
 * @param kind what
 * @param stage where; blank when the case is given up
 * @param outcome with which outcome; blank where it needs none
 * @param seen the number of the last event that they saw; 0 for whatever it is
 * @param snapshot what they hand in with it; null for nothing
 * @param why why effects failed; null otherwise
 * @param explanation what a decision says to the other side; blank for nothing
 * @param citations the rules that a decision rests on
 * @param checks what was found when the checklist was gone through; those found before stay
 * @param rest what holds of the checklist's lines that nobody answered
 */
public record CaseAct(
    Move.Kind kind,
    String stage,
    String outcome,
    int seen,
    @Nullable Long snapshot,
    @Nullable LocalText why,
    String explanation,
    List<Citation> citations,
    List<Check> checks,
    Rest rest) {
  public CaseAct {
    citations = List.copyOf(citations);
    checks = List.copyOf(checks);
    if (seen < 0) {
      throw new IllegalArgumentException("no number of an event: " + seen);
    }
  }

  /**
   * What somebody found.
   *
   * @param item the fingerprint of the finding that it speaks of; blank for the rule as a whole
   * @param answer {@code met}, {@code not-met} or {@code not-applicable}; blank takes it back
   */
  public record Check(String rule, String item, String answer, String remark) {}

  /** What holds of the lines of a checklist that nobody answered. */
  public enum Rest {
    /** Nobody has looked yet. */
    OPEN,
    /** Somebody looked, and all of them are met. */
    MET
  }

  /** Something that needs no more words. */
  public static CaseAct of(Move.Kind kind, String stage, String outcome) {
    return new CaseAct(kind, stage, outcome, 0, null, null, "", List.of(), List.of(), Rest.OPEN);
  }

  /** The same, with what is handed in. */
  CaseAct handing(long what) {
    return new CaseAct(kind, stage, outcome, seen, what, why, explanation, citations, checks, rest);
  }

  CaseAct seen(int sequence) {
    return new CaseAct(
        kind, stage, outcome, sequence, snapshot, why, explanation, citations, checks, rest);
  }

  CaseAct with(List<Citation> others) {
    return new CaseAct(
        kind, stage, outcome, seen, snapshot, why, explanation, others, checks, rest);
  }

  CaseAct resting(Rest other) {
    return new CaseAct(
        kind, stage, outcome, seen, snapshot, why, explanation, citations, checks, other);
  }
}
