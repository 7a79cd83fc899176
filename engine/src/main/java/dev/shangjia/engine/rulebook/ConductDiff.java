package dev.shangjia.engine.rulebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In what two versions of the sanctions differ. */
final class ConductDiff {
  private ConductDiff() {}

  /** A state, a measure, a step, a choice or the appeal, as properties and their values. */
  record Part(Map<String, String> properties) {}

  /** The parts of a rulebook's conduct, by name. */
  static Map<String, Part> parts(Rulebook rulebook) {
    var parts = new LinkedHashMap<String, Part>();
    Conduct conduct = rulebook.conduct();
    if (conduct == null) {
      return parts;
    }
    conduct.states().forEach(state -> parts.put("state " + state.id(), state(state)));
    conduct.measures().forEach(measure -> parts.put(measure.id(), measure(measure)));
    for (Conduct.Ladder ladder : conduct.ladders()) {
      parts.put(ladder.id(), ladder(ladder));
      ladder.steps().forEach(step -> parts.put(ladder.id() + "/" + step.id(), step(step)));
    }
    conduct.choices().forEach(choice -> parts.put(choice.id(), choice(choice)));
    Conduct.Appeal appeal = conduct.appeal();
    if (appeal != null) {
      parts.put("appeal", appeal(appeal));
    }
    return parts;
  }

  private static Part state(Visibility state) {
    var properties = new LinkedHashMap<String, String>();
    state
        .effects()
        .forEach(
            (access, setting) ->
                properties.put(
                    access.code(), setting.allows() + (setting.isStated() ? "" : " (not stated)")));
    return titled(properties, state.title().zh(), state.title().en());
  }

  private static Part measure(Conduct.Measure measure) {
    var properties = new LinkedHashMap<String, String>();
    properties.put("effects", Differences.shown(measure.effects()));
    properties.put("on", measure.on().code());
    properties.put("state", orBlank(measure.state()));
    properties.put("ends", measure.ends().code());
    return titled(properties, measure.title().zh(), measure.title().en());
  }

  private static Part ladder(Conduct.Ladder ladder) {
    var properties = new LinkedHashMap<String, String>();
    properties.put("repeat", ladder.repeat().code());
    properties.put("per", ladder.per().code());
    properties.put("within", Differences.shown(ladder.within()));
    properties.put("serious", ladder.serious() == null ? "" : ladder.serious().title().en());
    properties.put("steps", names(ladder.steps().stream().map(Conduct.Step::id).toList()));
    return new Part(properties);
  }

  private static Part step(Conduct.Step step) {
    var properties = new LinkedHashMap<String, String>();
    properties.put("at-once", names(step.atOnce()));
    properties.put("measures", names(step.measures()));
    properties.put("after", Differences.shown(step.after()));
    properties.put("lasts", Differences.shown(step.lasts()));
    properties.put("lengthens", String.valueOf(step.begins() == Conduct.Begins.WITH_EARLIER));
    properties.put("until", step.until().code());
    properties.put("triggers", triggers(step.triggers()));
    return titled(properties, step.title().zh(), step.title().en());
  }

  private static Part choice(Conduct.Choice choice) {
    var properties = new LinkedHashMap<String, String>();
    properties.put("measures", names(choice.measures()));
    properties.put("triggers", triggers(choice.triggers()));
    return titled(properties, choice.title().zh(), choice.title().en());
  }

  private static Part appeal(Conduct.Appeal appeal) {
    var properties = new LinkedHashMap<String, String>();
    properties.put("to", orBlank(appeal.to()));
    properties.put("within", Differences.shown(appeal.within()));
    properties.put("answered", Differences.shown(appeal.answered()));
    properties.put("suspends", appeal.suspends().name());
    return titled(properties, appeal.title().zh(), appeal.title().en());
  }

  private static Part titled(Map<String, String> properties, String zh, String en) {
    properties.put("title.zh", zh);
    properties.put("title.en", en);
    return new Part(properties);
  }

  private static String orBlank(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String names(List<String> names) {
    return String.join(", ", names);
  }

  private static String triggers(List<Conduct.Trigger> triggers) {
    return names(triggers.stream().map(Conduct.Trigger::id).toList());
  }

  static List<Difference> differences(Part before, Part after) {
    var found = new Differences();
    for (String property : after.properties.keySet().stream().sorted().toList()) {
      String old = before.properties.getOrDefault(property, "");
      String now = after.properties.getOrDefault(property, "");
      found.add(property, old, now, direction(property, old, now));
    }
    return found.all();
  }

  /** What weighs more on those it meets is tighter; where that is not sure, it is just changed. */
  private static Direction direction(String property, String before, String now) {
    return switch (property) {
      case "title.zh", "title.en" -> Direction.REWORDED;
      case "lasts" -> longer(before, now);
      case "after" -> longer(before, now).opposite();
      case "until", "ends" -> Direction.ofGrowth(weight(now) - weight(before));
      case "recommended", "searchable", "installable", "usable" ->
          Direction.ofGrowth(Boolean.compare(before.startsWith("true"), now.startsWith("true")));
      default -> Direction.CHANGED;
    };
  }

  private static int weight(String end) {
    return switch (end) {
      case "rectified" -> 1;
      case "permanent" -> 2;
      default -> 0;
    };
  }

  /** Compares periods of one unit, such as {@code 3 months}; none at all is the shortest. */
  private static Direction longer(String before, String now) {
    if (before.isEmpty() || now.isEmpty()) {
      return now.isEmpty() ? Direction.LOOSENED : Direction.TIGHTENED;
    }
    String[] old = before.split(" ", 2);
    String[] next = now.split(" ", 2);
    return old[1].replace(" (ours)", "").equals(next[1].replace(" (ours)", ""))
        ? Direction.ofGrowth(Integer.parseInt(next[0]) - Integer.parseInt(old[0]))
        : Direction.CHANGED;
  }
}
