package dev.shangjia.platform.catalog;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.catalog.JdbcListingChanges.Remaking;
import dev.shangjia.platform.tenancy.Side;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What the desk sees of listings, and decides about them. */
@Controller
@RequestMapping("/desk/listings")
class ListingDeskPages {
  private static final int MOST = 500;
  private static final int MOST_EMPTY = 100;
  private static final int DAYS = 30;

  private final Listings listings;
  private final Measures measures;
  private final JdbcEmptySearches empty;
  private final JdbcListingChanges changes;
  private final TransactionTemplate transaction;
  private final ZoneId zone;
  private final Clock clock;

  ListingDeskPages(
      Listings listings,
      Measures measures,
      JdbcEmptySearches empty,
      JdbcListingChanges changes,
      TransactionTemplate transaction,
      ZoneId marketZone,
      Clock clock) {
    this.listings = listings;
    this.measures = measures;
    this.empty = empty;
    this.changes = changes;
    this.transaction = transaction;
    this.zone = marketZone;
    this.clock = clock;
  }

  /**
   * All listings, and what was searched for and not found.
   *
   * @param days of how many days
   * @param remaking how far indexes are that were last ordered to be made anew
   * @param mayOrder whether who reads may order that
   */
  record DeskListView(
      List<Listing> listings,
      List<JdbcEmptySearches.Empty> empty,
      int days,
      List<Remaking> remaking,
      boolean mayOrder) {
    DeskListView {
      listings = List.copyOf(listings);
      empty = List.copyOf(empty);
      remaking = List.copyOf(remaking);
    }
  }

  /**
   * One listing and what holds of it.
   *
   * @param mayDecide whether who reads may decide
   * @param refused why something was not done; null when nothing was refused
   * @param entered what was typed then, by field
   */
  record DeskListingView(
      Listing listing,
      List<ListingStep> steps,
      boolean mayDecide,
      List<ListingEffect> kinds,
      @Nullable LocalText refused,
      Entered entered) {
    DeskListingView {
      steps = List.copyOf(steps);
      kinds = List.copyOf(kinds);
    }
  }

  /** What somebody typed. */
  record Entered(String kind, String zh, String en, String until) {}

  @GetMapping
  String all(Model model) {
    SignedIn by = operator();
    LocalDate since = clock.instant().atZone(zone).toLocalDate().minusDays(DAYS);
    model.addAttribute(
        "view",
        new DeskListView(
            listings.newest(MOST),
            Objects.requireNonNull(transaction.execute(_ -> empty.since(since, MOST_EMPTY))),
            DAYS,
            changes.remaking(),
            by.is(MemberRole.ADMINISTRATOR)));
    return "catalog/desk-list";
  }

  @PostMapping("/index")
  String makeIndexesAnew() {
    if (!operator().is(MemberRole.ADMINISTRATOR)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    changes.order(clock.instant());
    return "redirect:/desk/listings";
  }

  @GetMapping("/{address}")
  String one(@PathVariable String address, Model model) {
    return shown(address, null, new Entered("", "", "", ""), model);
  }

  @PostMapping("/{address}")
  String decide(
      @PathVariable String address,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String zh,
      @RequestParam(defaultValue = "") String en,
      @RequestParam(defaultValue = "") String until,
      Model model) {
    SignedIn by = operator();
    Optional<ListingEffect> wanted = ListingEffect.of(kind);
    Measures.Result result =
        wanted.isEmpty() || !(until.isBlank() || isDay(until))
            ? new Measures.Result.Refused(
                new LocalText(
                    "请选择一种处置；日期写作 2026-12-31，也可以不填。",
                    "Choose a measure; a day is written 2026-12-31, or left out."))
            : measures.decide(
                address, wanted.get(), zh, en, until.isBlank() ? null : LocalDate.parse(until), by);
    return switch (result) {
      case Measures.Result.Done _ -> "redirect:/desk/listings/" + known(address).address();
      case Measures.Result.Refused(LocalText why) ->
          shown(address, why, new Entered(kind, zh, en, until), model);
    };
  }

  @PostMapping("/{address}/steps/{step}/take-back")
  String takeBack(@PathVariable String address, @PathVariable long step, Model model) {
    SignedIn by = operator();
    return switch (measures.takeBack(address, step, by)) {
      case Measures.Result.Done _ -> "redirect:/desk/listings/" + known(address).address();
      case Measures.Result.Refused(LocalText why) ->
          shown(address, why, new Entered("", "", "", ""), model);
    };
  }

  private static boolean isDay(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException no) {
      return false;
    }
  }

  private String shown(String address, @Nullable LocalText refused, Entered entered, Model model) {
    SignedIn by = operator();
    Listing listing = known(address);
    model.addAttribute(
        "view",
        new DeskListingView(
            listing,
            measures.holding(listing),
            Measures.mayDecide(by),
            Measures.KINDS,
            refused,
            entered));
    return "catalog/desk-listing";
  }

  private Listing known(String address) {
    return listings
        .find(address)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static SignedIn operator() {
    return SignedIn.current()
        .filter(by -> by.side() == Side.OPERATOR)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
