package dev.shangjia.platform.catalog.search;

import dev.shangjia.platform.catalog.search.Question.Order;
import dev.shangjia.platform.catalog.search.Results.Closeness;
import dev.shangjia.platform.catalog.search.Results.Count;
import dev.shangjia.platform.catalog.search.Results.Hit;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.search.engine.search.aggregation.AggregationKey;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.engine.search.query.SearchResult;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.AnnotatedTypeSource;
import org.hibernate.search.mapper.pojo.standalone.mapping.CloseableSearchMapping;
import org.hibernate.search.mapper.pojo.standalone.mapping.SearchMapping;
import org.hibernate.search.mapper.pojo.standalone.session.SearchSession;
import org.hibernate.search.mapper.pojo.work.IndexingPlanSynchronizationStrategy;

/**
 * The index that the market is searched in, on this machine or on a cluster. Safe for several
 * threads; what is put in is found as soon as {@link #put} returns.
 */
public final class ListingIndex implements AutoCloseable {
  /**
   * Counts up with each change of what is indexed, so that nobody reads an index made otherwise.
   */
  public static final int MAPPING = 1;

  private static final int MOST_COUNTS = 30;

  /** With fewer results than this, similar ones are shown too. */
  private static final int ENOUGH = 6;

  /** How well something similar matches at most, beside what holds all of it. */
  private static final double AS_GOOD = 0.1;

  /** A score from which on a match is as good as it can be. */
  private static final double FULL = 40;

  private final CloseableSearchMapping mapping;
  private final Synonyms synonyms;

  private ListingIndex(CloseableSearchMapping mapping) {
    this.mapping = mapping;
    this.synonyms = Synonyms.shipped();
  }

  /**
   * Opens an index in a folder of this machine; makes it when there is none.
   *
   * @param folder that no other process writes to
   */
  public static ListingIndex inFolder(Path folder) {
    return open(
        Map.of(
            "hibernate.search.backend.type",
            "lucene",
            "hibernate.search.backend.lucene_version",
            "LATEST",
            "hibernate.search.backend.directory.root",
            folder.toString(),
            "hibernate.search.backend.analysis.configurer",
            Analysis.ofLucene()));
  }

  /**
   * Opens an index of a cluster of Elasticsearch or OpenSearch; makes it when there is none.
   *
   * @param settings of Hibernate Search, by their names behind {@code hibernate.search.backend.},
   *     such as {@code uris}
   */
  public static ListingIndex ofCluster(Map<String, String> settings) {
    Map<String, Object> all = new LinkedHashMap<>();
    settings.forEach((name, value) -> all.put("hibernate.search.backend." + name, value));
    all.put("hibernate.search.backend.type", "elasticsearch");
    all.put("hibernate.search.backend.analysis.configurer", Analysis.ofElasticsearch());
    return open(all);
  }

  private static ListingIndex open(Map<String, Object> settings) {
    return new ListingIndex(
        SearchMapping.builder(AnnotatedTypeSource.fromClasses(IndexedDocument.class))
            .properties(settings)
            .property("hibernate.search.schema_management.strategy", "create-or-validate")
            .property("hibernate.search.mapping.build_missing_discovered_jandex_indexes", false)
            .property(
                "hibernate.search.mapping.discover_annotated_types_from_root_mapping_annotations",
                false)
            .property(
                "hibernate.search.indexing.plan.synchronization.strategy",
                IndexingPlanSynchronizationStrategy.sync())
            .build());
  }

  /** Puts documents in, in place of those of the same apps; all of them or, on a failure, some. */
  public void put(Collection<Document> documents) {
    try (SearchSession session = mapping.createSession()) {
      documents.forEach(one -> session.indexingPlan().addOrUpdate(new IndexedDocument(one)));
    }
  }

  /** Takes the documents of apps out. */
  public void remove(Collection<Long> apps) {
    try (SearchSession session = mapping.createSession()) {
      apps.forEach(app -> session.indexingPlan().purge(IndexedDocument.class, app, null));
    }
  }

  /** Makes on disk what was put in, so that a crash does not lose it. */
  public void flush() {
    try (SearchSession session = mapping.createSession()) {
      session.workspace().flush();
      session.workspace().refresh();
    }
  }

  /** Makes it quick to ask after much was put in: one segment in place of many. */
  public void compact() {
    try (SearchSession session = mapping.createSession()) {
      session.workspace().mergeSegments();
      session.workspace().refresh();
    }
  }

  /** How many documents there are. */
  public long size() {
    try (SearchSession session = mapping.createSession()) {
      return session.search(IndexedDocument.class).where(f -> f.matchAll()).fetchTotalHitCount();
    }
  }

