package dev.shangjia.platform.casework;

import dev.shangjia.engine.procedure.Actor;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.accounts.SignedIn;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Somebody who acts in cases, with all the roles that they can act in.
 *
 * @param person an id that never changes
 * @param name what the desk calls them
 * @param roles as what they can act
 */
public record CaseActor(String person, String name, Set<Role> roles) {
  /** The market itself, in any role that a procedure gives it. */
  static final CaseActor MARKET = new CaseActor("system", "", Set.of(Role.SYSTEM));

  public CaseActor {
    roles = Set.copyOf(roles);
  }

  /** A member who is signed in. */
  public static CaseActor of(SignedIn member) {
    return new CaseActor(member.person().toString(), member.personName(), member.playing());
  }

  /** In the first of some roles that they have; in one of their own when they have none of them. */
  Actor as(Collection<Role> wanted) {
    Role role =
        wanted.stream()
            .filter(roles::contains)
            .findFirst()
            .orElseGet(() -> roles.stream().sorted().findFirst().orElse(Role.MEMBER));
    return new Actor(role, person);
  }

  Actor as(Role... wanted) {
    return as(List.of(wanted));
  }

  /** Whether they stand on the platform's side. */
  boolean isDesk() {
    return roles.stream().anyMatch(role -> role.side() == Role.Side.PLATFORM);
  }
}
