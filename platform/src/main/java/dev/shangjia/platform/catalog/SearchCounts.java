package dev.shangjia.platform.catalog;

import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts searches. They are added up in memory and written down a few times a minute, so that who
 * searches waits for no row that all searches share; what a node that crashes had not written is
 * lost.
 */
@Component
final class SearchCounts {
  private static final Logger LOG = LoggerFactory.getLogger(SearchCounts.class);
  private static final Duration KEPT = Duration.ofSeconds(20);

  private final JdbcSearchDays rows;
  private final TransactionTemplate transaction;
  private final Acting acting;
  private final ZoneId zone;
  private final Clock clock;
  private final AtomicLong found = new AtomicLong();
  private final AtomicLong nothing = new AtomicLong();
  private final AtomicReference<Instant> written = new AtomicReference<>(Instant.EPOCH);

  SearchCounts(
      JdbcSearchDays rows,
      TransactionTemplate transaction,
      Acting acting,
      ZoneId marketZone,
      Clock clock) {
    this.rows = rows;
    this.transaction = transaction;
    this.acting = acting;
    this.zone = marketZone;
    this.clock = clock;
  }

  void foundSomething() {
    found.incrementAndGet();
    writeNowAndThen();
  }

  void foundNothing() {
    nothing.incrementAndGet();
    writeNowAndThen();
  }

  /** Of several that search at the same time, one writes. */
  private void writeNowAndThen() {
    Instant now = clock.instant();
    Instant last = written.get();
    if (now.isAfter(last.plus(KEPT)) && written.compareAndSet(last, now)) {
      write();
    }
  }

  @PreDestroy
  void write() {
    long some = found.getAndSet(0);
    long none = nothing.getAndSet(0);
    if (some + none == 0) {
      return;
    }
    try {
      acting.as(
          new Actor.SystemOfMarket("market-search"),
          () ->
              transaction.executeWithoutResult(
                  _ -> rows.add(clock.instant().atZone(zone).toLocalDate(), some, none)));
    } catch (DataAccessException | TransactionException e) {
      // Who searches is not to be told of it; the next one tries again.
      LOG.warn("{} searches are not counted yet", some + none, e);
      found.addAndGet(some);
      nothing.addAndGet(none);
    }
  }
}
