package dev.shangjia.platform.catalog.search;

import dev.shangjia.platform.catalog.search.Results.Closeness;
import java.util.Arrays;
import java.util.List;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.engine.search.predicate.dsl.SimpleBooleanPredicateClausesCollector;

/**
 * Makes a query of what somebody typed. What stands between spaces is a part; a result matches all
 * parts, each in the best of these ways: its name, its name read out, its keywords, who offers it,
 * what it says of itself; each part in the words that were typed or in ones that mean the same.
 */
final class Matching {
  private static final int MOST_PARTS = 8;
  private static final int ALL_OF_IT = 100;
  private static final int SOME_OF_IT = 50;

  /** Half of two characters says nothing of a word. */
  private static final int SHORTEST_SIMILAR = 3;

  private static final float WHOLE_NAME = 40;
  private static final float IN_NAME = 16;
  private static final float WORDS_OF_NAME = 10;
  private static final float READ_OUT = 12;
  private static final float SOUNDS_ALIKE = 6;
  private static final float KEYWORD = 8;
  private static final float OFFERED_BY = 7;
  private static final float IN_SUMMARY = 4;
  private static final float MISTYPED = 4;
  private static final float BY_SYNONYM = 0.6f;

  private final SearchPredicateFactory f;
  private final Synonyms synonyms;
  private final Closeness closeness;

  Matching(SearchPredicateFactory f, Synonyms synonyms, Closeness closeness) {
    this.f = f;
    this.synonyms = synonyms;
    this.closeness = closeness;
  }

  /** Something that matches all parts of a text, or, where that is enough, something like it. */
  PredicateFinalStep of(String text) {
    List<String> parts = parts(text);
    return parts.isEmpty()
        ? f.matchNone()
        : f.and().with(all -> parts.forEach(part -> all.add(part(part))));
  }

  /** Something whose name a text begins or is part of. */
  PredicateFinalStep ofName(String text) {
    return f.and()
        .with(
            all ->
                parts(text)
                    .forEach(
                        part ->
                            all.add(
                                f.or()
                                    .with(
                                        any -> {
                                          inName(any, part, 1);
                                          readOut(any, part);
                                        }))));
  }

  private static List<String> parts(String text) {
    return Arrays.stream(Typed.normal(text).split(" ", -1))
        .filter(part -> !part.isEmpty())
        .limit(MOST_PARTS)
        .toList();
  }

  private PredicateFinalStep part(String part) {
    return f.or()
        .with(
            any -> {
              written(any, part, 1);
              readOut(any, part);
              synonyms.of(part).forEach(other -> written(any, other, BY_SYNONYM));
              if (closeness == Closeness.SIMILAR) {
                similar(any, part);
              }
            });
  }

  private void written(
      SimpleBooleanPredicateClausesCollector<?, ?> any, String part, float weight) {
    inName(any, part, weight);
    any.add(all("nameWords", part, WORDS_OF_NAME * weight));
    any.add(all("keywords", part, KEYWORD * weight));
    if (Typed.length(part) > 1) {
      any.add(all("provider", part, OFFERED_BY * weight));
      any.add(all("summary", part, IN_SUMMARY * weight));
      any.add(
          f.match()
              .field("description")
              .matching(part)
              .minimumShouldMatchPercent(ALL_OF_IT)
              .boost(weight));
    }
  }

  private void inName(SimpleBooleanPredicateClausesCollector<?, ?> any, String part, float weight) {
    any.add(f.match().field("wholeName").matching(part).constantScore().boost(WHOLE_NAME * weight));
    any.add(all("name", part, IN_NAME * weight));
  }

  /** Letters may be a reading; Chinese characters may be others that sound alike. */
  private void readOut(SimpleBooleanPredicateClausesCollector<?, ?> any, String part) {
    if (Typed.isLatin(part)) {
      any.add(f.match().field("reading").matching(part).constantScore().boost(READ_OUT));
    } else if (Typed.length(part) > 1) {
      String sound = Pinyin.whole(part);
      if (!sound.isEmpty()) {
        any.add(f.match().field("reading").matching(sound).constantScore().boost(SOUNDS_ALIKE));
      }
    }
  }

  private void similar(SimpleBooleanPredicateClausesCollector<?, ?> any, String part) {
    if (Typed.isLatin(part) && Typed.length(part) > 3) {
      any.add(
          f.match()
              .fields("nameWords", "wholeReading")
              .matching(part)
              .fuzzy(Typed.length(part) > 6 ? 2 : 1, 1)
              .constantScore()
              .boost(MISTYPED));
      any.add(f.match().fields("summary", "description").matching(part).fuzzy(1, 2));
      return;
    }
    if (Typed.length(part) < SHORTEST_SIMILAR) {
      return;
    }
    any.add(
        f.match()
            .field("name")
            .matching(part)
            .minimumShouldMatchPercent(SOME_OF_IT)
            .boost(MISTYPED));
    for (String field : List.of("nameWords", "keywords", "summary", "description")) {
      any.add(f.match().field(field).matching(part).minimumShouldMatchPercent(SOME_OF_IT));
    }
  }

  private PredicateFinalStep all(String field, String part, float boost) {
    return f.match()
        .field(field)
        .matching(part)
        .minimumShouldMatchPercent(ALL_OF_IT)
        .constantScore()
        .boost(boost);
  }
}
