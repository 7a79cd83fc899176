package dev.shangjia.platform.announcements;

import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.Standing;
import dev.shangjia.platform.accounts.Standings;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whom an announcement is for. */
@Component
final class Meant {
  private final Apps apps;
  private final Standings standings;

  Meant(Apps apps, Standings standings) {
    this.apps = apps;
    this.standings = standings;
  }

  /** Whether somebody is, as a member of an organization. */
  boolean is(Audience audience, OrganizationId organization, Side side, Set<MemberRole> roles) {
    return switch (audience) {
      case Audience.Everyone _ -> true;
      case Audience.InRole(MemberRole role) -> roles.contains(role);
      case Audience.OfProgram(String program) ->
          side == Side.PROVIDER && takesPart(organization, program);
    };
  }

  private boolean takesPart(OrganizationId organization, String program) {
    return apps.of(organization).stream().map(App::program).anyMatch(program::equals)
        || standings.of(organization, program).account() == Standing.Account.OPEN;
  }
}
