package dev.shangjia.engine.procedure;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Expression;

/** Whether conditions and guards hold, for one case at one time. */
public interface Conditions {

  /**
   * Whether a condition holds.
   *
   * @param condition one of the procedure's
   */
  Verdict verdict(Expression condition);

  /** What a condition came to. */
  sealed interface Verdict {

    /** It holds. */
    record Holds() implements Verdict {}

    /** It does not hold. */
    record Fails() implements Verdict {}

    /**
     * Nobody can tell.
     *
     * @param why which facts are not known, or what went wrong
     */
    record Undecided(LocalText why) implements Verdict {}
  }
}
