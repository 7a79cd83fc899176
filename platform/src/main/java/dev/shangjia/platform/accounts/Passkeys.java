package dev.shangjia.platform.accounts;

import com.webauthn4j.util.exception.WebAuthnException;
import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

/** Keys of devices with which people sign in: they show a finger or a number, and type nothing. */
@Component
class Passkeys {
  private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
  private static final int MOST = 20;

  private final RelyingParty party;
  private final JdbcPasskeys rows;
  private final Accounts accounts;
  private final Notices notices;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Passkeys(
      RelyingParty party,
      JdbcPasskeys rows,
      Accounts accounts,
      Notices notices,
      TransactionTemplate transaction,
      Clock clock) {
    this.party = party;
    this.rows = rows;
    this.accounts = accounts;
    this.notices = notices;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The passkeys of who is signed in, the oldest first. */
  List<Passkey> of(SignedIn who) {
    return Objects.requireNonNull(transaction.execute(_ -> rows.of(who.person())));
  }

  /** What the browser of who is signed in asks a device for that is to make one. */
  PublicKeyCredentialCreationOptions offer(SignedIn who) {
    return accounts.inMarket(() -> party.offer(who));
  }

  /**
   * Keeps a passkey that a device made; gives what is wrong, by field.
   *
   * @param asked what the device was asked for
   * @param made what it answered, as JSON
   */
  Map<String, Complaint> add(
      SignedIn who, PublicKeyCredentialCreationOptions asked, String made, String name) {
    Entered entered = new Entered().name("passkey", name);
    if (of(who).size() >= MOST) {
      entered.with("passkey", Complaint.of("accounts.passkeys.many", MOST));
    }
    if (!entered.complaints().isEmpty()) {
      return entered.complaints();
    }
    try {
      PublicKeyCredential<AuthenticatorAttestationResponse> credential = party.attestation(made);
      accounts.inMarket(
          () -> {
            party.register(asked, credential, name);
            tell(who.person(), "accounts.notice.passkeyAdded", name);
            return name;
          });
      return Map.of();
    } catch (WebAuthnException | JacksonException | IllegalArgumentException e) {
      LOG.info("a passkey of person {} was refused: {}", who.person(), e.toString());
      return Map.of("passkey", Complaint.of("accounts.passkeys.refused"));
    }
  }

  /** Calls a passkey something else; gives what is wrong with the name. */
  Optional<Complaint> rename(SignedIn who, String key, String name) {
    Map<String, Complaint> complaints = new Entered().name("passkey", name).complaints();
    if (complaints.isEmpty()) {
      transaction.executeWithoutResult(_ -> rows.rename(who.person(), key, name));
    }
    return Optional.ofNullable(complaints.get("passkey"));
  }

  /** Removes a passkey; gives whether there was one. */
  boolean remove(SignedIn who, String key) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              Optional<String> removed = rows.remove(who.person(), key);
              removed.ifPresent(name -> tell(who.person(), "accounts.notice.passkeyRemoved", name));
              return removed.isPresent();
            }));
  }

  /** What a browser asks a device for in which nobody is signed in. */
  PublicKeyCredentialRequestOptions challenge() {
    return accounts.inMarket(party::challenge);
  }

  /**
   * Who shows a passkey; empty when it is none of ours, or does not fit.
   *
   * @param asked what the device was asked for
   * @param shown what it answered, as JSON
   */
  Optional<PersonId> proven(PublicKeyCredentialRequestOptions asked, String shown) {
    try {
      PublicKeyCredential<AuthenticatorAssertionResponse> credential = party.assertion(shown);
      return accounts.inMarket(
          () -> {
            PublicKeyCredentialUserEntity owner = party.authenticate(asked, credential);
            return rows.person(owner.getId());
          });
    } catch (WebAuthnException | JacksonException | IllegalArgumentException e) {
      LOG.info("a passkey was refused: {}", e.toString());
      return Optional.empty();
    }
  }

  private void tell(PersonId person, String key, String name) {
    notices.tell(
        new Notice(
            Notice.person(person),
            NoticeKind.ACCOUNT,
            key,
            List.of(name),
            "/account/security",
            key + "-" + clock.instant()));
  }
}
