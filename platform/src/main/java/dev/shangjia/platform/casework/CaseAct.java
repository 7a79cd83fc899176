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
 */
public record CaseAct(
    Move.Kind kind,
    String stage,
    String outcome,
    int seen,
    @Nullable Long snapshot,
    @Nullable LocalText why,
    String explanation,
    List<Citation> citations) {
  public CaseAct {
    citations = List.copyOf(citations);
    if (seen < 0) {
      throw new IllegalArgumentException("no number of an event: " + seen);
    }
  }

  /** Something that needs no more words. */
  public static CaseAct of(Move.Kind kind, String stage, String outcome) {
    return new CaseAct(kind, stage, outcome, 0, null, null, "", List.of());
  }

  CaseAct seen(int sequence) {
    return new CaseAct(kind, stage, outcome, sequence, snapshot, why, explanation, citations);
  }

  CaseAct with(List<Citation> others) {
    return new CaseAct(kind, stage, outcome, seen, snapshot, why, explanation, others);
  }
}
