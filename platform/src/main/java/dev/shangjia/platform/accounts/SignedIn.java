package dev.shangjia.platform.accounts;

import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.io.Serializable;
import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Somebody who is signed in, as the member of one organization. Kept in the session; what changes
 * (names, roles) is read anew with each request.
 *
 * @param person who
 * @param organization as whose member
 * @param side what kind of organization that is
 * @param personName the person's name
 * @param organizationName the organization's name
 * @param roles what they may do there
 */
public record SignedIn(
    PersonId person,
    OrganizationId organization,
    Side side,
    String personName,
    String organizationName,
    Set<MemberRole> roles)
    implements Principal, Serializable {
  public SignedIn {
    roles = Set.copyOf(roles);
  }

  /** Who made the request that is being answered. */
  public static Optional<SignedIn> current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
        ? Optional.of(signedIn)
        : Optional.empty();
  }

  /** Who made the request that is being answered; a defect when nobody is signed in. */
  public static SignedIn required() {
    return current().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
  }

  /** Whether they invite members and change what they may do. */
  public boolean managesMembers() {
    return is(MemberRole.managing(side));
  }

  /** Whether they have a role. */
  public boolean is(MemberRole role) {
    return roles.contains(role);
  }

  /** As what they can act in procedures. */
  public Set<Role> playing() {
    return roles.stream()
        .flatMap(role -> Stream.ofNullable(role.plays()))
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** As whom the database sees them. */
  public Actor actor() {
    return new Actor.Person(person, organization, side);
  }

  @Override
  public String getName() {
    return person.toString();
  }
}
