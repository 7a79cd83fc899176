package dev.shangjia.platform.accounts;

import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How somebody becomes a member: by a link that says who asks, and as what. */
@Component
class Invitations {
  static final Duration VALID = Duration.ofDays(14);

  private final JdbcInvitations rows;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Attempts attempts;
  private final Notices notices;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ZoneId marketZone;

  Invitations(
      JdbcInvitations rows,
      Accounts accounts,
      Passwords passwords,
      Attempts attempts,
      Notices notices,
      TransactionTemplate transaction,
      Clock clock,
      ZoneId marketZone) {
    this.rows = rows;
    this.accounts = accounts;
    this.passwords = passwords;
    this.attempts = attempts;
    this.notices = notices;
    this.transaction = transaction;
    this.clock = clock;
    this.marketZone = marketZone;
  }

  /**
   * An invitation that can still be accepted.
   *
   * @param organization where to
   * @param organizationName its name
   * @param email for whom
   * @param roles as what
   * @param inviter who asks
   * @param invitedBy the name of who asks
   * @param expires until when
   */
  record Invitation(
      long id,
      OrganizationId organization,
      String organizationName,
      String email,
      Set<MemberRole> roles,
      PersonId inviter,
      String invitedBy,
      Instant expires) {}

  /** What came of inviting. */
  sealed interface Invited {
    /** The word in the link, which is shown this once. */
    record Open(String secret) implements Invited {}

    /** Something has to be entered anew. */
    record Refused(Map<String, Complaint> complaints) implements Invited {}

    /**
     * The organization invited too many people.
     *
     * @param most how many it may at once
     */
    record Wait(int most, Duration until) implements Invited {}
  }

  /** What came of accepting. */
  sealed interface Accepted {
    /** They are a member. */
    record Joined(SignedIn signedIn) implements Accepted {}

    /** Something has to be entered anew. */
    record Refused(Map<String, Complaint> complaints) implements Accepted {}

    /** It was withdrawn, accepted by another, or is too old. */
    record Gone() implements Accepted {}

    /** They are signed in with another address than the one that was invited. */
    record OtherAddress(String invited, String signedIn) implements Accepted {}

    /** The invited address has an account: its owner has to sign in first. */
    record SignInFirst() implements Accepted {}
  }

  /** Invites somebody to the organization of who is signed in. */
  Invited invite(SignedIn by, String email, Set<MemberRole> roles, String language) {
    Optional<Complaint> wrong = refusal(by, roles);
    Entered entered = new Entered().email("email", email);
    wrong.ifPresent(complaint -> entered.with("roles", complaint));
    if (!entered.complaints().isEmpty()) {
      return new Invited.Refused(entered.complaints());
    }
    Optional<Duration> wait =
        attempts.take(Limit.INVITATION_OF_ORGANIZATION, by.organization().toString());
    if (wait.isPresent()) {
      return new Invited.Wait(attempts.rate(Limit.INVITATION_OF_ORGANIZATION).times(), wait.get());
    }
    String secret = Secret.fresh();
    Instant now = clock.instant();
    transaction.executeWithoutResult(
        _ -> {
          rows.add(by, email, roles, Secret.hash(secret), now, now.plus(VALID));
          notices.tell(
              new Notice(
                  Notice.address(email, language),
                  NoticeKind.ACCOUNT,
                  "accounts.notice.invited",
                  List.of(by.personName(), by.organizationName(), day(now.plus(VALID))),
                  "/invitations/" + secret,
                  "invitation-" + HexFormat.of().formatHex(Secret.hash(secret), 0, 8)));
        });
    return new Invited.Open(secret);
  }

  private String day(Instant instant) {
    return DateTimeFormatter.ISO_LOCAL_DATE.format(instant.atZone(marketZone));
  }

  private static Optional<Complaint> refusal(SignedIn by, Set<MemberRole> roles) {
    if (roles.isEmpty()) {
      return Optional.of(Complaint.of("accounts.roles.none"));
    }
    return roles.stream().allMatch(role -> role.side() == by.side())
        ? Optional.empty()
        : Optional.of(Complaint.of("accounts.roles.wrong"));
  }

