package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Organizations, people, and who is a member of what. */
@Service
public class Accounts {
  private static final Actor SIGN_IN = new Actor.SystemOfMarket("sign-in");

  private final JdbcAccounts rows;
  private final PasswordEncoder passwords;
  private final TransactionTemplate transaction;
  private final Acting acting;

  Accounts(
      JdbcAccounts rows,
      PasswordEncoder passwords,
      TransactionTemplate transaction,
      Acting acting) {
    this.rows = rows;
    this.passwords = passwords;
    this.transaction = transaction;
    this.acting = acting;
  }

  /** Whether somebody runs this market already; until then the first-run page is all there is. */
  public boolean isSetUp() {
    return Boolean.TRUE.equals(inMarket(rows::hasOperator));
  }

  /**
   * Founds an organization with its first member.
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
          OrganizationId founded = rows.addOrganization(side, organization);
          PersonId person = rows.addPerson(email, name, passwords.encode(password));
          rows.addMembership(person, founded, roles);
          return new SignedIn(person, founded, side, name, organization, roles);
        });
  }

  /** Who signs in with an address and a password; empty when they do not fit. */
  Optional<SignedIn> withPassword(String email, String password) {
    Optional<JdbcAccounts.Credentials> found = inMarket(() -> rows.credentials(email));
    // Hashing takes as long for an address that nobody has, so that nobody can tell them apart.
    String hash = found.map(JdbcAccounts.Credentials::password).orElse(NOBODYS_PASSWORD);
    if (!passwords.matches(password, hash) || found.isEmpty()) {
      return Optional.empty();
    }
    return memberships(found.get().person()).stream().findFirst();
  }

  /** As what a person can sign in. */
  List<SignedIn> memberships(PersonId person) {
    return inMarket(() -> rows.memberships(person));
  }

  /** Somebody's membership as it is now; empty when it ended. */
  Optional<SignedIn> refreshed(SignedIn before) {
    return memberships(before.person()).stream()
        .filter(now -> now.organization().equals(before.organization()))
        .findFirst();
  }

  private <T> T inMarket(java.util.function.Supplier<T> work) {
    return acting.as(SIGN_IN, () -> transaction.execute(_ -> work.get()));
  }

  private static final String NOBODYS_PASSWORD =
      "{bcrypt}$2a$12$Ivs0bJcFXRZGiY3LrZHrpeGQwk7mdMSJ3VZHNVoq0fAErrUVTq6Cm";
}
