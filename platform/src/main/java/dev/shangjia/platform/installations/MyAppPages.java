package dev.shangjia.platform.installations;

import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.Visibility;
import dev.shangjia.platform.tenancy.Side;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** What somebody of an enterprise can open. */
@Controller
@RequestMapping("/my-apps")
final class MyAppPages {
  private final Installations installations;
  private final AppRequests requests;
  private final Organizations organizations;

  MyAppPages(Installations installations, AppRequests requests, Organizations organizations) {
    this.installations = installations;
    this.requests = requests;
    this.organizations = organizations;
  }

  /**
   * An app that is theirs.
   *
   * @param listing as it stands; null when there is none any more
   */
  record Own(Installation installation, @Nullable Listing listing, String provider) {
    boolean isUsable() {
      return listing == null || listing.isUsable();
    }
  }

  /**
   * What the page shows.
   *
   * @param stopped an app that was to be opened and is stopped; null for none
   * @param inHost an app that was to be opened and is opened elsewhere; null for none
   * @param requests what they asked for, what is open first
   */
  record MineView(
      List<Own> apps,
      @Nullable Installation stopped,
      @Nullable Visibility visibility,
      @Nullable Installation inHost,
      List<AppRequest> requests,
      @Nullable String done) {}

  @GetMapping
  String mine(Model model) {
    return shown(null, null, null, model);
  }

  @GetMapping("/{id:[0-9]+}")
  String open(@PathVariable long id, Model model) {
    return switch (installations.open(member(), new InstallationId(id))) {
      case Opening.Opened(URI at) -> "redirect:" + at;
      case Opening.InHost(Installation installation) -> shown(null, null, installation, model);
      case Opening.Stopped(Installation installation, Visibility visibility) ->
          shown(installation, visibility, null, model);
      case Opening.NotYours _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  private String shown(
      @Nullable Installation stopped,
      @Nullable Visibility visibility,
      @Nullable Installation inHost,
      Model model) {
    List<Installation> mine = installations.of(member());
    Map<AppId, Listing> listings = installations.listings(mine);
    model.addAttribute(
        "view",
        new MineView(
            mine.stream()
                .map(
                    one ->
                        new Own(
                            one,
                            listings.get(one.app()),
                            organizations.get(one.provider()).map(Organization::name).orElse("")))
                .toList(),
            stopped,
            visibility,
            inHost,
            requests.of(member()),
            (String) model.getAttribute("done")));
    return "installations/mine";
  }

  /** Who is signed in as somebody of an enterprise; others find nothing here. */
  static SignedIn member() {
    SignedIn who = SignedIn.required();
    if (who.side() != Side.ENTERPRISE) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return who;
  }
}
