package dev.shangjia.platform.catalog;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.catalog.JdbcListingChanges.Change;
import dev.shangjia.platform.catalog.search.Document;
import dev.shangjia.platform.catalog.search.ListingIndex;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings an index up to date: change by change, or all of it anew while it is searched. */
@Component
final class IndexFollowing {
  private static final Actor ACTOR = new Actor.SystemOfMarket("index");
  private static final int AT_ONCE = 200;

  private final JdbcListings listings;
  private final JdbcListingChanges changes;
  private final Documents documents;
  private final Acting acting;
  private final TransactionTemplate transaction;
  private final Clock clock;

  IndexFollowing(
      JdbcListings listings,
      JdbcListingChanges changes,
      Documents documents,
      Acting acting,
      TransactionTemplate transaction,
      Clock clock) {
    this.listings = listings;
    this.changes = changes;
    this.documents = documents;
    this.acting = acting;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Is told how far it is. */
  @FunctionalInterface
  interface Progress {
    void at(int done, int total);
  }

  /**
   * Follows some changes.
   *
   * @return where the index is now; the same when nothing changed
   */
  IndexPosition follow(ListingIndex index, IndexPosition position) {
    List<Change> next = inTransaction(() -> changes.after(position, AT_ONCE));
    if (next.isEmpty()) {
      return position;
    }
    put(index, next.stream().map(Change::app).collect(Collectors.toUnmodifiableSet()));
    return position.after(next.getLast().transaction(), next.getLast().id());
  }

  /**
   * Makes all of an index anew, in place: it is searched meanwhile.
   *
   * @return where the index is then; changes since it was begun are followed from there
   */
  IndexPosition rebuild(ListingIndex index, Progress progress) {
    Instant begun = clock.instant();
    long horizon = inTransaction(changes::horizon);
    int total = inTransaction(listings::count);
    int done = 0;
    progress.at(done, total);
    long last = 0;
    while (true) {
      long after = last;
      List<AppId> next = inTransaction(() -> listings.appsAfter(after, AT_ONCE));
      if (next.isEmpty()) {
        break;
      }
      put(index, next);
      last = next.getLast().value();
      done += next.size();
      progress.at(Math.min(done, total), total);
    }
    index.flush();
    index.compact();
    return new IndexPosition(horizon, 0, begun);
  }

  private void put(ListingIndex index, Collection<AppId> apps) {
    List<Document> made =
        acting.as(ACTOR, () -> documents.of(inTransaction(() -> listings.find(apps))));
    Set<Long> there = made.stream().map(Document::app).collect(Collectors.toUnmodifiableSet());
    index.put(made);
    index.remove(apps.stream().map(AppId::value).filter(app -> !there.contains(app)).toList());
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(acting.as(ACTOR, () -> transaction.execute(_ -> work.get())));
  }
}
