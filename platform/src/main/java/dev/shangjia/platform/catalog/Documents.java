package dev.shangjia.platform.catalog;

import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.Standings;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.catalog.search.Document;
import dev.shangjia.platform.catalog.search.Document.Reach;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Makes of listings what is indexed of them. */
@Component
final class Documents {
  private final Signals signals;
  private final Organizations organizations;
  private final Standings standings;
  private final Clock clock;

  Documents(Signals signals, Organizations organizations, Standings standings, Clock clock) {
    this.signals = signals;
    this.organizations = organizations;
    this.standings = standings;
    this.clock = clock;
  }

  /** Those of listings that are found or shown at all. */
  List<Document> of(Collection<Listing> listings) {
    Map<AppId, ObjectNode> known = signals.of(listings);
    Map<Long, ProviderWords> providers = new HashMap<>();
    Instant now = clock.instant();
    return listings.stream()
        .flatMap(
            listing ->
                reach(listing)
                    .map(
                        reach ->
                            document(
                                listing,
                                reach,
                                providers.computeIfAbsent(
                                    listing.provider().value(), _ -> provider(listing)),
                                Objects.requireNonNull(known.get(listing.app())),
                                now))
                    .stream())
        .toList();
  }

  private record ProviderWords(String name, String verified) {}

  private ProviderWords provider(Listing listing) {
    return new ProviderWords(
        organizations.get(listing.provider()).map(Organization::name).orElse(""),
        standings.all(listing.provider()).stream().anyMatch(one -> one.verified() != null)
            ? "yes"
            : "no");
  }

  private static Optional<Reach> reach(Listing listing) {
    if (listing.isDisplayed()) {
      return Optional.of(listing.isSearchable() ? Reach.LISTS : Reach.LISTS_ALONE);
    }
    return listing.isSearchable() ? Optional.of(Reach.SEARCH) : Optional.empty();
  }

  private Document document(
      Listing listing, Reach reach, ProviderWords provider, ObjectNode known, Instant now) {
    ListingContent content = listing.content();
    String approved = content.provider();
    return new Document(
        listing.app().value(),
        content.name(),
        Objects.requireNonNullElse(content.summary(), ""),
        Objects.requireNonNullElse(content.description(), ""),
        approved == null ? provider.name() : approved,
        content.keywords(),
        reach,
        listing.program(),
        content.categories(),
        content.pricing() == null ? "" : content.pricing().code(),
        content.terminals(),
        content.permissions().stream().map(Permission::scope).distinct().toList(),
        provider.verified(),
        listing.publishedAt().getEpochSecond(),
        signals.standard().value(known, now),
        signals.of(listing.program()).value(known, now));
  }
}
