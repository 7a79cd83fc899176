package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;

/** What came of starting a case: what comes of any act, or that it has to wait. */
public sealed interface StartResult permits CaseResult, StartResult.Waits {

  /**
   * The case cannot start yet, because a quota is used up; its place in the waiting list is kept.
   *
   * @param place the id of the place
   * @param position how many places there are up to and with it
   */
  record Waits(long place, int position, LocalText reason) implements StartResult {}
}
