package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlKeys;
import dev.shangjia.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what happens when rules are broken later. */
final class ConductReading {
  private final References references;

  ConductReading(References references) {
    this.references = references;
  }

  Optional<Conduct> conduct(YamlNode root) {
    return root.fields(Shapes.CONDUCT).flatMap(this::conduct);
  }

  private Optional<Conduct> conduct(YamlFields fields) {
    var measureNames = new Names();
    List<Conduct.Measure> measures =
        each(fields, "measures", Shapes.MEASURE, measure -> measure(measure, measureNames));
    List<String> known = measures.stream().map(Conduct.Measure::id).toList();
    var ladderNames = new Names();
    var conduct =
        new Conduct(
            measures,
            each(fields, "ladders", Shapes.LADDER, ladder -> ladder(ladder, ladderNames, known)),
            fields.fields("appeal", Shapes.APPEAL).map(this::appeal).orElse(null),
            fields.place());
    return fields.sound() ? Optional.of(conduct) : Optional.empty();
  }

  private Conduct.Measure measure(YamlFields fields, Names taken) {
    return new Conduct.Measure(
        id(fields, taken),
        fields.localText("title"),
        Values.effects(fields, "effects"),
        references.clauses(fields, "cites"),
        fields.place());
  }

  private Conduct.Ladder ladder(YamlFields fields, Names taken, List<String> measures) {
    var stepNames = new Names();
    return new Conduct.Ladder(
        id(fields, taken),
        fields.localText("title"),
        fields.oneOf(
            "repeat", Conduct.Repeat.values(), Conduct.Repeat::code, Conduct.Repeat.NEXT_STEP),
        each(fields, "steps", Shapes.STEP, step -> step(step, stepNames, measures)),
        references.clauses(fields, "cites"),
        fields.place());
  }

  private Conduct.Step step(YamlFields fields, Names taken, List<String> measures) {
    var triggerNames = new Names();
    var until =
        fields.oneOf("until", Conduct.Until.values(), Conduct.Until::code, Conduct.Until.OVER);
    if (until == Conduct.Until.PERMANENT && fields.has("lasts")) {
      fields
          .file()
          .error(
              "rulebook/permanent",
              fields.keyPlace("lasts"),
              new LocalText(
                  "永久措施没有最短期限，请删去 'lasts'。",
                  "A permanent measure has no least time; delete 'lasts'."));
    }
    return new Conduct.Step(
        id(fields, taken),
        fields.localText("title"),
        measuresOf(fields, measures),
        Values.period(fields, "after").orElse(null),
        Values.period(fields, "lasts").orElse(null),
        until,
        each(
            fields,
            "triggers",
            Shapes.TRIGGER,
            trigger ->
                new Conduct.Trigger(
                    id(trigger, triggerNames),
                    trigger.localText("title"),
                    references.clauses(trigger, "cites"))),
        references.clauses(fields, "cites"),
        fields.place());
  }

  private static List<String> measuresOf(YamlFields fields, List<String> known) {
    for (YamlNode item : fields.items("measures")) {
      item.text()
          .filter(name -> !known.contains(name))
          .ifPresent(name -> YamlFields.reportNotOneOf(item, name, known));
    }
    return fields.texts("measures");
  }

  private Conduct.Appeal appeal(YamlFields fields) {
    return new Conduct.Appeal(
        fields.localText("title"),
        Values.period(fields, "within").orElse(null),
        Values.period(fields, "answered").orElse(null),
        fields.flag("suspends", false) ? Conduct.Suspends.YES : Conduct.Suspends.NO,
        references.clauses(fields, "cites"));
  }

  private static String id(YamlFields fields, Names taken) {
    String id = Names.kebab(fields, "id");
    taken.take(id, fields.file(), fields.place("id"));
    return id;
  }

  private static <T> List<T> each(
      YamlFields fields, String key, YamlKeys keys, Function<YamlFields, T> read) {
    var all = new ArrayList<T>();
    for (YamlNode item : fields.items(key)) {
      item.fields(keys).map(read).ifPresent(all::add);
    }
    return all;
  }
}
