package dev.shangjia.platform.installations;

import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.ListingActions;
import dev.shangjia.platform.tenancy.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What people of enterprises can do with a listing: open, install, look after it, ask for it. */
@Component
class InstallationActions implements ListingActions {
  private final Installations installations;

  InstallationActions(Installations installations) {
    this.installations = installations;
  }

  @Override
  public List<Action> of(Listing listing) {
    return SignedIn.current()
        .filter(who -> who.side() == Side.ENTERPRISE)
        .map(who -> of(who, listing))
        .orElse(List.of());
  }

  private List<Action> of(SignedIn who, Listing listing) {
    Optional<Installation> there = installations.find(who.organization(), listing.app());
    var actions = new ArrayList<Action>();
    boolean has = there.filter(one -> installations.has(who, one.id())).isPresent();
    if (has) {
      actions.add(new Action("installations.action.open", "/my-apps/" + there.orElseThrow().id()));
    }
    if (who.is(MemberRole.ADMIN) && there.isPresent()) {
      actions.add(new Action("installations.action.manage", there.get().href()));
    } else if (who.is(MemberRole.ADMIN) && listing.isInstallable()) {
      actions.add(
          new Action("installations.action.install", "/installations/apps/" + listing.app()));
    } else if (!has && (there.isPresent() || listing.isInstallable())) {
      actions.add(new Action("installations.action.ask", "/my-apps/apps/" + listing.app()));
    }
    return actions;
  }
}
