package dev.shangjia.platform.installations;

import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.ListingChanged;
import dev.shangjia.platform.catalog.Listings;
import dev.shangjia.platform.installations.JdbcInstallations.StepKind;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Clock;
import java.util.Optional;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Has installations go on as listings do: a version that asks for no more follows by itself, one
 * that asks for more waits for the admin while the one before keeps running, and whoever has the
 * app is told when it stands otherwise. Hearing of a change twice changes nothing more.
 */
@Component
class Following {
  static final Actor ACTOR = new Actor.SystemOfMarket("installations");

  private final JdbcInstallations rows;
  private final Installations installations;
  private final Listings listings;
  private final InstallationNotices notices;
  private final Acting acting;
  private final Clock clock;

  Following(
      JdbcInstallations rows,
      Installations installations,
      Listings listings,
      InstallationNotices notices,
      Acting acting,
      Clock clock) {
    this.rows = rows;
    this.installations = installations;
    this.listings = listings;
    this.notices = notices;
    this.acting = acting;
    this.clock = clock;
  }

  @ApplicationModuleListener
  void on(ListingChanged changed) {
    acting.as(
        ACTOR,
        () ->
            listings
                .find(changed.app())
                .ifPresent(
                    listing ->
                        rows.having(changed.app()).forEach(one -> follow(one.id(), listing))));
  }

  private void follow(InstallationId id, Listing listing) {
    Optional<Installation> there = rows.lock(id).filter(Installation::isActive);
    there.ifPresent(
        installation -> {
          if (rows.tell(id, listing.visibility().state())) {
            notices.stands(installation, listing.visibility());
          }
          version(installation, listing);
        });
  }

  private void version(Installation installation, Listing listing) {
    int shown = listing.version().number();
    if (shown == installation.version()) {
      rows.await(installation.id(), null, clock.instant());
      return;
    }
    if (!Difference.between(installation.granted(), Grant.of(listing.content())).asksForMore()) {
      installations.run(installation, listing.version(), StepKind.FOLLOWED, ACTOR.id());
    } else if (rows.await(installation.id(), shown, clock.instant())) {
      notices.waits(installation, shown);
    }
  }
}
