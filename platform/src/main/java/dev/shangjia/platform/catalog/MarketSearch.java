package dev.shangjia.platform.catalog;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.metrics.Ranker;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.catalog.search.Document;
import dev.shangjia.platform.catalog.search.Facet;
import dev.shangjia.platform.catalog.search.Question;
import dev.shangjia.platform.catalog.search.Question.Order;
import dev.shangjia.platform.catalog.search.Results;
import dev.shangjia.platform.catalog.search.Results.Closeness;
import dev.shangjia.platform.catalog.search.Results.Count;
import dev.shangjia.platform.catalog.search.Results.Hit;
import dev.shangjia.platform.catalog.search.Typed;
import dev.shangjia.platform.catalog.search.Why;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Searches the market: the index finds, the ranking of the rulebook, or of the market where apps of
 * several programs stand beside each other, orders what was found best, and each result says why it
 * stands where it does.
 */
@Component
final class MarketSearch {
  /** How many results a page has. */
  static final int PAGE = 24;

  /** So many of the best matches are ordered by the ranking; the rest by how well it matches. */
  private static final int RANKED = 120;

  private static final int MOST_SUGGESTIONS = 8;
  private static final int SHORTEST_KEPT = 2;
  private static final Actor ACTOR = new Actor.SystemOfMarket("market-search");

  private final MarketIndex index;
  private final Listings listings;
  private final Signals signals;
  private final Documents documents;
  private final WithheldWords withheld;
  private final Policies policies;
  private final JdbcEmptySearches empty;
  private final SearchCounts counts;
  private final TransactionTemplate transaction;
  private final Acting acting;
  private final ZoneId zone;
  private final Clock clock;

  MarketSearch(
      MarketIndex index,
      Listings listings,
      Signals signals,
      Documents documents,
      WithheldWords withheld,
      Policies policies,
      JdbcEmptySearches empty,
      SearchCounts counts,
      TransactionTemplate transaction,
      Acting acting,
      ZoneId marketZone,
      Clock clock) {
    this.index = index;
    this.listings = listings;
    this.signals = signals;
    this.documents = documents;
    this.withheld = withheld;
    this.policies = policies;
    this.empty = empty;
    this.counts = counts;
    this.transaction = transaction;
    this.acting = acting;
    this.zone = marketZone;
    this.clock = clock;
  }

  /** What came of a search. */
  sealed interface Answer {

    /**
     * What was found.
     *
     * @param total how many results there are in all
     * @param hidden how many of this page are not shown because of what they say
     */
    record Found(
        List<Result> results,
        long total,
        int hidden,
        Map<Facet, List<Count>> counts,
        Closeness closeness)
        implements Answer {
      public Found {
        results = List.copyOf(results);
        counts = counts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(counts));
      }
    }

    /** Nothing is shown for what was typed. */
    record Withheld() implements Answer {}

