package dev.shangjia.engine.metrics;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.expression.CheckedExpressions;
import dev.shangjia.engine.expression.Compiled;
import dev.shangjia.engine.expression.Evaluation;
import dev.shangjia.engine.expression.Expressions;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.FactType;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.GatheredFacts;
import dev.shangjia.engine.rulebook.Expression;
import dev.shangjia.engine.rulebook.Ranking;
import dev.shangjia.engine.rulebook.Rulebook;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How listed apps are ordered, ready to be asked: signals go in, a number and what each of them
 * gave to it come out. Compiled once; then it may be used many times, by several threads.
 */
public final class Ranker {
  private static final String SIGNALS = "signals";

  /**
   * The order where a rulebook has none, and of apps of several programs beside each other. Sixty
   * points are the text's; few ratings count as much as ones in the middle, so that one enterprise
   * does not make a favourite; what is new has some weeks to be seen.
   */
  private static final Ranking STANDARD =
      new Ranking(
          new LocalText(
              "先看与搜索词是否相符，再看评分、活跃企业、质量和新近程度；被降权的靠后",
              "What matches the search stands first, then rating, active enterprises, quality and"
                  + " freshness; what was demoted moves down"),
          true,
          new Expression(
              "60.0 * signals.text"
                  + " + 12.0 * (signals.rating * double(signals.ratings) + 3.5 * 8.0)"
                  + " / (double(signals.ratings) + 8.0) / 5.0"
                  + " + 10.0 * double(signals.activeEnterprises)"
                  + " / (double(signals.activeEnterprises) + 50.0)"
                  + " + 8.0 * signals.quality / 100.0"
                  + " + 6.0 * 60.0 / (60.0 + double(signals.listedDays))"
                  + " - 15.0 * double(signals.demotions)",
              new SourcePlace("standard-ranking", 1, 1)),
          List.of(),
          new SourcePlace("standard-ranking", 1, 1));

  private final Ranking ranking;
  private final Compiled value;
  private final Map<String, FactType> types;

  private Ranker(Ranking ranking, Compiled value, Map<String, FactType> types) {
    this.ranking = ranking;
    this.value = value;
    this.types = types;
  }

  /**
   * What an app's signals come to.
   *
   * @param value the greatest stands first
   * @param shares what single signals gave, the greatest first; none that gave nothing
   */
  public record Ranked(double value, List<Share> shares) {
    public Ranked {
      shares = List.copyOf(shares);
    }
  }

  /**
   * What one signal gave.
   *
   * @param signal its name, such as {@code rating}
   * @param points by how much the value is greater than without it; negative where it took away
   */
  public record Share(String signal, double points) {}

  /**
   * The order of a rulebook; the standard one when it has none.
   *
   * @throws IllegalArgumentException when its ranking does not compile, which no installed
   *     rulebook's does
   */
  public static Ranker of(Rulebook rulebook) {
    Ranking own = rulebook.ranking();
    return own == null ? standard() : compiled(own, rulebook);
  }

  /** The order of apps of several programs. */
  public static Ranker standard() {
    var types = types();
    return new Ranker(
        STANDARD,
        compiled(
            STANDARD, new Expressions(types, Map.of(), Map.of(), "CN", CheckedExpressions.none())),
        types);
  }

  private static Ranker compiled(Ranking ranking, Rulebook rulebook) {
    var types = types();
    return new Ranker(
        ranking,
        compiled(
            ranking,
            new Expressions(
                types,
                rulebook.words(),
                rulebook.checklists(),
                rulebook.region(),
                CheckedExpressions.none())),
        types);
  }

  private static Map<String, FactType> types() {
    return Map.of(SIGNALS, Objects.requireNonNull(Catalogue.groups().get(SIGNALS)));
  }

  private static Compiled compiled(Ranking ranking, Expressions expressions) {
    var problems = new ArrayList<Problem>();
    return new GateCompiler(expressions, problems)
        .number(ranking.value())
        .orElseThrow(() -> new IllegalArgumentException("a ranking does not compile: " + problems));
  }

  /** What comes first, in a sentence. */
  public LocalText title() {
    return ranking.title();
  }

  /** The names of all signals, in the catalogue's order. */
  public static List<String> signals() {
    return List.copyOf(struct().fields().keySet());
  }

  /**
   * What signals come to.
   *
   * @param signals by name; what is left out counts as nothing known: zero or an empty text
   * @param at the time of judging
   */
  public double value(ObjectNode signals, Instant at) {
    return reckon(complete(signals), at);
  }

  /** The same, with what each signal gave to it. */
  public Ranked explained(ObjectNode signals, Instant at) {
    ObjectNode all = complete(signals);
    double whole = reckon(all, at);
    List<Share> shares =
        signals().stream()
            .map(name -> new Share(name, whole - without(all, name, at)))
            .filter(share -> Math.abs(share.points()) > 1e-6)
            .sorted(Comparator.comparingDouble(Share::points).reversed())
            .toList();
    return new Ranked(whole, shares);
  }

  private double without(ObjectNode signals, String name, Instant at) {
    ObjectNode less = signals.deepCopy();
    less.set(name, Objects.requireNonNull(nothing().get(name)));
    return reckon(less, at);
  }

  private double reckon(ObjectNode signals, Instant at) {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context.set(SIGNALS, signals);
    var facts = new GatheredFacts(Facts.ofContext("", context));
    var reckoning =
        new Reckoning(new Evaluation(types, facts, at.atZone(ZoneOffset.UTC)), Map.of());
    return switch (reckoning.plain(value)) {
      case ScoreAnswer.Known known -> known.value();
      case ScoreAnswer.Unknown(LocalText reason) ->
          throw new IllegalStateException("all signals are there, and still: " + reason.en());
    };
  }

  private static ObjectNode complete(ObjectNode signals) {
    ObjectNode all = nothing();
    all.setAll(signals);
    return all;
  }

  /** Each signal as it is where nothing is known. */
  private static ObjectNode nothing() {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    struct()
        .fields()
        .forEach(
            (name, field) -> {
              JsonNode value =
                  switch ((FactType.Scalar) field.type()) {
                    case STRING -> JsonNodeFactory.instance.stringNode("");
                    case INT -> JsonNodeFactory.instance.numberNode(0L);
                    case DOUBLE -> JsonNodeFactory.instance.numberNode(0.0);
                    case BOOL -> JsonNodeFactory.instance.booleanNode(false);
                  };
              nothing.set(name, value);
            });
    return nothing;
  }

  private static FactType.Struct struct() {
    return Objects.requireNonNull(Catalogue.groups().get(SIGNALS));
  }
}
