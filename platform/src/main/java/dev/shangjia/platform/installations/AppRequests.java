package dev.shangjia.platform.installations;

import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.PersonErased;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.Listings;
import dev.shangjia.platform.catalog.Visibility;
import dev.shangjia.platform.installations.AdminPolicy.Decision;
import dev.shangjia.platform.installations.Installations.Agreement;
import dev.shangjia.platform.installations.directory.Department;
import dev.shangjia.platform.installations.directory.Directory;
import dev.shangjia.platform.installations.directory.DirectoryEntry;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What members ask for. The enterprise's rules say whether they may have it at once, have to ask,
 * or cannot; whoever may have it at once gets it on the terms that its admins set the rules for.
 */
@Component
class AppRequests {
  static final int LONGEST = 500;

  private final JdbcAppRequests rows;
  private final Installations installations;
  private final AdminPolicies policies;
  private final Directory directory;
  private final Listings listings;
  private final Organizations organizations;
  private final InstallationNotices notices;
  private final TransactionTemplate transaction;
  private final Acting acting;
  private final Clock clock;

  AppRequests(
      JdbcAppRequests rows,
      Installations installations,
      AdminPolicies policies,
      Directory directory,
      Listings listings,
      Organizations organizations,
      InstallationNotices notices,
      TransactionTemplate transaction,
      Acting acting,
      Clock clock) {
    this.rows = rows;
    this.installations = installations;
    this.policies = policies;
    this.directory = directory;
    this.listings = listings;
    this.organizations = organizations;
    this.notices = notices;
    this.transaction = transaction;
    this.acting = acting;
    this.clock = clock;
  }

  /** What came of asking. */
  sealed interface Asking {
    /** The admins were asked. */
    record Asked() implements Asking {}

    /** They have it, now or before. */
    record Has(InstallationId installation) implements Asking {}

    /** The enterprise's rules forbid it. */
    record Denied(Decision decision) implements Asking {}

    /** They asked before, and nobody answered yet. */
    record Waits() implements Asking {}

    /** No such app is in the market. */
    record NotThere() implements Asking {}

    /** The market lets nobody install it now. */
    record Closed(Visibility visibility) implements Asking {}

    /** They do not say what for. */
    record NoReason() implements Asking {}

    /** They say more than is kept. */
    record TooLong(int length, int limit) implements Asking {}
  }

  /** What came of answering. */
  sealed interface Answering {
    /** The member was told. */
    record Done() implements Answering {}

    /** Somebody else answered, or there was no such request. */
    record Gone() implements Answering {}

    /** Who asked is no member any more, or is not in the directory. */
    record Left() implements Answering {}

    /** It could not be installed for them. */
    record NotInstalled(Installing why) implements Answering {}
  }

  /**
   * A request with what an admin has to know.
   *
   * @param person what the member is called; empty when they left
   * @param departments to which the member belongs
   * @param times how often they asked for it, this time too
   * @param people how many of the enterprise ever asked for it
   * @param installation what the enterprise has of it; null when it does not have it
   * @param listing as it stands; null when there is none any more
   */
  record Waiting(
      AppRequest request,
      String person,
      List<String> departments,
      int times,
      int people,
      @Nullable Installation installation,
      @Nullable Listing listing) {
    Waiting {
      departments = List.copyOf(departments);
    }
  }

  /** What the enterprise's rules say a member may do about an app. */
  Decision decision(SignedIn member, Listing listing) {
    return inTransaction(() -> policies.decide(member.organization(), listing));
  }

  /** A member asks for an app, or gets it where the rules allow that. */
  Asking ask(SignedIn by, AppId app, String reason) {
    String said = reason.strip();
    return inTransaction(
        () -> {
          Optional<Listing> found = listings.find(app);
          Optional<Installation> there = installations.find(by.organization(), app);
          if (found.isEmpty()) {
            return new Asking.NotThere();
          }
          if (there.isPresent() && installations.has(by, there.get().id())) {
            return new Asking.Has(there.get().id());
          }
          if (there.isEmpty() && !found.get().isInstallable()) {
            return new Asking.Closed(found.get().visibility());
          }
          Decision decision = policies.decide(by.organization(), found.get());
          return switch (decision.verdict()) {
            case DENY -> new Asking.Denied(decision);
            case ALLOW -> taken(by, found.get());
            case ASK -> asked(by, found.get(), said);
          };
        });
  }

  private Asking taken(SignedIn by, Listing listing) {
    DirectoryEntry entry = self(by);
    Installing result = give(by, listing, listing.version().number(), Agreement.GIVEN, entry);
    return switch (result) {
      case Installing.Done(InstallationId id) -> new Asking.Has(id);
      case Installing.Closed(Visibility visibility) -> new Asking.Closed(visibility);
      default -> throw new IllegalStateException("%s for %s".formatted(result, by.person()));
    };
  }

