package dev.shangjia.platform.accounts;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.JdbcErasures.Identity;
import dev.shangjia.platform.audit.Ledger;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Erases people: their names, addresses, credentials, tokens, sessions and notices, and the salts
 * without which the record's hashes of their words tell nothing. What they decided and wrote for
 * their organizations stays, as the word of a former member; all chains of the record stay valid.
 */
@Component
class Erasures {
  private final JdbcErasures rows;
  private final JdbcMembers members;
  private final Accounts accounts;
  private final Notices notices;
  private final Ledger ledger;
  private final Sessions sessions;
  private final List<Retention> retentions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Erasures(
      JdbcErasures rows,
      JdbcMembers members,
      Accounts accounts,
      Notices notices,
      Ledger ledger,
      Sessions sessions,
      List<Retention> retentions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.members = members;
    this.accounts = accounts;
    this.notices = notices;
    this.ledger = ledger;
    this.sessions = sessions;
    this.retentions = List.copyOf(retentions);
    this.events = events;
    this.clock = clock;
  }

  /** What came of erasing somebody. */
  sealed interface Erasure {
    /** Nobody knows any more who they are. */
    record Done() implements Erasure {}

    /** They are still needed; nothing was changed. */
    record Kept(List<LocalText> reasons) implements Erasure {
      public Kept {
        reasons = List.copyOf(reasons);
      }
    }

    /** There is nobody with that id, or nobody any more. */
    record NoSuchPerson() implements Erasure {}
  }

  /** Why somebody cannot be erased yet; none when they can. */
  List<LocalText> reasons(PersonId person) {
    return accounts.inMarket(() -> keeping(person));
  }

  /** Erases somebody, unless they are still needed. */
  Erasure erase(PersonId person) {
    Erasure came = accounts.inMarket(() -> erased(person));
    if (came instanceof Erasure.Done) {
      sessions.endOthers(person, null);
    }
    return came;
  }

  private Erasure erased(PersonId person) {
    Optional<Identity> found = rows.lock(person);
    if (found.isEmpty()) {
      return new Erasure.NoSuchPerson();
    }
    List<SignedIn> memberships = accounts.memberships(person);
    // Two who lead an organization and are erased at the same time would leave nobody.
    memberships.forEach(membership -> members.lock(membership.organization()));
    List<LocalText> reasons = keeping(person);
    if (!reasons.isEmpty()) {
      return new Erasure.Kept(reasons);
    }
    for (SignedIn membership : memberships) {
      members.remove(person, membership.organization());
      events.publishEvent(new MemberLeft(membership.organization(), membership.side(), person));
    }
    Identity identity = found.get();
    rows.forget(person, identity, clock.instant());
    notices.forget(person, List.of(identity.name(), identity.email()));
    ledger.forget(person);
    events.publishEvent(new PersonErased(person));
    return new Erasure.Done();
  }

  private List<LocalText> keeping(PersonId person) {
    var reasons = new ArrayList<LocalText>();
    List<MemberRole> managing = Arrays.stream(Side.values()).map(MemberRole::managing).toList();
    for (String organization : rows.aloneInCharge(person, managing)) {
      reasons.add(
          new LocalText(
              "其为“%s”唯一的所有者或管理员；请先把这一角色交给其他成员。".formatted(organization),
              "Nobody else leads \"%s\"; hand that role over to another member first."
                  .formatted(organization)));
    }
    retentions.forEach(retention -> retention.reason(person).ifPresent(reasons::add));
    return reasons;
  }
}
