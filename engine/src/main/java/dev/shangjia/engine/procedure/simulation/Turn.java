package dev.shangjia.engine.procedure.simulation;

import dev.shangjia.engine.procedure.Move;

/** One thing that can happen next in a simulated case. */
public sealed interface Turn {

  /**
   * Somebody acts.
   *
   * @param move what is done
   * @param way which of the outcome's ways its conditions lead to, from 0
   */
  record Act(Move move, int way) implements Turn {}

  /** Nobody acts until the next date passes. */
  record Wait() implements Turn {}
}
