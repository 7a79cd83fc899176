package dev.shangjia.platform.catalog;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.Standings;
import dev.shangjia.platform.policies.Policies;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The market, for everybody. */
@Controller
@RequestMapping("/market")
class MarketPages {
  private final Listings listings;
  private final Organizations organizations;
  private final Standings standings;
  private final Policies policies;

  MarketPages(
      Listings listings, Organizations organizations, Standings standings, Policies policies) {
    this.listings = listings;
    this.organizations = organizations;
    this.standings = standings;
    this.policies = policies;
  }

  /**
   * What a page of results shows.
   *
   * @param query as it was typed
   */
  record ResultsView(String query, List<Listing> results) {
    ResultsView {
      results = List.copyOf(results);
    }
  }

  /**
   * What the page of an app shows.
   *
   * @param provider what its provider is called
   * @param verified whether the program, or another one, verified the provider's identity
   * @param versions what it shows and showed, the newest first
   */
  record DetailView(
      Listing listing,
      String provider,
      LocalText program,
      Verified verified,
      List<ListingVersion> versions) {
    DetailView {
      versions = List.copyOf(versions);
    }
  }

  /** Whether somebody's identity was verified. */
  enum Verified {
    YES,
    NO
  }

  @GetMapping({"", "/search"})
  String search(@RequestParam(defaultValue = "") String q, Model model) {
    model.addAttribute("view", new ResultsView(q, listings.search(q)));
    return "catalog/search";
  }

  @GetMapping("/apps/{address}")
  String app(@PathVariable String address, Model model, HttpServletResponse response) {
    return listings
        .find(address)
        .map(
            listing -> {
              model.addAttribute("view", detail(listing));
              return "catalog/detail";
            })
        .orElseGet(
            () -> {
              response.setStatus(HttpStatus.NOT_FOUND.value());
              return "catalog/unknown";
            });
  }

  private DetailView detail(Listing listing) {
    String approved = listing.content().provider();
    return new DetailView(
        listing,
        approved == null
            ? organizations.get(listing.provider()).map(Organization::name).orElse("")
            : approved,
        policies.inForce(listing.program()).title(),
        standings.all(listing.provider()).stream().anyMatch(one -> one.verified() != null)
            ? Verified.YES
            : Verified.NO,
        listings.versions(listing.app()));
  }
}
