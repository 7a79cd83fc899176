package dev.shangjia.platform.agreements;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What organizations accept. A changed agreement is announced when its rulebook takes effect, and
 * counts when the lead time that it names is over; until then the version before it does. Without
 * consent to the version in force nobody starts the procedures that it governs; what is listed,
 * installed or under way goes on.
 */
@Service
public class Agreements {
  private final JdbcAgreements rows;
  private final Governing governing;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Agreements(
      JdbcAgreements rows, Governing governing, TransactionTemplate transaction, Clock clock) {
    this.rows = rows;
    this.governing = governing;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * The agreements of a program that are in force and that an organization has not accepted,
   * whatever they govern. Asked as an actor who sees the organization.
   */
  public List<AgreementVersion> missing(String program, OrganizationId organization, Side side) {
    Instant now = clock.instant();
    return inTransaction(() -> rows.missing(program, organization, now)).stream()
        .filter(version -> version.side() == side)
        .toList();
  }

  /**
   * The agreements in force that govern a procedure and that an organization has not accepted: as
   * long as there are any, it does not start the procedure. Asked as an actor who sees the
   * organization.
   */
  public List<AgreementVersion> missing(
      String program, String procedure, OrganizationId organization) {
    return missing(program, List.of(procedure), organization);
  }

  /** The same for some procedures of a program: what is missing to any of them. */
  public List<AgreementVersion> missing(
      String program, Collection<String> procedures, OrganizationId organization) {
    Instant now = clock.instant();
    Set<String> asked = governing.over(program, procedures);
    return inTransaction(() -> rows.missing(program, organization, now)).stream()
        .filter(version -> asked.contains(version.agreement()))
        .toList();
  }

  /** How many agreements in force of a program an organization has accepted. */
  public int accepted(String program, OrganizationId organization) {
    List<Long> given = consents(organization).stream().map(Consent::version).toList();
    return (int)
        inForce().stream()
            .filter(version -> version.program().equals(program))
            .filter(version -> given.contains(version.id()))
            .count();
  }

  /** What an organization cannot start without consent to an agreement, by its titles. */
  public List<LocalText> governed(AgreementVersion version) {
    return governing.of(version).stream().map(Procedure::title).toList();
  }

  /** All versions in force, by program and agreement. */
  List<AgreementVersion> inForce() {
    Instant now = clock.instant();
    return inTransaction(() -> rows.inForce(now));
  }

  /** All versions that are announced and do not count yet. */
  List<AgreementVersion> upcoming() {
    Instant now = clock.instant();
    return inTransaction(() -> rows.upcoming(now));
  }

  /** A version by its number. */
  Optional<AgreementVersion> version(long id) {
    return inTransaction(() -> rows.version(id));
  }

  /** The version before one, in the order in which they came. */
  Optional<AgreementVersion> before(AgreementVersion version) {
    return inTransaction(() -> rows.before(version));
  }

  /** What an organization accepted. */
  public List<Consent> consents(OrganizationId organization) {
    return inTransaction(() -> rows.consents(organization));
  }

  /**
   * Accepts a version for the organization of who is signed in.
   *
   * @param address the network address from where
   */
  public Consenting consent(SignedIn who, long version, String address) {
    if (!who.managesMembers()) {
      return new Consenting.NotAllowed();
    }
    Instant now = clock.instant();
    return inTransaction(
        () -> {
          Optional<AgreementVersion> found =
              rows.version(version).filter(one -> one.side() == who.side());
          if (found.isEmpty()) {
            return new Consenting.NoSuchVersion();
          }
          Optional<AgreementVersion> newer = replacing(found.get());
          if (newer.isPresent()) {
            return new Consenting.Replaced(newer.get());
          }
          rows.add(new Consent(who.organization(), version, who.person(), now, address));
          return new Consenting.Given();
        });
  }

  private Optional<AgreementVersion> replacing(AgreementVersion version) {
    return inForce().stream()
        .filter(
            one ->
                one.program().equals(version.program())
                    && one.agreement().equals(version.agreement())
                    && one.inForce().isAfter(version.inForce()))
        .findFirst();
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
