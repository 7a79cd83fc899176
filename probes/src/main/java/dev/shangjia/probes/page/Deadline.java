package dev.shangjia.probes.page;

import java.time.Duration;

/** When some work has to be over. */
final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** The end of a part of this work: in some time, and no later than all of it. */
  Deadline within(Duration time) {
    long part = System.nanoTime() + time.toNanos();
    return new Deadline(part - end < 0 ? part : end);
  }

  /** The nanoseconds that are left; none or fewer when it is over. */
  long left() {
    return end - System.nanoTime();
  }

  boolean isOver() {
    return left() <= 0;
  }
}
