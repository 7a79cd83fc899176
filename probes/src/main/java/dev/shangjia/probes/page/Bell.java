package dev.shangjia.probes.page;

/**
 * Rings when something has happened that somebody may wait for. Who waits notes how often it has
 * rung before looking, so that nothing that happens in between is missed.
 */
final class Bell {
  private long rings;

  synchronized void ring() {
    rings++;
    notifyAll();
  }

  /** How often it has rung. */
  synchronized long rings() {
    return rings;
  }

  /**
   * Waits until it has rung more often than that, or until time is over.
   *
   * @param heard how often it had rung when the one who waits last looked
   */
  synchronized void await(long heard, Deadline deadline) throws InterruptedException {
    for (long left = deadline.left(); rings == heard && left > 0; left = deadline.left()) {
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
  }
}
