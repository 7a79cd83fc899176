package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which organizations there are, and who belongs to them. What is asked here shows names and no
 * secrets, and is answered whoever asks: a provider may know who reviews, a reviewer who provides.
 * Callers decide whom they show it to.
 */
@Service
public class Organizations {
  private static final Actor DIRECTORY = new Actor.SystemOfMarket("directory");

  private final JdbcMembers rows;
  private final JdbcDomainProofs domains;
  private final TransactionTemplate transaction;
  private final Acting acting;

  Organizations(
      JdbcMembers rows, JdbcDomainProofs domains, TransactionTemplate transaction, Acting acting) {
    this.rows = rows;
    this.domains = domains;
    this.transaction = transaction;
    this.acting = acting;
  }

  /** An organization; empty when there is none with that id. */
  public Optional<Organization> get(OrganizationId id) {
    return looking(() -> rows.organization(id));
  }

  /** All organizations of a kind, the oldest first. */
  public List<Organization> all(Side side) {
    return looking(() -> rows.organizations(side));
  }

  /** An organization's members, the oldest first. */
  public List<Member> members(OrganizationId id) {
    return looking(() -> rows.members(id));
  }

  /** The member with an address, whatever the case of its letters; empty when nobody has it. */
  public Optional<Member> member(OrganizationId id, String email) {
    return looking(() -> rows.member(id, email));
  }

  /** Whether somebody is a member of an organization. */
  public boolean isMember(PersonId person, OrganizationId organization) {
    return looking(() -> rows.isMember(person, organization));
  }

  /** An organization's members who have a role, the oldest first. */
  public List<Member> members(OrganizationId id, MemberRole role) {
    return members(id).stream().filter(member -> member.roles().contains(role)).toList();
  }

  /** Everybody who has a role, in whatever organization; meant for the roles of operators. */
  public List<Member> everybody(MemberRole role) {
    return looking(() -> rows.everybody(role));
  }

  /** Somebody's name, also after they left; empty when the person was erased or never was. */
  public Optional<String> nameOf(PersonId person) {
    return looking(() -> rows.name(person));
  }

  /** The organizations to which somebody belongs. */
  public Set<OrganizationId> of(PersonId person) {
    return looking(() -> rows.organizationsOf(person));
  }

  /**
   * The names of people, also of those who left; of whom {@link #nameOf} is empty there is none.
   */
  public Map<PersonId, String> namesOf(Collection<PersonId> people) {
    return people.isEmpty() ? Map.of() : looking(() -> rows.names(people));
  }

  /** The domains of which an organization showed that they are theirs, by name. */
  public List<ProvenDomain> provenDomains(OrganizationId id) {
    return looking(() -> domains.proven(id));
  }

  private <T> T looking(Supplier<T> question) {
    // The operator's side sees all of it already, so that nobody has to be switched.
    boolean sees = Acting.current().filter(actor -> actor.side() == Side.OPERATOR).isPresent();
    T answer =
        sees
            ? transaction.execute(_ -> question.get())
            : acting.as(DIRECTORY, () -> transaction.execute(_ -> question.get()));
    if (answer == null) {
      throw new IllegalStateException("a look into the directory gave nothing");
    }
    return answer;
  }
}
