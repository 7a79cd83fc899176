package dev.shangjia.platform.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * What happens when, in the order of time. What happens within some hours of each other is done
 * side by side, each at its own time, unless it has to be alone.
 */
final class Timetable {
  private static final Duration SIDE_BY_SIDE = Duration.ofHours(6);
  private static final int LANES = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

  private final PriorityQueue<Turn> turns =
      new PriorityQueue<>(Comparator.comparing(Turn::at).thenComparingInt(Turn::number));
  private int count;

  /** Whether something may happen at the same time as others. */
  enum Company {
    ALONE,
    OTHERS
  }

  /** Something that happens at a time; of two at the same time the one with the lower number. */
  private record Turn(Instant at, int number, Company company, Runnable what) {
    boolean goesWith(Turn later) {
      return company == Company.OTHERS
          && later.company == Company.OTHERS
          && later.at.isBefore(at.plus(SIDE_BY_SIDE));
    }
  }

  /** Adds something; also while the table is gone through. */
  synchronized void add(Instant at, Company company, Runnable what) {
    turns.add(new Turn(at, count++, company, what));
  }

  /**
   * Goes through everything before a time.
   *
   * @param going told the time to which it goes on, before what happens until then is done
   */
  void goTo(Instant end, Consumer<Instant> going) {
    try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
      for (List<Turn> next = next(end); !next.isEmpty(); next = next(end)) {
        going.accept(next.getLast().at());
        together(next, lanes);
      }
    }
    going.accept(end);
  }

  private synchronized List<Turn> next(Instant end) {
    var next = new ArrayList<Turn>();
    for (Turn turn = turns.peek();
        turn != null
            && turn.at().isBefore(end)
            && (next.isEmpty() || next.getFirst().goesWith(turn));
        turn = turns.peek()) {
      next.add(turns.remove());
    }
    return next;
  }

  private static void together(List<Turn> turns, ExecutorService lanes) {
    List<Future<?>> done =
        turns.stream()
            .<Future<?>>map(turn -> lanes.submit(() -> DemoClock.at(turn.at(), turn.what())))
            .toList();
    for (Future<?> one : done) {
      try {
        one.get();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the demo was not filled to its end", interrupted);
      } catch (ExecutionException failed) {
        throw new IllegalStateException("the demo cannot be filled", failed.getCause());
      }
    }
  }
}