  /** The open invitations of an organization, the newest first. */
  List<Invitation> open(OrganizationId organization) {
    return accounts.inMarket(() -> rows.open(organization, clock.instant()));
  }

  /** Takes an invitation back. */
  void withdraw(OrganizationId organization, long id) {
    transaction.executeWithoutResult(_ -> rows.withdraw(organization, id, clock.instant()));
  }

  /** What a link invites to; empty when it does not any more, or never did. */
  Optional<Invitation> behind(String secret) {
    return accounts.inMarket(() -> rows.find(Secret.hash(secret), clock.instant()));
  }

  /** What an address is invited to and can accept, the newest first. */
  List<Invitation> openFor(String email) {
    return accounts.inMarket(() -> rows.openFor(email, clock.instant()));
  }

  /**
   * Accepts as somebody of whom it is known by other means that the invited address is theirs. Runs
   * in the caller's transaction.
   *
   * @param person gives their account, which may be made for this
   */
  Accepted accept(String email, long id, Supplier<PersonId> person) {
    return rows.lock(id, clock.instant())
        .filter(invitation -> invitation.email().equalsIgnoreCase(email))
        .map(invitation -> joined(invitation, person.get()))
        .orElseGet(Accepted.Gone::new);
  }

  /** Accepts as somebody who is signed in. */
  Accepted accept(String secret, SignedIn who) {
    return accounts.inMarket(
        () -> {
          Optional<Invitation> found = rows.lock(Secret.hash(secret), clock.instant());
          if (found.isEmpty()) {
            return new Accepted.Gone();
          }
          String email = rows.email(who.person());
          return email.equalsIgnoreCase(found.get().email())
              ? joined(found.get(), who.person())
              : new Accepted.OtherAddress(found.get().email(), email);
        });
  }

  /** Accepts as somebody new, who gets an account for the invited address. */
  Accepted accept(String secret, String name, String password, String language) {
    Optional<Invitation> behind = behind(secret);
    if (behind.isEmpty()) {
      return new Accepted.Gone();
    }
    Invitation invitation = behind.get();
    Entered entered = new Entered().name("name", name);
    passwords
        .complaint(password, List.of(name, invitation.email(), invitation.organizationName()))
        .ifPresent(complaint -> entered.with("password", complaint));
    if (!entered.complaints().isEmpty()) {
      return new Accepted.Refused(entered.complaints());
    }
    return accounts.inMarket(
        () -> {
          if (rows.lock(Secret.hash(secret), clock.instant()).isEmpty()) {
            return new Accepted.Gone();
          }
          return accounts
              .add(new Accounts.NewPerson(invitation.email(), name, password, language))
              .or(() -> returning(invitation.email(), password))
              .map(person -> joined(invitation, person))
              .orElseGet(Accepted.SignInFirst::new);
        });
  }

  /** Who left their last organization cannot sign in, but has an account and its password. */
  private Optional<PersonId> returning(String email, String password) {
    if (attempts.take(Limit.SIGN_IN_OF_ADDRESS, email).isPresent()) {
      return Optional.empty();
    }
    Optional<PersonId> proven = accounts.proven(email, password);
    proven.ifPresent(_ -> attempts.forget(Limit.SIGN_IN_OF_ADDRESS, email));
    return proven;
  }

  private Accepted joined(Invitation invitation, PersonId person) {
    rows.accepted(invitation.id(), person, clock.instant());
    accounts.join(person, invitation.organization(), invitation.roles());
    notices.tell(
        new Notice(
            Notice.person(invitation.inviter()),
            NoticeKind.ACCOUNT,
            "accounts.notice.joined",
            List.of(invitation.email(), invitation.organizationName()),
            "/members",
            "invitation-accepted-" + invitation.id()));
    return accounts
        .membership(person, invitation.organization())
        .<Accepted>map(Accepted.Joined::new)
        .orElseThrow(() -> new IllegalStateException("member " + person + " was not kept"));
  }
}
