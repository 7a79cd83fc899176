package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import java.util.Set;

/**
 * A person in an organization.
 *
 * @param person who
 * @param organization where
 * @param name the person's name
 * @param email where the person reads mail
 * @param roles what they may do there; never empty
 * @param since when they joined
 */
public record Member(
    PersonId person,
    OrganizationId organization,
    String name,
    String email,
    Set<MemberRole> roles,
    Instant since) {
  public Member {
    roles = Set.copyOf(roles);
  }
}
