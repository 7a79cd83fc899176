package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** People, and as what they can sign in. */
@Service
public class Accounts {
  static final Actor SIGN_IN = new Actor.SystemOfMarket("sign-in");

  private final JdbcAccounts rows;
  private final Passwords passwords;
  private final TransactionTemplate transaction;
  private final Acting acting;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Accounts(
      JdbcAccounts rows,
      Passwords passwords,
      TransactionTemplate transaction,
      Acting acting,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.passwords = passwords;
    this.transaction = transaction;
    this.acting = acting;
    this.events = events;
    this.clock = clock;
  }

  /** Whether somebody runs this market already; until then the first-run page is all there is. */
  public boolean isSetUp() {
    return inMarket(rows::hasOperator);
  }

  /**
   * Founds an organization with its first member, for whoever sets a market up; nothing of it is
   * checked. A defect when the address is taken.
   *
   * @param side what kind of organization
   * @param organization its name
   * @param email with which the member signs in
   * @param name the member's name
   * @param password as typed
   * @param roles what the member may do
   */
  public SignedIn found(
      Side side,
      String organization,
      String email,
      String name,
      String password,
      Set<MemberRole> roles) {
    return inMarket(
        () -> {
          PersonId person = person(new NewPerson(email, name, password, "zh-CN"));
          return found(person, name, side, organization, roles);
        });
  }

  /**
   * Adds a member to an organization, for whoever sets a market up; a defect when the address is
   * taken.
   */
  public PersonId join(
      OrganizationId organization,
      String email,
      String name,
      String password,
      Set<MemberRole> roles) {
    return inMarket(
        () -> {
          PersonId person = person(new NewPerson(email, name, password, "zh-CN"));
          join(person, organization, roles);
          return person;
        });
  }

  private PersonId person(NewPerson asked) {
    return add(asked)
        .orElseThrow(() -> new IllegalStateException("the address is taken: " + asked.email()));
  }

  /**
   * Somebody who is to get an account.
   *
   * @param password as typed
   * @param language in which they are written to
   */
  record NewPerson(String email, String name, String password, String language) {}

  /** Adds somebody; empty when the address is taken. Runs in the caller's transaction. */
  Optional<PersonId> add(NewPerson asked) {
    Instant now = clock.instant();
    Optional<PersonId> added = rows.addPerson(asked.email(), asked.name(), asked.language(), now);
    added.ifPresent(person -> rows.setPassword(person, passwords.encode(asked.password()), now));
    return added;
  }

  /** Founds an organization for somebody. Runs in the caller's transaction. */
  SignedIn found(
      PersonId person, String name, Side side, String organization, Set<MemberRole> roles) {
    Instant now = clock.instant();
    OrganizationId founded = rows.addOrganization(side, organization, now);
    rows.addMembership(person, founded, roles, now);
    rows.remember(person, founded);
    events.publishEvent(new OrganizationFounded(founded, side, person));
    events.publishEvent(new MemberJoined(founded, side, person));
    return new SignedIn(person, founded, side, name, organization, roles);
  }

  /**
   * Lets somebody into an organization; who is a member keeps the roles that they have. Runs in the
   * caller's transaction.
   */
  void join(PersonId person, OrganizationId organization, Set<MemberRole> roles) {
    boolean isNew = rows.addMembership(person, organization, roles, clock.instant());
    rows.remember(person, organization);
    if (isNew) {
      Side side = roles.iterator().next().side();
      events.publishEvent(new MemberJoined(organization, side, person));
    }
  }

  /** Does some work as the only one who sets the market up; empty when somebody did already. */
  <T> Optional<T> settingUp(Supplier<T> work) {
    return inMarket(
        () -> {
          rows.lockSetUp();
          return rows.hasOperator() ? Optional.empty() : Optional.of(work.get());
        });
  }

  /** Who signs in with an address and a password; empty when they do not fit. */
  Optional<SignedIn> withPassword(String email, String password) {
    return proven(email, password).flatMap(person -> memberships(person).stream().findFirst());
  }

  /** Whose address and password these are, member of something or not; empty when nobody's. */
  Optional<PersonId> proven(String email, String password) {
    Optional<JdbcAccounts.Credentials> found = inMarket(() -> rows.credentials(email));
    String hash = found.map(JdbcAccounts.Credentials::password).orElse(null);
    if (found.isEmpty() || hash == null) {
      passwords.compareWithNothing(password);
      return Optional.empty();
    }
    if (!passwords.matches(password, hash)) {
      return Optional.empty();
    }
    PersonId person = found.get().person();
    if (passwords.wasCheaper(hash)) {
      String anew = passwords.encode(password);
      inMarket(
          () -> {
            rows.setPassword(person, anew, clock.instant());
            return anew;
          });
    }
    return Optional.of(person);
  }

  /** As what a person can sign in: first what they were last. */
  List<SignedIn> memberships(PersonId person) {
    return inMarket(() -> rows.memberships(person));
  }

  /** Somebody's membership as it is now; empty when it ended. */
  Optional<SignedIn> refreshed(SignedIn before) {
    return membership(before.person(), before.organization());
  }

  /** A person as the member of one organization; empty when they are not. */
  Optional<SignedIn> membership(PersonId person, OrganizationId organization) {
    return memberships(person).stream()
        .filter(now -> now.organization().equals(organization))
        .findFirst();
  }

  /** A person as the member of one organization, which is what they sign in as next time. */
  Optional<SignedIn> switched(PersonId person, OrganizationId organization) {
    return inMarket(
        () -> {
          Optional<SignedIn> found =
              rows.memberships(person).stream()
                  .filter(now -> now.organization().equals(organization))
                  .findFirst();
          found.ifPresent(_ -> rows.remember(person, organization));
          return found;
        });
  }

  /** Does some work in a transaction as the one who signs people in. */
  <T> T inMarket(Supplier<T> work) {
    T result = acting.as(SIGN_IN, () -> transaction.execute(_ -> work.get()));
    if (result == null) {
      throw new IllegalStateException("work of signing in gave nothing");
    }
    return result;
  }
}
