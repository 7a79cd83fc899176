package dev.shangjia.platform.accounts;

import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Shows that domains are an organization's. Each claim has a word of its own, which the domain has
 * to say; that is looked at when asked for, and every week once it was seen. Only answers count: a
 * silent name server takes nothing away.
 */
@Component
class DomainProofs {
  private static final Logger LOG = LoggerFactory.getLogger(DomainProofs.class);
  private static final Actor LOOKING = new Actor.SystemOfMarket("domain-proofs");
  private static final Duration EVERY = Duration.ofDays(7);
  private static final Duration UNANSWERED_AGAIN = Duration.ofDays(1);
  private static final int FAILURES = 3;
  private static final int MOST = 20;
  private static final int AT_ONCE = 100;

  private final JdbcDomainProofs rows;
  private final JdbcMembers members;
  private final DomainLook look;
  private final Attempts attempts;
  private final Notices notices;
  private final TransactionTemplate transaction;
  private final Acting acting;
  private final Clock clock;

  DomainProofs(
      JdbcDomainProofs rows,
      JdbcMembers members,
      DomainLook look,
      Attempts attempts,
      Notices notices,
      TransactionTemplate transaction,
      Acting acting,
      Clock clock) {
    this.rows = rows;
    this.members = members;
    this.look = look;
    this.attempts = attempts;
    this.notices = notices;
    this.transaction = transaction;
    this.acting = acting;
    this.clock = clock;
  }

  /** The claims of an organization, by name. */
  List<DomainProof> of(SignedIn who) {
    return inTransaction(() -> rows.of(who.organization()));
  }

  /** Claims a domain; gives what is wrong with it. Nothing happens when it is claimed already. */
  Optional<Complaint> ask(SignedIn by, String entered) {
    Optional<String> domain = DomainName.read(entered);
    if (domain.isEmpty()) {
      return Optional.of(Complaint.of("accounts.domains.wrong", entered));
    }
    if (of(by).size() >= MOST) {
      return Optional.of(Complaint.of("accounts.domains.many", MOST));
    }
    inTransaction(
        () -> rows.add(by.organization(), domain.get(), Secret.fresh(), by.person(), now()));
    return Optional.empty();
  }

  /** Gives a claim up. */
  void remove(SignedIn by, long id) {
    inTransaction(() -> rows.remove(by.organization(), id));
  }

  /** What came of looking. */
  sealed interface Looked {
    /** How it stands now. */
    record Now(DomainProof proof) implements Looked {}

    /** There is no such claim. */
    record Gone() implements Looked {}

    /** It was looked at too often. */
    record Wait(Duration until) implements Looked {}
  }

  /** Looks now whether a domain says its word; takes some seconds. */
  Looked look(SignedIn by, long id) {
    Optional<DomainProof> before = inTransaction(() -> rows.find(by.organization(), id));
    if (before.isEmpty()) {
      return new Looked.Gone();
    }
    Optional<Duration> wait =
        attempts.take(Limit.DOMAIN_OF_ORGANIZATION, by.organization().toString());
    if (wait.isPresent()) {
      return new Looked.Wait(wait.get());
    }
    note(before.get());
    return inTransaction(() -> rows.find(by.organization(), id))
        .<Looked>map(Looked.Now::new)
        .orElseGet(Looked.Gone::new);
  }

  /** Looks again at those that are due. */
  void lookAgain() {
    acting.as(
        LOOKING,
        () -> {
          for (DomainProof proof : inTransaction(() -> rows.due(now(), AT_ONCE))) {
            try {
              note(proof);
            } catch (RuntimeException e) {
              LOG.error("domain {} of claim {} was not looked at", proof.domain(), proof.id(), e);
            }
          }
        });
  }

  /** No transaction waits for the network. */
  private void note(DomainProof proof) {
    DomainLook.Seen seen = look.look(proof.domain(), proof.word());
    inTransaction(
        () -> {
          Instant now = now();
          switch (seen) {
            case DomainLook.Seen.InRecord _ ->
                rows.proven(proof.id(), "record", now, now.plus(EVERY));
            case DomainLook.Seen.InFile _ -> rows.proven(proof.id(), "file", now, now.plus(EVERY));
            case DomainLook.Seen.NotLooked _ ->
                rows.unanswered(proof.id(), now, now.plus(UNANSWERED_AGAIN));
            case DomainLook.Seen.Nowhere _ -> failed(proof, now);
          }
          return seen;
        });
  }

  private void failed(DomainProof proof, Instant now) {
    if (proof.proven() != null && proof.failures() + 1 < FAILURES) {
      rows.failedAgain(proof.id(), now, now.plus(EVERY));
      return;
    }
    rows.failed(proof.id(), now);
    if (proof.proven() != null) {
      owners(proof).forEach(owner -> tellLost(owner, proof));
    }
  }

  private List<PersonId> owners(DomainProof proof) {
    return members
        .organization(proof.organization())
        .map(
            organization ->
                members.holders(organization.id(), MemberRole.managing(organization.side())))
        .orElse(List.of());
  }

  private void tellLost(PersonId owner, DomainProof proof) {
    notices.tell(
        new Notice(
            Notice.person(owner),
            NoticeKind.ACCOUNT,
            "accounts.notice.domainLost",
            List.of(proof.domain(), FAILURES),
            "/members/domains",
            "domain-lost-" + proof.id() + "-" + proof.proven()));
  }

  private Instant now() {
    return clock.instant();
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
