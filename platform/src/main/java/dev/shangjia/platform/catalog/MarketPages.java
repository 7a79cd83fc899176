package dev.shangjia.platform.catalog;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.ProvenDomain;
import dev.shangjia.platform.accounts.Standing;
import dev.shangjia.platform.accounts.Standings;
import dev.shangjia.platform.catalog.MarketSearch.Answer;
import dev.shangjia.platform.catalog.MarketSearch.Result;
import dev.shangjia.platform.catalog.search.Facet;
import dev.shangjia.platform.catalog.search.Question.Order;
import dev.shangjia.platform.catalog.search.Results.Count;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.ApiRefusal;
import dev.shangjia.platform.web.PublicPages;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** The market, for everybody. */
@Controller
@PublicPages
@RequestMapping("/market")
class MarketPages {
  private static final int MOST_SECTIONS = 8;
  private static final int OF_SECTION = 6;
  private static final int SIMILAR = 4;
  private static final int MOST_PAGES = 40;

  private final Listings listings;
  private final MarketSearch search;
  private final Organizations organizations;
  private final Standings standings;
  private final Policies policies;
  private final ListingLabels labels;
  private final LinkPictures pictures;

  MarketPages(
      Listings listings,
      MarketSearch search,
      Organizations organizations,
      Standings standings,
      Policies policies,
      ListingLabels labels,
      LinkPictures pictures) {
    this.listings = listings;
    this.search = search;
    this.organizations = organizations;
    this.standings = standings;
    this.policies = policies;
    this.labels = labels;
    this.pictures = pictures;
  }

  /**
   * A part of the market's first page.
   *
   * @param category what it is called; null for the newest of all
   * @param href where all of it is
   */
  record Section(@Nullable LocalText category, String href, List<Result> results) {
    Section {
      results = List.copyOf(results);
    }
  }

  /**
   * The market's first page.
   *
   * @param ready whether the index answers
   */
  record HomeView(List<Section> sections, boolean ready) {
    HomeView {
      sections = List.copyOf(sections);
    }
  }

  /**
   * A value by which results can be narrowed down, or are.
   *
   * @param label as people read it
   * @param href where results are with it, or without it when they are narrowed down by it
   */
  record Choice(String label, long results, String href, boolean chosen) {}

  /** A facet with its values. */
  record Choices(Facet facet, List<Choice> values) {
    Choices {
      values = List.copyOf(values);
    }
  }

  /**
   * What a page of results shows.
   *
   * @param query as it was typed
   * @param title in what the first result stands first
   * @param orders by name where results are in that order
   * @param next where the next page is; null on the last
   */
  record ResultsView(
      String query,
      Map<Facet, String> filters,
      Answer answer,
      LocalText title,
      List<Choices> choices,
      Order order,
      Map<Order, String> orders,
      @Nullable String previous,
      @Nullable String next) {
    ResultsView {
      choices = List.copyOf(choices);
    }
  }

  /**
   * What the page of an app shows.
   *
   * @param provider what its provider is called
   * @param verified whether the identity of its provider is verified
   * @param versions what it shows and showed, the newest first
   * @param similar other apps of its category
   * @param address the page's whole address
   * @param picture the whole address of what is shown with links to it
   * @param description for those who show links to it
   */
  record DetailView(
      Listing listing,
      String provider,
      LocalText program,
      List<LocalText> categories,
      List<LocalText> terminals,
      Verified verified,
      List<ListingVersion> versions,
      List<Listing> similar,
      String address,
      String root,
      String picture,
      String description) {
    DetailView {
      categories = List.copyOf(categories);
      terminals = List.copyOf(terminals);
      versions = List.copyOf(versions);
      similar = List.copyOf(similar);
    }

    /** The same in the words of schema.org. */
    String structured() {
      return StructuredListing.of(this);
    }
  }

  /** What the page of a provider shows. */
  record ProviderView(
      Organization organization,
      List<LocalText> verifiedIn,
      List<ProvenDomain> domains,
      List<Listing> listings) {
    ProviderView {
      verifiedIn = List.copyOf(verifiedIn);
      domains = List.copyOf(domains);
      listings = List.copyOf(listings);
    }
  }