  private DirectoryEntry self(SignedIn by) {
    directory.entries(by.organization());
    return directory
        .entry(by.organization(), by.person())
        .orElseThrow(() -> new IllegalStateException("no entry of member " + by.person()));
  }

  private Asking asked(SignedIn by, Listing listing, String reason) {
    int length = reason.codePointCount(0, reason.length());
    if (reason.isEmpty()) {
      return new Asking.NoReason();
    }
    if (length > LONGEST) {
      return new Asking.TooLong(length, LONGEST);
    }
    Optional<AppRequest> added = rows.add(by, listing, reason, clock.instant());
    added.ifPresent(request -> notices.asked(request, by.organization(), by.personName()));
    return added.isPresent() ? new Asking.Asked() : new Asking.Waits();
  }

  /** Has one more see an app, which is installed for them where the enterprise does not have it. */
  private Installing give(
      SignedIn by, Listing listing, int seen, Agreement agreement, DirectoryEntry entry) {
    Optional<Installation> there = installations.find(by.organization(), listing.app());
    if (there.isEmpty()) {
      return installations.install(
          by, listing.app(), seen, agreement, new Audience.Some(Set.of(), Set.of(entry.id())));
    }
    installations.showToo(by, there.get().id(), entry.id());
    return new Installing.Done(there.get().id());
  }

  /**
   * Grants what somebody asked for.
   *
   * @param by an admin of the enterprise
   * @param seen the number of the listing's version at which the admin looked
   * @param agreement whether they agreed to what it asks for; not looked at where it is installed
   * @param words what they say to it; may be empty
   */
  Answering grant(SignedIn by, long id, int seen, Agreement agreement, String words) {
    return inTransaction(
        () -> {
          Optional<AppRequest> request = rows.lock(by.organization(), id);
          if (request.isEmpty()) {
            return new Answering.Gone();
          }
          directory.entries(by.organization());
          Optional<DirectoryEntry> entry =
              directory
                  .entry(by.organization(), request.get().person())
                  .filter(DirectoryEntry::active);
          Optional<Listing> listing = listings.find(request.get().app());
          if (entry.isEmpty()) {
            return new Answering.Left();
          }
          Installing given =
              listing
                  .map(one -> give(by, one, seen, agreement, entry.get()))
                  .orElseGet(Installing.NotThere::new);
          if (!(given instanceof Installing.Done)) {
            return new Answering.NotInstalled(given);
          }
          return answered(by, request.get(), true, words);
        });
  }

  /** Declines what somebody asked for. */
  Answering decline(SignedIn by, long id, String words) {
    return inTransaction(
        () ->
            rows.lock(by.organization(), id)
                .map(request -> answered(by, request, false, words))
                .orElseGet(Answering.Gone::new));
  }

  private Answering answered(SignedIn by, AppRequest request, boolean granted, String words) {
    String said = words.strip();
    String kept = said.substring(0, said.offsetByCodePoints(0, Math.min(LONGEST, points(said))));
    rows.answer(request.id(), granted, kept, by.person().toString(), clock.instant());
    notices.answered(
        new AppRequest(
            request.id(),
            request.person(),
            request.app(),
            request.name(),
            request.reason(),
            request.asked(),
            clock.instant(),
            kept),
        granted ? "granted" : "declined");
    return new Answering.Done();
  }

  private static int points(String text) {
    return text.codePointCount(0, text.length());
  }

  /** What a member asked for, what is open first. */
  List<AppRequest> of(SignedIn member) {
    return inTransaction(() -> rows.of(member.organization(), member.person()));
  }

  /** What waits for the admins of an enterprise, the oldest first. */
  List<Waiting> open(OrganizationId enterprise) {
    return inTransaction(
        () -> {
          List<AppRequest> open = rows.open(enterprise);
          Map<PersonId, String> names =
              organizations.namesOf(open.stream().map(AppRequest::person).toList());
          List<Department> departments = directory.departments(enterprise);
          Map<Long, Set<Long>> belonging = directory.belonging(enterprise);
          return open.stream()
              .map(
                  request ->
                      new Waiting(
                          request,
                          Objects.requireNonNullElse(names.get(request.person()), ""),
                          departments(enterprise, request, departments, belonging),
                          rows.times(enterprise, request.app(), request.person()),
                          rows.people(enterprise, request.app()),
                          installations.find(enterprise, request.app()).orElse(null),
                          listings.find(request.app()).orElse(null)))
              .toList();
        });
  }

  private List<String> departments(
      OrganizationId enterprise,
      AppRequest request,
      List<Department> all,
      Map<Long, Set<Long>> belonging) {
    return directory
        .entry(enterprise, request.person())
        .map(
            entry ->
                all.stream()
                    .filter(one -> belonging.getOrDefault(one.id(), Set.of()).contains(entry.id()))
                    .map(Department::name)
                    .toList())
        .orElse(List.of());
  }

  @EventListener
  void on(PersonErased erased) {
    acting.as(Following.ACTOR, () -> rows.forget(erased.person()));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
