package dev.shangjia.engine.rulebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In what two versions of the sanctions differ. */
final class ConductDiff {
  private ConductDiff() {}

  /** A measure, a step or the appeal, as properties and their values. */
  record Part(Map<String, String> properties) {}

  /** The parts of a rulebook's conduct, by name. */
  static Map<String, Part> parts(Rulebook rulebook) {
    var parts = new LinkedHashMap<String, Part>();
    Conduct conduct = rulebook.conduct();
    if (conduct == null) {
      return parts;
    }
    for (Conduct.Measure measure : conduct.measures()) {
      parts.put(
          measure.id(),
          new Part(
              Map.of(
                  "effects",
                  Differences.shown(measure.effects()),
                  "title.zh",
                  measure.title().zh(),
                  "title.en",
                  measure.title().en())));
    }
    for (Conduct.Ladder ladder : conduct.ladders()) {
      parts.put(
          ladder.id(),
          new Part(
              Map.of(
                  "repeat",
                  ladder.repeat().code(),
                  "steps",
                  String.join(", ", ladder.steps().stream().map(Conduct.Step::id).toList()))));
      ladder.steps().forEach(step -> parts.put(ladder.id() + "/" + step.id(), step(step)));
    }
    Conduct.Appeal appeal = conduct.appeal();
    if (appeal != null) {
      parts.put(
          "appeal",
          new Part(
              Map.of(
                  "within", Differences.shown(appeal.within()),
                  "answered", Differences.shown(appeal.answered()),
                  "suspends", appeal.suspends().name(),
                  "title.zh", appeal.title().zh(),
                  "title.en", appeal.title().en())));
    }
    return parts;
  }

  private static Part step(Conduct.Step step) {
    return new Part(
        Map.of(
            "measures", String.join(", ", step.measures()),
            "after", Differences.shown(step.after()),
            "lasts", Differences.shown(step.lasts()),
            "until", step.until().code(),
            "triggers",
                String.join(", ", step.triggers().stream().map(Conduct.Trigger::id).toList()),
            "title.zh", step.title().zh(),
            "title.en", step.title().en()));
  }

  static List<Difference> differences(Part before, Part after) {
    var found = new Differences();
    for (String property : after.properties.keySet().stream().sorted().toList()) {
      String old = before.properties.getOrDefault(property, "");
      String now = after.properties.getOrDefault(property, "");
      if (property.startsWith("title")) {
        found.reworded(property, old, now);
      } else {
        found.changed(property, old, now);
      }
    }
    return found.all();
  }
}