  /** What is suggested while somebody types. */
  record SuggestionsView(List<Listing> listings) {
    SuggestionsView {
      listings = List.copyOf(listings);
    }
  }

  /** Whether somebody's identity was verified. */
  enum Verified {
    YES,
    NO
  }

  @GetMapping
  String home(Model model) {
    var sections = new ArrayList<Section>();
    Answer all = search.search("", Map.of(), Order.NEWEST, 0);
    if (all instanceof Answer.Found found) {
      sections.add(new Section(null, "/market/search?order=newest", some(found)));
      found.counts().getOrDefault(Facet.CATEGORY, List.of()).stream()
          .limit(MOST_SECTIONS)
          .map(Count::value)
          .forEach(category -> sections.add(section(category)));
    }
    model.addAttribute(
        "view",
        new HomeView(
            sections.stream().filter(section -> !section.results().isEmpty()).toList(),
            all instanceof Answer.Found));
    return "catalog/home";
  }

  private Section section(String category) {
    Map<Facet, String> filter = Map.of(Facet.CATEGORY, category);
    return new Section(
        labels.of(ListingLabels.CATEGORIES, category),
        href("", filter, Order.RANKING, 0),
        search.search("", filter, Order.RANKING, 0) instanceof Answer.Found found
            ? some(found)
            : List.of());
  }

  private static List<Result> some(Answer.Found found) {
    return found.results().stream().limit(OF_SECTION).toList();
  }

