package dev.shangjia.platform.rechecks;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.casework.CaseId;
import dev.shangjia.platform.casework.RecheckCases;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.Listings;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plans the nightly looks at what is listed and works them off, so many at once. What is planned is
 * kept: a server that stops in between goes on, or another does.
 */
@Service
class Rechecks {
  private static final Logger LOG = LoggerFactory.getLogger(Rechecks.class);
  private static final Actor ACTOR = new Actor.SystemOfMarket("rechecks");
  private static final int AT_A_TIME = 200;

  /** Spreads numbers that follow each other: Knuth's multiplicative hash. */
  private static final long SPREADING = 2_654_435_761L;

  private final JdbcWatches watches;
  private final JdbcChanges changes;
  private final Watching watching;
  private final Looking looking;
  private final Listings listings;
  private final RecheckCases cases;
  private final RecheckSettings settings;
  private final TransactionTemplate transaction;
  private final Acting acting;
  private final Clock clock;

  Rechecks(
      JdbcWatches watches,
      JdbcChanges changes,
      Watching watching,
      Looking looking,
      Listings listings,
      RecheckCases cases,
      RecheckSettings settings,
      TransactionTemplate transaction,
      Acting acting,
      Clock clock) {
    this.watches = watches;
    this.changes = changes;
    this.watching = watching;
    this.looking = looking;
    this.listings = listings;
    this.cases = cases;
    this.settings = settings;
    this.transaction = transaction;
    this.acting = acting;
    this.clock = clock;
  }

  /** Plans the looks of a night that begins now: each app at its own time in it. */
  void planNight() {
    acting.as(ACTOR, () -> plan(settings.spread()));
  }

  /** Has everything that is listed be looked at as soon as may be. */
  void planNow() {
    acting.as(ACTOR, () -> plan(Duration.ZERO));
  }

  /** Has one app be looked at as soon as may be; nothing when it is not listed. */
  void planNow(AppId app) {
    acting.as(
        ACTOR,
        () ->
            transaction.executeWithoutResult(
                _ ->
                    listings
                        .find(app)
                        .ifPresent(listing -> plan(listing, clock.instant(), Duration.ZERO))));
  }

  private void plan(Duration spread) {
    Instant begin = clock.instant();
    AppId last = new AppId(0);
    for (List<Listing> some = after(last); !some.isEmpty(); some = after(last)) {
      List<Listing> page = some;
      transaction.executeWithoutResult(_ -> page.forEach(listing -> plan(listing, begin, spread)));
      last = some.getLast().app();
    }
  }

  private List<Listing> after(AppId app) {
    return listings.after(app, AT_A_TIME);
  }

  private void plan(Listing listing, Instant begin, Duration spread) {
    if (!watching.isListed(listing)) {
      watches.remove(listing.app());
      return;
    }
    listings
        .approved(listing.app())
        .ifPresent(
            approved ->
                watches.plan(
                    new Watch(
                        listing.app(),
                        listing.provider(),
                        listing.program(),
                        approved,
                        watching.accepted(approved),
                        null,
                        null,
                        null,
                        0,
                        null),
                    begin.plus(offset(listing.app(), spread))));
  }

  /** When in the night an app has its turn: the same each night. */
  static Duration offset(AppId app, Duration spread) {
    long seconds = spread.toSeconds();
    return seconds == 0
        ? Duration.ZERO
        : Duration.ofSeconds(Math.floorMod(app.value() * SPREADING, seconds));
  }

  /** Goes on: reads the looks that are over, and orders those that are due. */
  void work() {
    acting.as(
        ACTOR,
        () -> {
          accept();
          List<AppId> underWay = inTransaction(watches::underWay);
          underWay.forEach(app -> tried(app, looking::read));
          int free = settings.atOnce() - inTransaction(watches::underWay).size();
          if (free > 0) {
            inTransaction(() -> watches.due(clock.instant(), free))
                .forEach(app -> tried(app, looking::order));
          }
        });
  }

  /** What was decided about is what the next look is compared with. */
  private void accept() {
    List<Watch> all = inTransaction(watches::withCase);
    Set<CaseId> ended =
        cases.ended(
            all.stream().flatMap(watch -> Optional.ofNullable(watch.caseId()).stream()).toList());
    for (Watch watch : all) {
      CaseId caseId = watch.caseId();
      if (caseId != null && ended.contains(caseId)) {
        transaction.executeWithoutResult(
            _ -> {
              watches.accept(watch.app(), caseId);
              changes.removeAll(watch.app());
            });
      }
    }
  }

  /** One that fails does not stop the others. */
  private void tried(AppId app, Consumer<AppId> work) {
    try {
      work.accept(app);
    } catch (RuntimeException e) {
      LOG.error("app {} could not be looked at again", app, e);
      looking.failed(app);
    }
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
