package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes what members may do. Every organization keeps somebody who can do this. */
@Component
public class Memberships {
  private final JdbcMembers rows;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  Memberships(JdbcMembers rows, TransactionTemplate transaction, ApplicationEventPublisher events) {
    this.rows = rows;
    this.transaction = transaction;
    this.events = events;
  }

  /** What came of a change. */
  public sealed interface Change {
    /** It is as asked. */
    record Done() implements Change {}

    /** Nobody would be left who manages members. */
    record NobodyLeft(MemberRole needed) implements Change {}

    /** They are no member (any more). */
    record NoMember() implements Change {}

    /** A member has a role, and only roles of its kind of organization. */
    record WrongRoles() implements Change {}
  }

  /** Gives a member other roles. */
  Change change(SignedIn by, PersonId person, Set<MemberRole> roles) {
    if (roles.isEmpty() || !roles.stream().allMatch(role -> role.side() == by.side())) {
      return new Change.WrongRoles();
    }
    boolean stays = roles.contains(MemberRole.managing(by.side()));
    return changing(
        by.organization(),
        by.side(),
        person,
        stays,
        () -> rows.changeRoles(person, by.organization(), roles));
  }

  /** Takes somebody out of the organization; also used by members who leave. */
  Change remove(SignedIn by, PersonId person) {
    return leave(by.organization(), by.side(), person);
  }

  /**
   * Takes somebody out of an organization whose own directory says that they left it. They lose
   * what the membership gave them at once, wherever they are signed in. Whoever acts has to be of
   * the organization.
   */
  public Change leave(OrganizationId organization, Side side, PersonId person) {
    return changing(
        organization,
        side,
        person,
        false,
        () -> {
          rows.remove(person, organization);
          events.publishEvent(new MemberLeft(organization, side, person));
        });
  }

  /** Calls the organization something else. */
  Optional<Complaint> rename(SignedIn by, String name) {
    Optional<Complaint> wrong =
        Optional.ofNullable(new Entered().name("name", name).complaints().get("name"));
    if (wrong.isEmpty()) {
      transaction.executeWithoutResult(_ -> rows.rename(by.organization(), name));
    }
    return wrong;
  }

  private Change changing(
      OrganizationId organization,
      Side side,
      PersonId person,
      boolean managesAfter,
      Runnable change) {
    MemberRole needed = MemberRole.managing(side);
    Change made =
        transaction.execute(
            _ -> {
              // Two who demote each other at the same time would leave nobody.
              rows.lock(organization);
              if (!rows.isMember(person, organization)) {
                return new Change.NoMember();
              }
              if (!managesAfter && rows.holders(organization, needed).equals(List.of(person))) {
                return new Change.NobodyLeft(needed);
              }
              change.run();
              return new Change.Done();
            });
    return Objects.requireNonNull(made);
  }
}
