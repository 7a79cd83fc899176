package dev.shangjia.platform.rechecks;

import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.casework.CaseId;
import dev.shangjia.platform.casework.ChangedFinding;
import dev.shangjia.platform.casework.RecheckCases;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.Listings;
import dev.shangjia.platform.inspections.Inspection;
import dev.shangjia.platform.inspections.InspectionId;
import dev.shangjia.platform.inspections.Inspections;
import dev.shangjia.platform.policies.Waiver;
import dev.shangjia.platform.policies.Waivers;
import dev.shangjia.platform.rechecks.Watch.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One look at what an app shows: orders it, reads what came of it, and has a case started when that
 * is called for. Each step is one transaction over the app's row, so that of two nodes one does it.
 */
@Component
class Looking {
  /** A look that failed is done again within the night. */
  private static final Duration TRY_AGAIN = Duration.ofHours(1);

  private static final int MOST_TRIES = 3;

  private final JdbcWatches watches;
  private final JdbcChanges changes;
  private final Watching watching;
  private final Deadlines deadlines;
  private final Outage outage;
  private final Listings listings;
  private final Apps apps;
  private final Inspections inspections;
  private final RecheckCases cases;
  private final Waivers waivers;
  private final RecheckNotices notices;
  private final RecheckSettings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Looking(
      JdbcWatches watches,
      JdbcChanges changes,
      Watching watching,
      Deadlines deadlines,
      Outage outage,
      Listings listings,
      Apps apps,
      Inspections inspections,
      RecheckCases cases,
      Waivers waivers,
      RecheckNotices notices,
      RecheckSettings settings,
      TransactionTemplate transaction,
      Clock clock) {
    this.watches = watches;
    this.changes = changes;
    this.watching = watching;
    this.deadlines = deadlines;
    this.outage = outage;
    this.listings = listings;
    this.apps = apps;
    this.inspections = inspections;
    this.cases = cases;
    this.waivers = waivers;
    this.notices = notices;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Orders the look at an app that is due; what is not listed any more is not watched. */
  void order(AppId app) {
    transaction.executeWithoutResult(
        _ -> watches.lockDue(app, clock.instant()).ifPresent(this::order));
  }

  private void order(Watch watch) {
    Optional<Listing> listing = listings.find(watch.app()).filter(watching::isListed);
    Optional<SnapshotId> shown = listing.flatMap(_ -> listings.approved(watch.app()));
    if (shown.isEmpty()) {
      watches.remove(watch.app());
      return;
    }
    SnapshotId approved = shown.get();
    boolean isAnother = !approved.equals(watch.snapshot());
    if (isAnother) {
      changes.removeAll(watch.app());
    }
    if (isAnother || watch.accepted() == null) {
      if (watching.isLookedAt(approved)) {
        watches.postpone(watch.app(), clock.instant().plus(TRY_AGAIN));
        return;
      }
      watches.watchAnew(watch.app(), approved, watching.accepted(approved));
    }
    watches.ordered(watch, inspections.recheck(approved));
  }

  /** Reads what came of the look at an app, once it is over. */
  void read(AppId app) {
    transaction.executeWithoutResult(_ -> watches.lockUnderWay(app).ifPresent(this::read));
  }

  private void read(Watch watch) {
    Optional<Inspection> look =
        Optional.ofNullable(watch.underWay()).flatMap(id -> inspections.find(id));
    if (look.isEmpty() || look.get().state() == Inspection.State.FAILED) {
      failed(watch);
    } else if (look.get().state() == Inspection.State.DONE) {
      read(watch, look.get());
    }
  }

  /** Notes that a look at an app failed, and looks again in a while. */
  void failed(AppId app) {
    transaction.executeWithoutResult(_ -> watches.find(app).ifPresent(this::failed));
  }

  private void failed(Watch watch) {
    Instant now = clock.instant();
    watches.failed(
        watch.app(), now, watch.failures() + 1 < MOST_TRIES ? now.plus(TRY_AGAIN) : null);
  }

  private void read(Watch watch, Inspection look) {
    App app = apps.find(watch.app()).orElseThrow();
    Drift drift = drift(watch, look);
    List<Standing> standing = standing(watch, drift, look.at());
    int looks = outage.isLikely() ? Integer.MAX_VALUE : settings.looks();
    List<Standing> ready =
        standing.stream()
            .filter(one -> one.isOpen() && one.isBelieved(looks))
            .filter(one -> deadlines.isOver(watch, one))
            .toList();
    @Nullable CaseId caseId = watch.caseId();
    boolean isNamed = true;
    if (!ready.isEmpty()) {
      switch (cases.open(app, ready.stream().map(one -> finding(one, watch, look)).toList())) {
        case RecheckCases.Opened.Open(CaseId id) -> {
          caseId = id;
          ready.forEach(one -> changes.put(watch, one.in(id)));
          keep(watch, look);
          notices.found(app, ready, id, look.id());
        }
        case RecheckCases.Opened.NoProcedure _ -> isNamed = false;
        case RecheckCases.Opened.Refused(var why) ->
            throw new IllegalStateException(
                "no case about app %s: %s".formatted(watch.app(), why.reason().en()));
      }
    }
    boolean suspected = standing.stream().anyMatch(one -> one.isOpen() && !one.isBelieved(looks));
    watches.looked(
        watch,
        look.at(),
        caseId != null
            ? Result.IN_CASE
            : !isNamed
                ? Result.NO_PROCEDURE
                : suspected ? Result.SUSPECTED : quiet(standing, drift),
        suspected ? look.at().plus(settings.apart()) : null,
        caseId);
    inspections.forgetRechecks(watches.forget(watch.app()));
  }

  private static Result quiet(List<Standing> standing, Drift drift) {
    if (!drift.unchecked().isEmpty()) {
      return Result.INCOMPLETE;
    }
    return standing.isEmpty() ? Result.UNCHANGED : Result.CHANGED;
  }

  private Drift drift(Watch watch, Inspection look) {
    Optional<Inspection> accepted =
        Optional.ofNullable(watch.accepted()).flatMap(inspections::find);
    String rulebook = look.rulebookHash();
    List<Waiver> waived = waivers.of(watch.provider(), watch.program(), watch.app().value());
    Predicate<Finding> isWaived = finding -> Waivers.covering(waived, finding).isPresent();
    return Drift.between(
        new Drift.Compared(
            report(accepted.flatMap(one -> inspections.report(one.id()))),
            report(accepted.flatMap(one -> inspections.report(one.id(), rulebook, one.at()))),
            report(accepted.flatMap(one -> inspections.report(one.id(), rulebook, look.at()))),
            inspections.report(look.id()).orElseThrow(),
            inspections.rulesOfAddresses(rulebook),
            isWaived));
  }

  private static @Nullable Report report(Optional<Report> report) {
    return report.orElse(null);
  }

  /**
   * What stands after a look. What it does not find any more is over, unless its rule could not be
   * looked at, or it is part of a case, which says when it is over.
   */
  private List<Standing> standing(Watch watch, Drift drift, Instant at) {
    Map<String, Standing> before = changes.of(watch.app());
    var now = new ArrayList<Standing>();
    for (Change change : drift.changes()) {
      Standing known = before.remove(change.fingerprint());
      Standing standing =
          known == null ? Standing.first(change, at) : known.again(change, at, settings.apart());
      changes.put(watch, standing);
      now.add(standing);
    }
    before
        .values()
        .forEach(
            gone -> {
              if (gone.caseId() != null || drift.unchecked().contains(gone.change().rule())) {
                now.add(gone);
              } else {
                changes.remove(watch.app(), gone.change().fingerprint());
              }
            });
    return now;
  }

  private static ChangedFinding finding(Standing standing, Watch watch, Inspection look) {
    Change change = standing.change();
    return new ChangedFinding(
        change.fingerprint(),
        change.rule(),
        switch (change.cause()) {
          case TIME -> ChangedFinding.Cause.TIME;
          case RULE -> ChangedFinding.Cause.RULE;
          case CHANGED, OTHERS -> ChangedFinding.Cause.CHANGED;
        },
        watch.accepted(),
        look.id());
  }

  /** What a case shows is kept with it. */
  private void keep(Watch watch, Inspection look) {
    watches.keep(look.id());
    InspectionId accepted = watch.accepted();
    if (accepted != null) {
      watches.keep(accepted);
    }
  }
}
