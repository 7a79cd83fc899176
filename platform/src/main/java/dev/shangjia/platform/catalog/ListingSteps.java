package dev.shangjia.platform.catalog;

import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.AppVersionId;
import dev.shangjia.platform.catalog.JdbcListings.Fresh;
import dev.shangjia.platform.catalog.ListingContents.Approved;
import dev.shangjia.platform.effects.Effect;
import dev.shangjia.platform.effects.EffectId;
import dev.shangjia.platform.effects.Effects;
import dev.shangjia.platform.tenancy.Acting;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Keeps what was decided about listings and has each listing stand as all of it comes to. Runs in
 * the caller's transaction; of two who decide about one app at once the second waits.
 */
@Component
final class ListingSteps {
  private final JdbcListings rows;
  private final JdbcListingSteps steps;
  private final JdbcListingChanges changes;
  private final ListingContents contents;
  private final Effects effects;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ListingSteps(
      JdbcListings rows,
      JdbcListingSteps steps,
      JdbcListingChanges changes,
      ListingContents contents,
      Effects effects,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.steps = steps;
    this.changes = changes;
    this.contents = contents;
    this.effects = effects;
    this.events = events;
    this.clock = clock;
  }

  /** Whether there is something to show of each of some apps. */
  boolean hasVersion(ListedApps.Found.Apps found) {
    return found.apps().stream().allMatch(app -> rows.currentVersion(app.id()).isPresent());
  }

  /** Keeps what an effect brought about; keeping it again changes nothing. */
  void keep(Effect effect, ListingEffect name, ListedApps.Found.Apps found) {
    Optional<Approved> approved =
        brings(effect, name) ? contents.of(effect.caseId()) : Optional.empty();
    for (App app : found.apps()) {
      rows.lock(app.id());
      if (steps.add(effect, name, app, Acting.required().id(), clock.instant())) {
        approved.ifPresent(one -> show(effect, name, app, found.version(), one));
        settle(app.id());
      }
    }
  }

  /** Where a case publishes too, that brings it; they fall due together and are heard of apart. */
  private boolean brings(Effect effect, ListingEffect name) {
    return name.needsContent()
        || (name == ListingEffect.SET_EXPOSURE
            && effects.ofCase(effect.caseId()).stream()
                .flatMap(other -> ListingEffect.of(other.name()).stream())
                .noneMatch(ListingEffect::needsContent));
  }

  private void show(
      Effect effect,
      ListingEffect name,
      App app,
      @Nullable AppVersionId version,
      Approved approved) {
    if (name.needsContent() || differs(app, approved)) {
      rows.addVersion(new Fresh(effect, name, app, version, approved, clock.instant()));
    }
  }

  private boolean differs(App app, Approved approved) {
    return rows.currentVersion(app.id())
        .filter(shown -> !shown.content().equals(approved.content()))
        .isPresent();
  }

  /** Takes back what an effect brought about; one that was never kept is left alone. */
  void undo(EffectId effect) {
    Instant now = clock.instant();
    for (AppId app : steps.appsOf(effect)) {
      rows.lock(app);
      steps.undo(effect, Acting.required().id(), now);
      rows.undoVersions(effect, now);
      settle(app);
    }
  }

  /** Has a listing stand as all that holds comes to. */
  void settle(AppId app) {
    Instant now = clock.instant();
    rows.currentVersion(app)
        .ifPresent(
            version -> {
              rows.write(app, version, ListingState.after(steps.holding(app), now), now);
              changes.add(app);
              Listing listing = rows.find(app).orElseThrow();
              events.publishEvent(
                  new ListingChanged(
                      app,
                      listing.provider(),
                      listing.program(),
                      listing.version().number(),
                      listing.exposure(),
                      listing.visibility().state()));
            });
  }
}