    /** The index is being made, or does not answer. */
    record NotNow() implements Answer {}
  }

  /**
   * A listing that was found.
   *
   * @param why where it holds what was typed
   * @param shares what put it where it stands, the most first
   */
  record Result(Listing listing, List<Why> why, List<Ranker.Share> shares) {
    Result {
      why = List.copyOf(why);
      shares = List.copyOf(shares);
    }
  }

  /**
   * Searches.
   *
   * @param page from 0
   */
  Answer search(String text, Map<Facet, String> filters, Order order, int page) {
    if (withheld.isIn(text)) {
      return new Answer.Withheld();
    }
    String typed = Typed.normal(text);
    boolean isRanked = !typed.isEmpty() && order == Order.RANKING && (page + 1) * PAGE <= RANKED;
    var question =
        isRanked
            ? new Question(typed, filters, order, 0, RANKED)
            : new Question(typed, filters, order, page * PAGE, PAGE);
    Optional<Results> found = index.find(question);
    if (found.isEmpty()) {
      return new Answer.NotNow();
    }
    Results results = found.get();
    if (page == 0 && filters.isEmpty() && !typed.isEmpty()) {
      count(results, typed);
    }
    List<Scored> scored = scored(results, question);
    List<Scored> shown =
        isRanked
            ? scored.stream()
                .sorted(
                    Comparator.comparingDouble((Scored one) -> -one.value())
                        .thenComparingLong(one -> one.listing().app().value()))
                .skip((long) page * PAGE)
                .limit(PAGE)
                .toList()
            : scored;
    List<Scored> allowed = shown.stream().filter(one -> !withheld.isIn(one.listing())).toList();
    return new Answer.Found(
        results(allowed, typed),
        results.total(),
        shown.size() - allowed.size(),
        results.counts(),
        results.closeness());
  }

  private void count(Results results, String typed) {
    if (isNothing(results)) {
      counts.foundNothing();
      keep(typed);
    } else {
      counts.foundSomething();
    }
  }

  private static boolean isNothing(Results results) {
    return results.total() == 0 || results.closeness() == Closeness.SIMILAR;
  }

  private record Scored(Listing listing, ObjectNode signals, Ranker ranker, double value) {}

  /** What is gone from the market since it was indexed is left out. */
  private List<Scored> scored(Results results, Question question) {
    Map<AppId, Listing> there =
        listings.find(results.hits().stream().map(hit -> new AppId(hit.app())).toList()).stream()
            .filter(question.isBrowsing() ? Listing::isDisplayed : Listing::isSearchable)
            .collect(Collectors.toMap(Listing::app, Function.identity()));
    Map<AppId, ObjectNode> known = signals.of(there.values());
    String program = question.filters().get(Facet.PROGRAM);
    Ranker ranker = program == null || there.isEmpty() ? signals.standard() : signals.of(program);
    Instant now = clock.instant();
    return results.hits().stream()
        .flatMap(
            hit ->
                Optional.ofNullable(there.get(new AppId(hit.app())))
                    .map(listing -> scored(listing, hit, known, ranker, now))
                    .stream())
        .toList();
  }

  private static Scored scored(
      Listing listing, Hit hit, Map<AppId, ObjectNode> known, Ranker ranker, Instant now) {
    ObjectNode all = Objects.requireNonNull(known.get(listing.app()));
    all.put("text", hit.text());
    return new Scored(listing, all, ranker, ranker.value(all, now));
  }

  private List<Result> results(List<Scored> shown, String typed) {
    Map<Long, Document> made =
        documents.of(shown.stream().map(Scored::listing).toList()).stream()
            .collect(Collectors.toMap(Document::app, Function.identity()));
    Instant now = clock.instant();
    return shown.stream()
        .map(
            one ->
                new Result(
                    one.listing(),
                    Optional.ofNullable(made.get(one.listing().app().value()))
                        .filter(_ -> !typed.isEmpty())
                        .map(document -> Why.of(typed, document))
                        .orElse(List.of()),
                    one.ranker().explained(one.signals(), now).shares()))
        .toList();
  }

  /**
   * What stands first, in a sentence.
   *
   * @param program the one whose apps are looked at; null for those of all programs
   */
  LocalText title(@Nullable String program) {
    return program == null || policies.find(program).isEmpty()
        ? signals.standard().title()
        : signals.of(program).title();
  }

  /** Names that somebody who typed this may mean. */
  List<Listing> suggest(String text) {
    if (withheld.isIn(text)) {
      return List.of();
    }
    List<AppId> apps =
        index.suggest(Typed.normal(text), MOST_SUGGESTIONS).stream().map(AppId::new).toList();
    Map<AppId, Listing> there =
        listings.find(apps).stream()
            .filter(Listing::isSearchable)
            .filter(listing -> !withheld.isIn(listing))
            .collect(Collectors.toMap(Listing::app, Function.identity()));
    return apps.stream().flatMap(app -> Optional.ofNullable(there.get(app)).stream()).toList();
  }

  /** What the desk reads of searches that found nothing. */
  private void keep(String typed) {
    if (typed.codePointCount(0, typed.length()) < SHORTEST_KEPT) {
      return;
    }
    Instant now = clock.instant();
    acting.as(
        ACTOR,
        () ->
            transaction.executeWithoutResult(
                _ -> empty.add(now.atZone(zone).toLocalDate(), typed, now)));
  }
}
