package dev.shangjia.platform.casework.intake;

import dev.shangjia.engine.LocalText;

/** Whether a case can be started now. */
public sealed interface Admission {

  /**
   * It can.
   *
   * @param place the place in the waiting list that is used up by it; 0 for none
   */
  record Admitted(long place) implements Admission {}

  /** Nothing is taken in now. */
  record Closed(LocalText reason) implements Admission {}

  /**
   * The quota is used up: it waits.
   *
   * @param place the id of its place in the waiting list
   * @param position how many places there are up to and with it
   */
  record Waits(long place, int position, LocalText reason) implements Admission {}
}
