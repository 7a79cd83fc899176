package dev.shangjia.platform.catalog;

import dev.shangjia.engine.metrics.Ranker;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.policies.Policies;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What listings are ordered by: the signals of each, and the rankings that read them. */
@Component
final class Signals {
  private final List<SignalSource> sources;
  private final Policies policies;
  private final Clock clock;
  private final Ranker standard = Ranker.standard();
  private final Map<String, Ranker> rankers = new ConcurrentHashMap<>();

  Signals(List<SignalSource> sources, Policies policies, Clock clock) {
    this.sources = List.copyOf(sources);
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * The signals of listings, by app; what a listing says of itself, and what other modules know.
   */
  Map<AppId, ObjectNode> of(Collection<Listing> listings) {
    Map<AppId, ObjectNode> all = new HashMap<>();
    for (Listing listing : listings) {
      ObjectNode own = JsonNodeFactory.instance.objectNode();
      own.put(
          "listedDays",
          Math.max(0, Duration.between(listing.publishedAt(), clock.instant()).toDays()));
      own.put("demotions", (long) listing.visibility().demotions());
      all.put(listing.app(), own);
    }
    for (SignalSource source : sources) {
      source
          .known(all.keySet())
          .forEach((app, known) -> all.computeIfPresent(app, (_, own) -> own.setAll(known)));
    }
    return all;
  }

  /** How apps of all programs are ordered beside each other. */
  Ranker standard() {
    return standard;
  }

  /** How a program orders its own apps, by the rulebook in force. */
  Ranker of(String program) {
    var rulebook = policies.inForce(program);
    return rankers.computeIfAbsent(
        rulebook.hash(), _ -> rulebook.ranking() == null ? standard : Ranker.of(rulebook));
  }
}
