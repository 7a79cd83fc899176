package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.rulebook.Gate.Figure;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In what two versions of gates, scores and the ranking differ. */
final class GateDiff {
  private GateDiff() {}

  static List<Difference> ofGate(Gate before, Gate after) {
    var found = new Differences();
    found.add(
        "confidence",
        shown(before.confidence()),
        shown(after.confidence()),
        Direction.ofGrowth(Double.compare(after.confidence(), before.confidence())));
    found.reworded("title", before.title(), after.title());
    found.reworded("cites", before.cites(), after.cites());
    return found.all();
  }

  /** The conditions of all gates, by gate and id: one more refuses more. */
  static Map<String, Gate.Condition> conditions(Rulebook rulebook) {
    var conditions = new LinkedHashMap<String, Gate.Condition>();
    for (Gate gate : rulebook.gates().values()) {
      gate.conditions().forEach(one -> conditions.put(gate.id() + "/" + one.id(), one));
    }
    return conditions;
  }

  static List<Difference> ofCondition(Gate.Condition before, Gate.Condition after) {
    var found = new Differences();
    found.changed("figure", shown(before.figure()), shown(after.figure()));
    found.add(
        "threshold",
        shown(before.threshold()),
        shown(after.threshold()),
        threshold(before.threshold(), after.threshold()));
    found.add(
        "estimate",
        estimate(before.figure()),
        estimate(after.figure()),
        // From the plain figure to a cautious bound, fewer pass.
        estimate(after.figure()).equals(Gate.Estimate.WILSON.code())
            ? Direction.TIGHTENED
            : Direction.LOOSENED);
    found.add(
        "minimum",
        minimum(before.figure()),
        minimum(after.figure()),
        Direction.ofGrowth(Integer.compare(minimum(after.figure()), minimum(before.figure()))));
    found.add(
        "negotiable",
        before.negotiable(),
        after.negotiable(),
        after.negotiable() ? Direction.LOOSENED : Direction.TIGHTENED);
    found.reworded("title", before.title(), after.title());
    found.reworded("why", before.why(), after.why());
    found.reworded("cites", before.cites(), after.cites());
    return found.all();
  }

  static List<Difference> ofScore(Score before, Score after) {
    var found = new Differences();
    found.changed("value", before.value(), after.value());
    found.changed("levels", levels(before), levels(after));
    found.reworded("ours", before.ours(), after.ours());
    found.reworded("title", before.title(), after.title());
    found.reworded("cites", before.cites(), after.cites());
    return found.all();
  }

  /** The ranking under its one name, when there is one. */
  static Map<String, Ranking> ranking(Rulebook rulebook) {
    Ranking ranking = rulebook.ranking();
    return ranking == null ? Map.of() : Map.of("ranking", ranking);
  }

  static List<Difference> ofRanking(Ranking before, Ranking after) {
    var found = new Differences();
    found.changed("value", before.value(), after.value());
    found.reworded("ours", before.ours(), after.ours());
    found.reworded("title", before.title(), after.title());
    found.reworded("cites", before.cites(), after.cites());
    return found.all();
  }

  private static Direction threshold(Gate.Threshold before, Gate.Threshold after) {
    if (before.sense().isUpwards() != after.sense().isUpwards()) {
      return Direction.CHANGED;
    }
    int grown = Double.compare(after.limit(), before.limit());
    if (grown == 0) {
      // Equal limits, other senses: strict refuses the limit itself.
      boolean strict = after.sense() == Gate.Sense.ABOVE || after.sense() == Gate.Sense.BELOW;
      return strict ? Direction.TIGHTENED : Direction.LOOSENED;
    }
    return Direction.ofGrowth(after.sense().isUpwards() ? grown : -grown);
  }

  private static String shown(Figure figure) {
    return switch (figure) {
      case Figure.Ratio ratio -> ratio.of().text() + " / " + ratio.over().text();
      case Figure.Value value ->
          value.value().text()
              + (value.samples() == null ? "" : " of " + value.samples().text())
              + (value.scale() == null ? "" : " up to " + shown(value.scale()));
      case Figure.Scored score -> "score " + score.score();
    };
  }

  private static String estimate(Figure figure) {
    return switch (figure) {
      case Figure.Ratio ratio -> ratio.estimate().code();
      case Figure.Value value -> value.estimate().code();
      case Figure.Scored _ -> Gate.Estimate.POINT.code();
    };
  }

  private static int minimum(Figure figure) {
    return switch (figure) {
      case Figure.Ratio ratio -> ratio.minimum();
      case Figure.Value value -> value.minimum();
      case Figure.Scored _ -> 1;
    };
  }

  private static String shown(Gate.Threshold threshold) {
    return threshold.sense().code() + " " + shown(threshold.limit());
  }

  private static String levels(Score score) {
    return String.join(
        ", ",
        score.levels().stream().map(level -> level.id() + " " + shown(level.atLeast())).toList());
  }

  private static String shown(@Nullable Double number) {
    return number == null ? "" : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
