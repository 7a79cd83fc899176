package dev.shangjia.platform.installations;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.accounts.Standings;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.Listings;
import dev.shangjia.platform.installations.AdminPolicy.Decision;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The rules of enterprises: what their members may install by themselves, and ask for. */
@Component
class AdminPolicies {
  private static final int AT_ONCE = 200;

  private final JdbcAdminPolicies rows;
  private final Listings listings;
  private final Ratings ratings;
  private final Organizations organizations;
  private final Standings standings;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ZoneId marketZone;

  AdminPolicies(
      JdbcAdminPolicies rows,
      Listings listings,
      Ratings ratings,
      Organizations organizations,
      Standings standings,
      TransactionTemplate transaction,
      Clock clock,
      ZoneId marketZone) {
    this.rows = rows;
    this.listings = listings;
    this.ratings = ratings;
    this.organizations = organizations;
    this.standings = standings;
    this.transaction = transaction;
    this.clock = clock;
    this.marketZone = marketZone;
  }

  /** What somebody set. */
  record Set(String rules, String by, Instant at) {}

  /** What rules say of an app. */
  record Tried(Listing listing, Decision decision) {}

  /** The rules that hold; empty when an enterprise set none. */
  Optional<Set> of(OrganizationId enterprise) {
    return inTransaction(() -> rows.latest(enterprise));
  }

  /** Sets rules; gives what is wrong with them, and then nothing is changed. */
  List<Problem> set(SignedIn by, String text) {
    List<Problem> problems = problems(text);
    if (problems.isEmpty()) {
      transaction.executeWithoutResult(
          _ -> rows.add(by.organization(), text, by.person().toString(), clock.instant()));
    }
    return problems;
  }

  private static List<Problem> problems(String text) {
    int length = text.codePointCount(0, text.length());
    if (length > AdminPolicy.LONGEST) {
      return List.of(
          Problem.error(
              "policy/too-long",
              SourcePlace.startOf("policy"),
              new LocalText(
                  "规则有 %d 个字符，最多 %d 个".formatted(length, AdminPolicy.LONGEST),
                  "The rules have %d characters; at most %d are kept"
                      .formatted(length, AdminPolicy.LONGEST))));
    }
    return switch (AdminPolicy.read(text)) {
      case Reading.Read<AdminPolicy> _ -> List.of();
      case Reading.Unreadable<AdminPolicy>(var found) -> found;
    };
  }

  /** What the rules of an enterprise say of an app. */
  Decision decide(OrganizationId enterprise, Listing listing) {
    AdminPolicy policy =
        of(enterprise)
            .map(set -> AdminPolicy.read(set.rules()))
            .map(
                read ->
                    switch (read) {
                      case Reading.Read<AdminPolicy>(AdminPolicy ready, var _) -> ready;
                      case Reading.Unreadable<AdminPolicy>(var problems) ->
                          throw new IllegalStateException(
                              "rules of enterprise %s were set and do not compile: %s"
                                  .formatted(enterprise, problems));
                    })
            .orElse(AdminPolicy.NONE);
    boolean verified = verified(listing.provider());
    return decide(policy, listing, name(listing.provider()), verified);
  }

  private Decision decide(AdminPolicy policy, Listing listing, String provider, boolean verified) {
    return policy.decide(
        new AppFacts(listing, provider, verified, ratings.opinion(listing.app())),
        ZonedDateTime.ofInstant(clock.instant(), marketZone));
  }

  /** What came of trying rules. */
  sealed interface Trying {
    /** What they say of everything in the market. */
    record Over(List<Tried> apps) implements Trying {}

    /** They cannot be read. */
    record Wrong(List<Problem> problems) implements Trying {}
  }

  /** Tries rules over everything that can be installed, and changes nothing. */
  Trying tryOver(String text) {
    List<Problem> problems = problems(text);
    if (!problems.isEmpty()) {
      return new Trying.Wrong(problems);
    }
    AdminPolicy policy = ((Reading.Read<AdminPolicy>) AdminPolicy.read(text)).value();
    Map<OrganizationId, String> names = new HashMap<>();
    Map<OrganizationId, Boolean> verified = new HashMap<>();
    var tried = new ArrayList<Tried>();
    AppId last = new AppId(0);
    List<Listing> some = listings.after(last, AT_ONCE);
    while (!some.isEmpty()) {
      for (Listing listing : some) {
        if (listing.isInstallable()) {
          String name = names.computeIfAbsent(listing.provider(), this::name);
          boolean isVerified = verified.computeIfAbsent(listing.provider(), this::verified);
          tried.add(new Tried(listing, decide(policy, listing, name, isVerified)));
        }
      }
      some = listings.after(some.getLast().app(), AT_ONCE);
    }
    return new Trying.Over(tried);
  }

  private String name(OrganizationId provider) {
    return organizations.get(provider).map(Organization::name).orElse("");
  }

  private boolean verified(OrganizationId provider) {
    return standings.all(provider).stream().anyMatch(one -> one.verified() != null);
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
