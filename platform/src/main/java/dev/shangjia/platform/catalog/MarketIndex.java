package dev.shangjia.platform.catalog;

import dev.shangjia.platform.catalog.search.ListingIndex;
import dev.shangjia.platform.catalog.search.Question;
import dev.shangjia.platform.catalog.search.Results;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The index of this node: opened when the server starts, without holding it up, and kept up to date
 * by a thread of its own. An index on this machine follows by itself; one of a cluster is followed
 * by whichever node the scheduler chooses.
 */
@Component
final class MarketIndex implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(MarketIndex.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration AGAIN_AFTER_FAILURE = Duration.ofSeconds(5);
  private static final Duration SIGNALS_ARE_FRESH = Duration.ofDays(1);

  private final IndexPlace place;
  private final IndexFollowing following;
  private final JdbcListingChanges changes;
  private final Clock clock;
  private final Semaphore nudge = new Semaphore(0);

  private volatile @Nullable ListingIndex index;
  private volatile boolean ready;
  private volatile boolean running;
  private @Nullable Thread thread;

  MarketIndex(IndexPlace place, IndexFollowing following, JdbcListingChanges changes, Clock clock) {
    this.place = place;
    this.following = following;
    this.changes = changes;
    this.clock = clock;
  }

  /** What a question finds; empty while the index is made, or when it does not answer. */
  Optional<Results> find(Question question) {
    return asking(open -> open.find(question));
  }

  /** Apps whose names somebody may mean, the best first; none while the index does not answer. */
  List<Long> suggest(String text, int most) {
    return asking(open -> open.suggest(text, most)).orElse(List.of());
  }

  private <T> Optional<T> asking(Function<ListingIndex, T> question) {
    ListingIndex open = index;
    if (open == null || !ready) {
      return Optional.empty();
    }
    try {
      return Optional.of(question.apply(open));
    } catch (RuntimeException e) {
      LOG.error("the market's index does not answer", e);
      return Optional.empty();
    }
  }

  /** Whether it can be asked. */
  boolean isReady() {
    return ready;
  }

  @Override
  public void start() {
    running = true;
    Thread started = Thread.ofPlatform().daemon().name("market-index").unstarted(this::run);
    thread = started;
    started.start();
  }

  @Override
  public void stop() {
    running = false;
    nudge.release();
    Thread stopping = thread;
    if (stopping != null) {
      try {
        stopping.join(Duration.ofSeconds(20));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Other nodes notice within a second; what was done here is seen at once. */
  @EventListener
  void on(ListingChanged changed) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            nudge.release();
          }
        });
  }

  private void run() {
    while (running) {
      try (ListingIndex open = place.open()) {
        index = open;
        follow(open);
      } catch (RuntimeException e) {
        if (running) {
          LOG.error("the market's index is not followed; trying again", e);
          pause(AGAIN_AFTER_FAILURE);
        }
      } finally {
        index = null;
      }
    }
  }

  private void follow(ListingIndex open) {
    place.position().ifPresent(_ -> ready = true);
    while (running) {
      if (place.isOurs()) {
        step(open);
      }
      pause(LOOK_EVERY);
    }
  }

  private void step(ListingIndex open) {
    OptionalLong order = changes.order(place.name());
    Optional<IndexPosition> found = place.position();
    Instant now = clock.instant();
    if (order.isPresent()
        || found.isEmpty()
        || found.get().rebuiltAt().isBefore(now.minus(SIGNALS_ARE_FRESH))) {
      rebuild(open, order);
    } else {
      IndexPosition before = found.get();
      IndexPosition after = following.follow(open, before);
      while (running && !after.equals(before)) {
        place.write(after);
        before = after;
        after = following.follow(open, before);
      }
    }
    ready = true;
  }

  private void rebuild(ListingIndex open, OptionalLong order) {
    IndexPosition after =
        following.rebuild(
            open,
            (done, total) ->
                order.ifPresent(
                    id -> changes.progress(id, place.name(), done, total, false, clock.instant())));
    place.write(after);
    order.ifPresent(
        id ->
            changes.progress(
                id, place.name(), (int) open.size(), (int) open.size(), true, clock.instant()));
  }

  private void pause(Duration most) {
    try {
      if (nudge.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
        nudge.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