  /** What a question finds: what holds all of it, and, where that is little, what is similar. */
  public Results find(Question question) {
    Results exact = find(question, Closeness.ALL);
    if (question.isBrowsing() || exact.total() >= ENOUGH) {
      return exact;
    }
    if (exact.total() == 0) {
      return find(question, Closeness.SIMILAR);
    }
    return question.order() == Order.NEWEST
        ? exact
        : followed(exact, find(question, Closeness.SIMILAR), question);
  }

  /** What holds all of it first; what is similar is not taken for as good. */
  private static Results followed(Results exact, Results similar, Question question) {
    if (similar.total() == exact.total()) {
      return exact;
    }
    Set<Long> first = exact.hits().stream().map(Hit::app).collect(Collectors.toUnmodifiableSet());
    Stream<Hit> others =
        similar.hits().stream()
            .filter(hit -> !first.contains(hit.app()))
            .map(hit -> new Hit(hit.app(), hit.text() * AS_GOOD));
    return new Results(
        Stream.concat(exact.hits().stream(), others).limit(question.most()).toList(),
        similar.total(),
        similar.counts(),
        Closeness.FEW);
  }

  private Results find(Question question, Closeness closeness) {
    try (SearchSession session = mapping.createSession()) {
      var query =
          session
              .search(IndexedDocument.class)
              .select(f -> f.composite(f.id(Long.class), f.score()))
              .where(f -> predicate(f, question, closeness))
              .sort(
                  f ->
                      question.order() == Order.NEWEST
                          ? f.field("listedAt").desc()
                          : question.isBrowsing()
                              ? f.field(standing(question)).desc()
                              : f.composite()
                                  .add(f.score().desc())
                                  .add(f.field(standing(question)).desc()));
      Map<Facet, AggregationKey<Map<String, Long>>> keys = new EnumMap<>(Facet.class);
      for (Facet facet : Facet.values()) {
        AggregationKey<Map<String, Long>> key = AggregationKey.of(facet.code());
        keys.put(facet, key);
        query =
            query.aggregation(
                key,
                f ->
                    f.terms()
                        .field(facet.code(), String.class)
                        .orderByCountDescending()
                        .maxTermCount(MOST_COUNTS));
      }
      SearchResult<List<?>> found = query.fetch(question.first(), question.most());
      Map<Facet, List<Count>> counts = new EnumMap<>(Facet.class);
      keys.forEach((facet, key) -> counts.put(facet, counts(found.aggregation(key))));
      return new Results(
          found.hits().stream().map(hit -> hit(hit, question)).toList(),
          found.total().hitCount(),
          counts,
          closeness);
    }
  }

  /** Programs order their own; beside each other, apps stand as in the whole market. */
  private static String standing(Question question) {
    return question.filters().containsKey(Facet.PROGRAM) ? "inProgram" : "inMarket";
  }

  private static Hit hit(List<?> hit, Question question) {
    double score = ((Float) hit.get(1)).doubleValue();
    return new Hit((Long) hit.get(0), question.isBrowsing() ? 0 : Math.min(1, score / FULL));
  }

  private static List<Count> counts(Map<String, Long> found) {
    return found.entrySet().stream()
        .map(one -> new Count(one.getKey(), one.getValue()))
        .sorted(Comparator.comparingLong(Count::results).reversed().thenComparing(Count::value))
        .toList();
  }

  private PredicateFinalStep predicate(
      SearchPredicateFactory f, Question question, Closeness closeness) {
    return f.and()
        .with(
            all -> {
              all.add(
                  f.terms()
                      .field("reach")
                      .matchingAny(
                          question.isBrowsing()
                              ? List.of("lists", "lists_alone")
                              : List.of("lists", "search"))
                      .constantScore()
                      .boost(0));
              question
                  .filters()
                  .forEach(
                      (facet, value) ->
                          all.add(
                              f.match()
                                  .field(facet.code())
                                  .matching(value)
                                  .constantScore()
                                  .boost(0)));
              if (!question.isBrowsing()) {
                all.add(new Matching(f, synonyms, closeness).of(question.text()));
              }
            });
  }

  /**
   * Names that somebody who typed this may mean, the best first.
   *
   * @param most how many at most
   */
  public List<Long> suggest(String text, int most) {
    if (text.isBlank()) {
      return List.of();
    }
    try (SearchSession session = mapping.createSession()) {
      return session
          .search(IndexedDocument.class)
          .select(f -> f.id(Long.class))
          .where(
              f ->
                  f.and()
                      .add(f.terms().field("reach").matchingAny(List.of("lists", "search")))
                      .add(new Matching(f, synonyms, Closeness.ALL).ofName(text)))
          .sort(f -> f.composite().add(f.score().desc()).add(f.field("inMarket").desc()))
          .fetchHits(most);
    }
  }

  @Override
  public void close() {
    mapping.close();
  }
}
