package dev.shangjia.engine.procedure;

import dev.shangjia.engine.rulebook.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time that something may take, and when it ran. It can be stopped and go on with what is left.
 *
 * @param limit how long it may take
 * @param runs when it ran before, in order
 * @param since since when it has been running; null while it rests
 */
public record Clock(Period limit, List<Run> runs, @Nullable Instant since) {
  public Clock {
    runs = List.copyOf(runs);
  }

  /**
   * A time during which it ran.
   *
   * @param from when it was started
   * @param to when it was stopped, not earlier
   */
  public record Run(Instant from, Instant to) {
    public Run {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("a clock ran from " + from + " to " + to);
      }
    }
  }

  /** A clock that starts now. */
  static Clock starting(Period limit, Instant at) {
    return new Clock(limit, List.of(), at);
  }

  /** Whether it is running. */
  public boolean isRunning() {
    return since != null;
  }

  Clock stopped(Instant at) {
    if (since == null) {
      return this;
    }
    var all = new ArrayList<>(runs);
    all.add(new Run(since, at));
    return new Clock(limit, all, null);
  }

  Clock goingOn(Instant at) {
    return since == null ? new Clock(limit, runs, at) : this;
  }

  /** When it was first started; empty lists of runs belong to clocks that are running. */
  Instant firstStart() {
    return runs.isEmpty() && since != null ? since : runs.getFirst().from();
  }
}
