package dev.shangjia.platform.installations;

import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.ListingContent;
import dev.shangjia.platform.catalog.ListingVersion;
import dev.shangjia.platform.catalog.Listings;
import dev.shangjia.platform.installations.JdbcInstallations.Step;
import dev.shangjia.platform.installations.JdbcInstallations.StepKind;
import dev.shangjia.platform.installations.Removal.Wish;
import dev.shangjia.platform.installations.directory.Department;
import dev.shangjia.platform.installations.directory.Directory;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What enterprises have of the market. Whoever calls sees to it that only an enterprise's admins
 * install, change and remove; the database lets nobody of another organization do it. Source:
 * TM-060, TM-061, TM-107, TM-108, TM-130 to TM-132.
 */
@Service
public class Installations {
  private final JdbcInstallations rows;
  private final Listings listings;
  private final Directory directory;
  private final Removals removals;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Installations(
      JdbcInstallations rows,
      Listings listings,
      Directory directory,
      Removals removals,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.listings = listings;
    this.directory = directory;
    this.removals = removals;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  /** Whether the admin agreed to the provider's terms, the charges and the permissions. */
  public enum Agreement {
    GIVEN,
    MISSING
  }

  /**
   * Installs an app.
   *
   * @param by an admin of the enterprise
   * @param seen the number of the listing's version at which the admin looked
   * @param agreement whether they agreed to what that version asks for
   * @param audience who is to see it
   */
  public Installing install(
      SignedIn by, AppId app, int seen, Agreement agreement, Audience audience) {
    return inTransaction(
        () -> {
          Optional<Listing> found = listings.find(app);
          if (found.isEmpty()) {
            return new Installing.NotThere();
          }
          Listing listing = found.get();
          OrganizationId enterprise = by.organization();
          Optional<Installation> there = rows.of(enterprise, app);
          if (there.isPresent()) {
            return new Installing.AlreadyThere(there.get().id());
          }
          return refusal(listing, seen, agreement, audience, enterprise)
              .orElseGet(() -> added(by, listing, audience));
        });
  }

  private Optional<Installing> refusal(
      Listing listing,
      int seen,
      Agreement agreement,
      Audience audience,
      OrganizationId enterprise) {
    if (!listing.isInstallable()) {
      return Optional.of(new Installing.Closed(listing.visibility()));
    }
    if (listing.version().number() != seen) {
      return Optional.of(new Installing.Outdated(seen, listing.version().number()));
    }
    if (agreement == Agreement.MISSING) {
      return Optional.of(new Installing.NotAgreed());
    }
    return wrong(audience, enterprise);
  }

  private Optional<Installing> wrong(Audience audience, OrganizationId enterprise) {
    return switch (audience) {
      case Audience.Everybody _ -> Optional.empty();
      case Audience.Some some ->
          some.departments().isEmpty() && some.people().isEmpty()
              ? Optional.of(new Installing.NobodyNamed())
              : unknown(some, enterprise);
    };
  }

  private Optional<Installing> unknown(Audience.Some some, OrganizationId enterprise) {
    List<Long> departments =
        directory.departments(enterprise).stream().map(Department::id).toList();
    return some.departments().stream()
        .filter(department -> !departments.contains(department))
        .findFirst()
        .or(
            () ->
                some.people().stream()
                    .filter(person -> directory.entry(enterprise, person).isEmpty())
                    .findFirst())
        .map(number -> new Installing.Unknown(number.toString()));
  }

  private Installing added(SignedIn by, Listing listing, Audience audience) {
    Instant now = clock.instant();
    OrganizationId enterprise = by.organization();
    Optional<InstallationId> added = rows.add(enterprise, listing, audience, now);
    if (added.isEmpty()) {
      // Somebody else of the enterprise was quicker.
      return new Installing.AlreadyThere(rows.of(enterprise, listing.app()).orElseThrow().id());
    }
    InstallationId id = added.get();
    rows.showOnly(id, enterprise, audience);
    Installation installation = rows.find(id).orElseThrow();
    rows.add(installation, StepKind.INSTALLED, installation.version(), by.person().toString(), now);
    events.publishEvent(new AppInstalled(id, enterprise, listing.provider(), listing.app()));
    return new Installing.Done(id);
  }

  /**
   * Agrees to the version that waits, which runs from now on.
   *
   * @param seen the number of the version at which the admin looked
   */
  public Installing consent(SignedIn by, InstallationId id, int seen, Agreement agreement) {
    return changing(
        id,
        installation -> {
          Optional<Listing> listing = listings.find(installation.app());
          Integer waiting = installation.waiting();
          if (listing.isEmpty() || waiting == null) {
            return new Installing.NotThere();
          }
          int now = listing.get().version().number();
          if (seen != now) {
            return new Installing.Outdated(seen, now);
          }
          if (agreement == Agreement.MISSING) {
            return new Installing.NotAgreed();
          }
          run(installation, listing.get().version(), StepKind.CONSENTED, by.person().toString());
          return new Installing.Done(id);
        });
  }

  /** Has a version run in place of the one before. Runs in the caller's transaction. */
  void run(Installation installation, ListingVersion version, StepKind kind, String by) {
    Instant now = clock.instant();
    ListingContent content = version.content();
    rows.run(installation.id(), version.number(), content.name(), Grant.of(content), now);
    Installation after = rows.find(installation.id()).orElseThrow();
    rows.add(after, kind, version.number(), by, now);
    events.publishEvent(changed(after));
  }

  private static GrantChanged changed(Installation now) {
    return new GrantChanged(now.id(), now.enterprise(), now.provider(), now.app(), now.version());
  }

  /** Shows an app to others than before. */
  public Installing show(SignedIn by, InstallationId id, Audience audience) {
    return changing(
        id,
        installation -> {
          Optional<Installing> wrong = wrong(audience, installation.enterprise());
          if (wrong.isPresent()) {
            return wrong.get();
          }
          Instant now = clock.instant();
          rows.show(installation, audience, now);
          rows.add(
              installation, StepKind.SHOWN, installation.version(), by.person().toString(), now);
          events.publishEvent(changed(installation));
          return new Installing.Done(id);
        });
  }

  /** Shows an app to one more. Runs in the caller's transaction. */
  void showToo(SignedIn by, InstallationId id, long entry) {
    Installation installation = rows.lock(id).orElseThrow();
    if (rows.audience(installation) instanceof Audience.Some(var departments, var people)) {
      var more = new HashSet<>(people);
      more.add(entry);
      Instant now = clock.instant();
      rows.show(installation, new Audience.Some(departments, more), now);
      rows.add(installation, StepKind.SHOWN, installation.version(), by.person().toString(), now);
      events.publishEvent(changed(installation));
    }
  }

  /** Whether a member has an app. */
  boolean has(SignedIn member, InstallationId id) {
    return inTransaction(() -> rows.seenBy(member.organization(), member.person(), id).isPresent());
  }

  /** Removes an app; nobody of the enterprise can open it any more. */
  Installing remove(SignedIn by, InstallationId id, Wish wish) {
    return changing(
        id,
        installation -> {
          Instant now = clock.instant();
          rows.remove(id, now);
          rows.add(
              installation, StepKind.REMOVED, installation.version(), by.person().toString(), now);
          removals.begin(installation, wish);
          events.publishEvent(
              new AppRemoved(
                  id, installation.enterprise(), installation.provider(), installation.app()));
          return new Installing.Done(id);
        });
  }

  /** What is done with an installation that the enterprise has. */
  private interface Changing {
    Installing with(Installation installation);
  }

  private Installing changing(InstallationId id, Changing change) {
    return inTransaction(
        () ->
            rows.lock(id)
                .filter(Installation::isActive)
                .map(change::with)
                .orElseGet(Installing.NotThere::new));
  }

  /** An installation, also a removed one; empty when there is none that whoever acts may see. */
  public Optional<Installation> find(InstallationId id) {
    return inTransaction(() -> rows.find(id));
  }

  /** What an enterprise has of an app; empty when it does not have it. */
  public Optional<Installation> find(OrganizationId enterprise, AppId app) {
    return inTransaction(() -> rows.of(enterprise, app));
  }

  /** What an enterprise has, by name. */
  public List<Installation> of(OrganizationId enterprise) {
    return inTransaction(() -> rows.of(enterprise));
  }

  /** What a member has, by name: what everybody sees, and what is shown to them. */
  public List<Installation> of(SignedIn member) {
    return inTransaction(() -> rows.seenBy(member.organization(), member.person()));
  }

  /** Opens an app as a member. */
  public Opening open(SignedIn member, InstallationId id) {
    return inTransaction(
        () ->
            rows.seenBy(member.organization(), member.person(), id)
                .map(this::opened)
                .orElseGet(Opening.NotYours::new));
  }

  private Opening opened(Installation installation) {
    Optional<Listing> listing = listings.find(installation.app());
    if (listing.isPresent() && !listing.get().isUsable()) {
      return new Opening.Stopped(installation, listing.get().visibility());
    }
    String website = installation.granted().website();
    return website == null
        ? new Opening.InHost(installation)
        : new Opening.Opened(URI.create(website));
  }

  /** To whom an installation is shown. */
  Audience audience(Installation installation) {
    return inTransaction(() -> rows.audience(installation));
  }

  /** What was decided about an installation, the newest first. */
  List<Step> steps(InstallationId id) {
    return inTransaction(() -> rows.steps(id));
  }

  /**
   * How many enterprises have each app of a provider, by the app; of apps that none has nothing.
   */
  public Map<AppId, Long> counts(OrganizationId provider) {
    return inTransaction(() -> rows.counts(provider));
  }

  /** The listings of some installations, by the app; of those that are gone there is none. */
  Map<AppId, Listing> listings(List<Installation> installations) {
    return listings.find(installations.stream().map(Installation::app).distinct().toList()).stream()
        .collect(Collectors.toMap(Listing::app, listing -> listing));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