  @GetMapping("/search")
  String search(@RequestParam Map<String, String> asked, Model model) {
    String query = asked.getOrDefault("q", "");
    Map<Facet, String> filters = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      String value = asked.getOrDefault(facet.code(), "");
      if (!value.isBlank()) {
        filters.put(facet, value);
      }
    }
    Order order = "newest".equals(asked.get("order")) ? Order.NEWEST : Order.RANKING;
    int page = page(asked.getOrDefault("page", "0"));
    Answer answer = search.search(query, filters, order, page);
    model.addAttribute("view", view(query, filters, order, page, answer));
    return "catalog/search";
  }

  private static int page(String asked) {
    return asked.matches("[0-9]{1,2}") ? Math.min(MOST_PAGES, Integer.parseInt(asked)) : 0;
  }

  private ResultsView view(
      String query, Map<Facet, String> filters, Order order, int page, Answer answer) {
    boolean more =
        answer instanceof Answer.Found found
            && found.total() > (long) (page + 1) * MarketSearch.PAGE
            && page < MOST_PAGES;
    Map<Order, String> orders = new EnumMap<>(Order.class);
    for (Order one : Order.values()) {
      orders.put(one, href(query, filters, one, 0));
    }
    return new ResultsView(
        query,
        filters,
        answer,
        search.title(filters.get(Facet.PROGRAM)),
        answer instanceof Answer.Found found ? choices(query, filters, order, found) : List.of(),
        order,
        orders,
        page == 0 ? null : href(query, filters, order, page - 1),
        more ? href(query, filters, order, page + 1) : null);
  }

  private List<Choices> choices(
      String query, Map<Facet, String> filters, Order order, Answer.Found found) {
    Map<String, LocalText> programs =
        policies.installed().stream().collect(Collectors.toMap(Program::id, Program::title));
    var choices = new ArrayList<Choices>();
    for (Facet facet : Facet.values()) {
      String chosen = filters.get(facet);
      List<Choice> values =
          found.counts().getOrDefault(facet, List.of()).stream()
              .map(
                  count -> {
                    Map<Facet, String> other = new EnumMap<>(Facet.class);
                    other.putAll(filters);
                    boolean isChosen = count.value().equals(chosen);
                    if (isChosen) {
                      other.remove(facet);
                    } else {
                      other.put(facet, count.value());
                    }
                    return new Choice(
                        label(facet, count.value(), programs),
                        count.results(),
                        href(query, other, order, 0),
                        isChosen);
                  })
              .toList();
      if (values.size() > 1 || chosen != null) {
        choices.add(new Choices(facet, values));
      }
    }
    return choices;
  }

  /** Words of the market where it has some, else what providers wrote. */
  private String label(Facet facet, String value, Map<String, LocalText> programs) {
    return switch (facet) {
      case PROGRAM -> Optional.ofNullable(programs.get(value)).map(ApiRefusal::in).orElse(value);
      case CATEGORY -> ApiRefusal.in(labels.of(ListingLabels.CATEGORIES, value));
      case TERMINAL -> ApiRefusal.in(labels.of(ListingLabels.TERMINALS, value));
      case PRICING, PERMISSION, VERIFIED -> value;
    };
  }

  private static String href(String query, Map<Facet, String> filters, Order order, int page) {
    var address = UriComponentsBuilder.fromPath("/market/search");
    Map<String, Object> values = new HashMap<>();
    if (!query.isBlank()) {
      address.queryParam("q", "{q}");
      values.put("q", query);
    }
    filters.forEach(
        (facet, value) -> {
          address.queryParam(facet.code(), "{" + facet.code() + "}");
          values.put(facet.code(), value);
        });
    if (order == Order.NEWEST) {
      address.queryParam("order", "newest");
    }
    if (page > 0) {
      address.queryParam("page", page);
    }
    return address.encode().buildAndExpand(values).toUriString();
  }

  @GetMapping("/suggest")
  String suggest(@RequestParam(defaultValue = "") String q, Model model) {
    model.addAttribute("view", new SuggestionsView(search.suggest(q)));
    return "catalog/suggestions";
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
        .orElseGet(() -> unknown(response));
  }

  private static String unknown(HttpServletResponse response) {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    return "catalog/unknown";
  }

  private DetailView detail(Listing listing) {
    ListingContent content = listing.content();
    String approved = content.provider();
    String root = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    return new DetailView(
        listing,
        approved == null
            ? organizations.get(listing.provider()).map(Organization::name).orElse("")
            : approved,
        policies.inForce(listing.program()).title(),
        labels.of(listing.program(), ListingLabels.CATEGORIES, content.categories()),
        labels.of(listing.program(), ListingLabels.TERMINALS, content.terminals()),
        isVerified(listing.provider()) ? Verified.YES : Verified.NO,
        listings.versions(listing.app()),
        similar(listing),
        root + listing.href(),
        root,
        root + LinkPictureDownloads.href(listing, pictures.of(listing)),
        Objects.requireNonNullElse(
            content.summary(), Objects.requireNonNullElse(content.description(), "")));
  }

  private boolean isVerified(OrganizationId provider) {
    return standings.all(provider).stream().anyMatch(one -> one.verified() != null);
  }

  private List<Listing> similar(Listing listing) {
    return listing.content().categories().stream()
        .findFirst()
        .map(category -> search.search("", Map.of(Facet.CATEGORY, category), Order.RANKING, 0))
        .filter(Answer.Found.class::isInstance)
        .map(Answer.Found.class::cast)
        .map(Answer.Found::results)
        .orElse(List.of())
        .stream()
        .map(Result::listing)
        .filter(other -> !other.app().equals(listing.app()))
        .limit(SIMILAR)
        .toList();
  }

  @GetMapping("/providers/{organization}")
  String provider(@PathVariable long organization, Model model, HttpServletResponse response) {
    var id = new OrganizationId(organization);
    List<Listing> own =
        listings.of(id).stream()
            .filter(listing -> listing.exposure() != Exposure.LINK)
            .filter(listing -> listing.visibility().isSearchable())
            .toList();
    Optional<Organization> found = organizations.get(id).filter(one -> one.side() == Side.PROVIDER);
    // Who lists nothing is nobody's business.
    if (found.isEmpty() || own.isEmpty()) {
      return unknown(response);
    }
    model.addAttribute(
        "view",
        new ProviderView(
            found.get(),
            standings.all(id).stream()
                .filter(standing -> standing.verified() != null)
                .map(Standing::program)
                .map(program -> policies.inForce(program).title())
                .toList(),
            organizations.provenDomains(id),
            own));
    return "catalog/provider";
  }
}
