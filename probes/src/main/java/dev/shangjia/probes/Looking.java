package dev.shangjia.probes;

import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.facts.Observation.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has probes look at files, two at a time, and at addresses, four at a time, within one time limit
 * for all of them.
 */
final class Looking {
  private static final int FILES_AT_ONCE = 2;
  private static final int ADDRESSES_AT_ONCE = 4;

  private final ObservationCache cache;
  private final Clock clock;
  private final Duration limit;
  private final Gathering.Progress progress;
  private int done;

  Looking(ObservationCache cache, Clock clock, Duration limit, Gathering.Progress progress) {
    this.cache = cache;
    this.clock = clock;
    this.limit = limit;
    this.progress = progress;
  }

  /** The observations of all sights, in their order. */
  List<Observation> at(List<Sight> sights) {
    long end = System.nanoTime() + limit.toNanos();
    ExecutorService files = threads(FILES_AT_ONCE, "file");
    ExecutorService addresses = threads(ADDRESSES_AT_ONCE, "address");
    try {
      List<Future<Observation>> futures =
          sights.stream()
              .map(
                  sight ->
                      (sight instanceof Sight.OfFile ? files : addresses)
                          .submit(() -> look(sight, sights.size())))
              .toList();
      var observations = new ArrayList<Observation>();
      for (int i = 0; i < sights.size(); i++) {
        observations.add(await(sights.get(i), futures.get(i), end));
      }
      return observations;
    } finally {
      files.shutdownNow();
      addresses.shutdownNow();
    }
  }

  private static ExecutorService threads(int number, String name) {
    return Executors.newFixedThreadPool(
        number, Thread.ofPlatform().daemon().name("shangjia-" + name + "-probe-", 1).factory());
  }

  private Observation await(Sight sight, Future<Observation> future, long end) {
    try {
      return future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | CancellationException late) {
      future.cancel(true);
      return sight.failed(LookingFailures.timedOut(limit), now());
    } catch (ExecutionException broken) {
      Throwable cause = Objects.requireNonNullElse(broken.getCause(), broken);
      return sight.failed(LookingFailures.broken(cause), now());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return sight.failed(LookingFailures.timedOut(limit), now());
    }
  }

  private Observation look(Sight sight, int total) {
    Instant now = now();
    Observation observation =
        cache
            .find(sight.probe(), sight.subject())
            .filter(earlier -> sight.isServedBy(earlier, now))
            .orElseGet(() -> lookAfresh(sight, now));
    synchronized (this) {
      progress.moved(++done, total, sight.name());
    }
    return observation;
  }

  private Observation lookAfresh(Sight sight, Instant now) {
    Observation observation = sight.look(now);
    if (observation.result() instanceof Result.Seen) {
      cache.keep(observation);
    }
    return observation;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
