package dev.shangjia.platform.installations;

import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.Listings;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.Shell;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What providers owe for removed apps, and how many enterprises have each: for them, and the desk.
 */
@Controller
final class RemovalPages {
  private final Removals removals;
  private final Installations installations;
  private final Listings listings;
  private final Organizations organizations;
  private final Clock clock;

  RemovalPages(
      Removals removals,
      Installations installations,
      Listings listings,
      Organizations organizations,
      Clock clock) {
    this.removals = removals;
    this.installations = installations;
    this.listings = listings;
    this.organizations = organizations;
    this.clock = clock;
  }

  /** How many enterprises have an app. */
  record Count(Listing listing, long enterprises) {}

  /** What is or was owed. */
  record Row(Removal removal, String enterprise, String provider, boolean late) {}

  /**
   * What the page shows.
   *
   * @param counts of the provider's apps; empty for the desk
   * @param confirms whether who looks can say that something is done
   * @param done the key of what was just done; null for nothing
   * @param problem why something was not done; null for nothing
   */
  record RemovalsView(
      List<Count> counts,
      List<Row> rows,
      boolean confirms,
      int days,
      @Nullable String done,
      @Nullable String problem) {}

  @GetMapping("/removals")
  String owed(Model model) {
    SignedIn who = provider();
    Map<AppId, Long> counts = installations.counts(who.organization());
    List<Count> apps =
        listings.of(who.organization()).stream()
            .map(listing -> new Count(listing, counts.getOrDefault(listing.app(), 0L)))
            .toList();
    return shown(apps, removals.owedBy(who.organization()), who.is(MemberRole.OWNER), model);
  }

  @GetMapping("/desk/removals")
  String open(Model model) {
    if (SignedIn.required().side() != Side.OPERATOR) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return shown(List.of(), removals.open(), false, model);
  }

  private String shown(List<Count> counts, List<Removal> owed, boolean confirms, Model model) {
    model.addAttribute(
        "view",
        new RemovalsView(
            counts,
            owed.stream().map(this::row).toList(),
            confirms,
            Removals.DAYS,
            (String) model.getAttribute("done"),
            (String) model.getAttribute("problem")));
    return "installations/removals";
  }

  private Row row(Removal removal) {
    return new Row(
        removal,
        name(removal.enterprise()),
        name(removal.provider()),
        removal.isLate(clock.instant()));
  }

  private String name(OrganizationId id) {
    return organizations.get(id).map(Organization::name).orElse("");
  }

  @PostMapping("/removals/{id:[0-9]+}/confirm")
  String confirm(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String answer,
      @ModelAttribute("shell") Shell shell,
      RedirectAttributes redirect) {
    switch (removals.confirm(provider(), id, answer)) {
      case Removals.Confirming.Done _ ->
          redirect.addFlashAttribute("done", "installations.removals.confirmed");
      case Removals.Confirming.NotSaid _ ->
          redirect.addFlashAttribute("problem", shell.t("installations.removals.unsaid"));
      case Removals.Confirming.TooLong(int length, int limit) ->
          redirect.addFlashAttribute(
              "problem", shell.t("installations.removals.long", length, limit));
      case Removals.Confirming.Nothing _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return "redirect:/removals";
  }

  private static SignedIn provider() {
    SignedIn who = SignedIn.required();
    if (who.side() != Side.PROVIDER) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return who;
  }
}
