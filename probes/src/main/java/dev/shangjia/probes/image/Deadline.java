package dev.shangjia.probes.image;

import java.time.Duration;

/** When the work on one file has to be over; asked in every long loop. */
final class Deadline {
  private final Duration timeout;
  private final long end;

  private Deadline(Duration timeout) {
    this.timeout = timeout;
    this.end = System.nanoTime() + timeout.toNanos();
  }

  static Deadline in(Duration timeout) {
    return new Deadline(timeout);
  }

  boolean isOver() {
    return System.nanoTime() - end > 0;
  }

  void check() throws PictureRefused {
    if (isOver()) {
      throw refused();
    }
  }

  PictureRefused refused() {
    return new PictureRefused(Refusal.TIMED_OUT, timeout.toMillis());
  }
}
