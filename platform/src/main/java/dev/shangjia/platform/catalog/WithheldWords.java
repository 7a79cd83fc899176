package dev.shangjia.platform.catalog;

import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.text.Folded;
import dev.shangjia.engine.text.Folding;
import dev.shangjia.engine.text.WordMatcher;
import dev.shangjia.platform.policies.Policies;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Words for which search shows nothing, whether somebody types them or a result holds them: word
 * lists of the installed rulebooks, with the contexts in which a word is harmless. Source: TM-472,
 * TM-473, TM-475.
 */
@Component
final class WithheldWords {
  private final Policies policies;
  private final List<String> lists;
  private final Map<String, List<WordMatcher>> matchers = new ConcurrentHashMap<>();

  WithheldWords(Policies policies, SearchSettings settings) {
    this.policies = policies;
    this.lists = settings.withheld();
  }

  /** Whether a text holds such a word. */
  boolean isIn(String text) {
    if (text.isBlank()) {
      return false;
    }
    Folded folded = Folding.fold(text);
    return policies.installed().stream()
        .flatMap(program -> policies.find(program.id()).stream())
        .flatMap(this::matchers)
        .anyMatch(matcher -> !matcher.find(folded).isEmpty());
  }

  /** Whether a listing may be among results. */
  boolean isIn(Listing listing) {
    ListingContent content = listing.content();
    return isIn(
        String.join(
            "\n",
            Stream.of(
                    Stream.of(content.name()),
                    Stream.ofNullable(content.summary()),
                    Stream.ofNullable(content.description()))
                .flatMap(one -> one)
                .toList()));
  }

  private Stream<WordMatcher> matchers(Rulebook rulebook) {
    return matchers
        .computeIfAbsent(
            rulebook.hash(),
            _ ->
                rulebook.words().values().stream()
                    .filter(list -> lists.contains(list.id()))
                    .map(WordMatcher::new)
                    .toList())
        .stream();
  }
}
