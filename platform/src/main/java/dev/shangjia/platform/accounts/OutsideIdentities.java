package dev.shangjia.platform.accounts;

import dev.shangjia.platform.accounts.Invitations.Accepted;
import dev.shangjia.platform.accounts.Invitations.Invitation;
import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Knows people by who they are at the host. At first the mail says who that is here, if the host
 * verified it; from then on it is the host's number for them, whatever becomes of the mail.
 */
@Component
class OutsideIdentities {
  private final JdbcOutsideIdentities rows;
  private final JdbcAccounts people;
  private final JdbcSignInLinks addresses;
  private final Accounts accounts;
  private final Invitations invitations;
  private final Attempts attempts;
  private final Sessions sessions;
  private final Notices notices;
  private final TransactionTemplate transaction;
  private final Clock clock;

  OutsideIdentities(
      JdbcOutsideIdentities rows,
      JdbcAccounts people,
      JdbcSignInLinks addresses,
      Accounts accounts,
      Invitations invitations,
      Attempts attempts,
      Sessions sessions,
      Notices notices,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.people = people;
    this.addresses = addresses;
    this.accounts = accounts;
    this.invitations = invitations;
    this.attempts = attempts;
    this.sessions = sessions;
    this.notices = notices;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Who comes. */
  sealed interface Came {
    /** Somebody with an account. */
    record Known(PersonId person) implements Came {}

    /** Somebody without. */
    record New() implements Came {}

    /** Nobody knows whose mail it is. */
    record Unverified() implements Came {}

    /** Their mail belongs to an account that is somebody else at the same host. */
    record OtherIdentity() implements Came {}
  }

  /** Recognizes somebody, and remembers who they are when it is the first time. */
  Came come(OutsideIdentity who) {
    return accounts.inMarket(
        () ->
            rows.use(who.issuer(), who.subject(), clock.instant())
                .<Came>map(Came.Known::new)
                .orElseGet(() -> comeFirst(who)));
  }

  private Came comeFirst(OutsideIdentity who) {
    if (!who.verified() || who.email().isBlank()) {
      return new Came.Unverified();
    }
    Optional<JdbcOutsideIdentities.Owner> owner = rows.owner(who.email());
    if (owner.isEmpty()) {
      return new Came.New();
    }
    PersonId person = owner.get().person();
    if (!rows.connect(who, person, clock.instant())) {
      return new Came.OtherIdentity();
    }
    if (owner.get().confirmed() == null) {
      // Anybody could have made this account with somebody else's address, and wait in it.
      rows.forgetEarlierProofs(person);
      sessions.endOthers(person, null);
      tell(person, who, "accounts.notice.connectedFirst");
    } else {
      tell(person, who, "accounts.notice.connected");
    }
    addresses.confirm(person, clock.instant());
    return new Came.Known(person);
  }

  private void tell(PersonId person, OutsideIdentity who, String key) {
    notices.tell(
        new Notice(
            Notice.person(person),
            NoticeKind.ACCOUNT,
            key,
            List.of(Objects.requireNonNullElse(URI.create(who.issuer()).getHost(), who.issuer())),
            "/account/security",
            "connected-" + who.issuer()));
  }

  /** Where who is signed in is known too, the oldest first. */
  List<JdbcOutsideIdentities.Connected> of(SignedIn who) {
    return Objects.requireNonNull(transaction.execute(_ -> rows.of(who.person())));
  }

  /** To what somebody is invited at their mail, the newest first. */
  List<Invitation> invitations(OutsideIdentity who) {
    return invitations.openFor(who.email());
  }

  /** Accepts an invitation to their mail; makes an account for who has none. */
  Accepted accept(OutsideIdentity who, long invitation, String language) {
    return accounts.inMarket(
        () -> invitations.accept(who.email(), invitation, () -> person(who, language)));
  }

  /** Founds a provider for somebody new, as by joining. */
  SignUps.Result found(OutsideIdentity who, String organization, String language, String place) {
    Map<String, Complaint> complaints =
        new Entered().name("organization", organization).complaints();
    if (!complaints.isEmpty()) {
      return new SignUps.Result.Refused(complaints);
    }
    Optional<Duration> wait = attempts.take(Limit.SIGN_UP_FROM_PLACE, place);
    return wait.<SignUps.Result>map(SignUps.Result.Wait::new)
        .orElseGet(
            () ->
                new SignUps.Result.Founded(
                    accounts.inMarket(
                        () ->
                            accounts.found(
                                person(who, language),
                                who.called(),
                                Side.PROVIDER,
                                organization,
                                Set.of(MemberRole.OWNER)))));
  }

  /** Their account; a new one without a password when they have none. */
  private PersonId person(OutsideIdentity who, String language) {
    Instant now = clock.instant();
    return switch (come(who)) {
      case Came.Known known -> known.person();
      case Came.New _ -> {
        PersonId added =
            people
                .addPerson(who.email(), who.called(), language, now)
                .orElseThrow(() -> new IllegalStateException("somebody was quicker"));
        rows.connect(who, added, now);
        addresses.confirm(added, now);
        yield added;
      }
      case Came.Unverified _, Came.OtherIdentity _ ->
          throw new IllegalStateException("subject " + who.subject() + " is not let in");
    };
  }
}
