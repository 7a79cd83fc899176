package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Visibility.Access;
import dev.shangjia.engine.rulebook.Visibility.Setting;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlKeys;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what happens when rules are broken later. */
final class ConductReading {
  private final References references;
  private final Map<String, Visibility> states = new LinkedHashMap<>();
  private final Map<String, Conduct.Measure> measures = new LinkedHashMap<>();

  ConductReading(References references) {
    this.references = references;
  }

  Optional<Conduct> conduct(YamlNode root) {
    return root.fields(Shapes.CONDUCT).flatMap(this::conduct);
  }

  private Optional<Conduct> conduct(YamlFields fields) {
    var stateNames = new Names();
    each(fields, "states", Shapes.STATE, state -> state(state, stateNames))
        .forEach(state -> states.put(state.id(), state));
    String withdrawn = nameOf(fields, "withdrawn", states.keySet());
    var measureNames = new Names();
    each(fields, "measures", Shapes.MEASURE, measure -> measure(measure, measureNames))
        .forEach(measure -> measures.put(measure.id(), measure));
    // Triggers are named by ladder or choice: no two of them have one name.
    var ladderNames = new Names();
    var conduct =
        new Conduct(
            List.copyOf(states.values()),
            withdrawn,
            List.copyOf(measures.values()),
            each(fields, "ladders", Shapes.LADDER, ladder -> ladder(ladder, ladderNames)),
            each(fields, "choices", Shapes.CHOICE, choice -> choice(choice, ladderNames)),
            fields.fields("restoration", Shapes.RESTORATION).map(this::restoration).orElse(null),
            fields.fields("appeal", Shapes.APPEAL).map(this::appeal).orElse(null),
            fields.place());
    return fields.sound() ? Optional.of(conduct) : Optional.empty();
  }

  private Visibility state(YamlFields fields, Names taken) {
    var effects = new EnumMap<Access, Setting>(Access.class);
    for (Access access : Access.values()) {
      effects.put(access, setting(fields, access.code()));
    }
    return new Visibility(
        id(fields, taken),
        fields.localText("title"),
        effects,
        references.clauses(fields, "cites"),
        fields.place());
  }

  /** True or false; or, where the source does not say, {@code {not-stated: true}}. */
  private static Setting setting(YamlFields fields, String key) {
    boolean open = fields.node(key).filter(YamlMapping.class::isInstance).isPresent();
    return open
        ? fields
            .fields(key, Shapes.NOT_STATED)
            .map(ours -> Setting.of(ours.flag("not-stated", false), false))
            .orElse(Setting.NO_NOT_STATED)
        : Setting.of(fields.flag(key, false), true);
  }

  private Conduct.Measure measure(YamlFields fields, Names taken) {
    return new Conduct.Measure(
        id(fields, taken),
        fields.localText("title"),
        fields.oneOf("on", Conduct.Target.values(), Conduct.Target::code, Conduct.Target.APP),
        nameOf(fields, "state", states.keySet()),
        fields.oneOf("ends", Conduct.Ends.values(), Conduct.Ends::code, Conduct.Ends.RECTIFIED),
        Values.effects(fields, "effects"),
        references.clauses(fields, "cites"),
        fields.place());
  }

  private Conduct.Ladder ladder(YamlFields fields, Names taken) {
    var stepNames = new Names();
    List<Conduct.Step> steps = each(fields, "steps", Shapes.STEP, step -> step(step, stepNames));
    if (steps.isEmpty() && fields.sound()) {
      error(fields, "steps", "no-step", "阶梯至少要有一级。", "A ladder has at least one step.");
    }
    return new Conduct.Ladder(
        id(fields, taken),
        fields.localText("title"),
        fields.oneOf(
            "repeat", Conduct.Repeat.values(), Conduct.Repeat::code, Conduct.Repeat.NEXT_STEP),
        fields.oneOf("per", Conduct.Per.values(), Conduct.Per::code, Conduct.Per.PROVIDER),
        Values.period(fields, "within").orElse(null),
        fields
            .fields("serious", Shapes.SERIOUS)
            .map(
                serious ->
                    new Conduct.Serious(
                        serious.localText("title"), references.clauses(serious, "cites")))
            .orElse(null),
        steps,
        references.clauses(fields, "cites"),
        fields.place());
  }

  private Conduct.Step step(YamlFields fields, Names taken) {
    var triggerNames = new Names();
    var until =
        fields.oneOf("until", Conduct.Until.values(), Conduct.Until::code, Conduct.Until.OVER);
    checkEnd(fields, until);
    return new Conduct.Step(
        id(fields, taken),
        fields.localText("title"),
        acts(fields),
        lasting(fields),
        Values.period(fields, "after").orElse(null),
        Values.period(fields, "lasts").orElse(null),
        fields.flag("lengthens", false) ? Conduct.Begins.WITH_EARLIER : Conduct.Begins.ANEW,
        until,
        each(fields, "triggers", Shapes.TRIGGER, trigger -> trigger(trigger, triggerNames)),
        references.clauses(fields, "cites"),
        fields.place());
  }

  private static void checkEnd(YamlFields fields, Conduct.Until until) {
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
    boolean endless = until == Conduct.Until.OVER && !fields.has("lasts");
    if (endless && !fields.items("measures").isEmpty()) {
      error(
          fields,
          "measures",
          "no-end",
          "这些处置没有期限，也不写何时结束：请写 'lasts'，或 until: rectified 或 permanent。",
          "These measures have no end: give 'lasts', or write until: rectified or permanent.");
    }
  }

  private Conduct.Trigger trigger(YamlFields fields, Names taken) {
    return new Conduct.Trigger(
        id(fields, taken), fields.localText("title"), references.clauses(fields, "cites"));
  }

  private Conduct.Choice choice(YamlFields fields, Names taken) {
    var triggerNames = new Names();
    List<Conduct.Trigger> triggers =
        each(fields, "triggers", Shapes.TRIGGER, trigger -> trigger(trigger, triggerNames));
    List<String> chosen = known(fields, "measures");
    if ((triggers.isEmpty() || chosen.isEmpty()) && fields.sound()) {
      error(
          fields,
          triggers.isEmpty() ? "triggers" : "measures",
          "empty-choice",
          "可选处置至少要有一个起因和一项处置。",
          "A choice has at least one trigger and one measure.");
    }
    return new Conduct.Choice(
        id(fields, taken),
        fields.localText("title"),
        triggers,
        chosen,
        references.clauses(fields, "cites"),
        fields.place());
  }

  /** Measures that are done when a step is reached: acts, which are over when they are done. */
  private List<String> acts(YamlFields fields) {
    List<String> acts = known(fields, "at-once");
    for (YamlNode item : fields.items("at-once")) {
      item.text()
          .map(measures::get)
          .filter(measure -> measure.ends() != Conduct.Ends.ONCE)
          .ifPresent(
              measure ->
                  item.file()
                      .error(
                          "rulebook/no-act",
                          item.place(),
                          new LocalText(
                              "at-once 中只能是一次性的处置（ends: once），'" + measure.id() + "' 不是。",
                              "What is done at once is an act (ends: once); '"
                                  + measure.id()
                                  + "' is none.")));
    }
    return acts;
  }

  private List<String> lasting(YamlFields fields) {
    List<String> names = known(fields, "measures");
    for (YamlNode item : fields.items("measures")) {
      item.text()
          .map(measures::get)
          .filter(measure -> measure.ends() == Conduct.Ends.ONCE)
          .ifPresent(
              measure ->
                  item.file()
                      .error(
                          "rulebook/act",
                          item.place(),
                          new LocalText(
                              "'" + measure.id() + "' 是一次性的处置，请放到 at-once 中。",
                              "'" + measure.id() + "' is an act; put it into at-once.")));
    }
    return names;
  }

  private List<String> known(YamlFields fields, String key) {
    for (YamlNode item : fields.items(key)) {
      item.text()
          .filter(name -> !measures.containsKey(name))
          .ifPresent(name -> YamlFields.reportNotOneOf(item, name, measures.keySet()));
    }
    return fields.texts(key);
  }

  private static @Nullable String nameOf(YamlFields fields, String key, Collection<String> known) {
    Optional<String> name = fields.optionalText(key);
    name.filter(one -> !known.contains(one))
        .ifPresent(one -> YamlFields.reportNotOneOf(fields.node(key).orElseThrow(), one, known));
    return name.orElse(null);
  }

  private Conduct.Restoration restoration(YamlFields fields) {
    return new Conduct.Restoration(fields.localText("title"), references.clauses(fields, "cites"));
  }

  private Conduct.Appeal appeal(YamlFields fields) {
    return new Conduct.Appeal(
        fields.localText("title"),
        fields.optionalText("to").orElse(null),
        Values.period(fields, "within").orElse(null),
        Values.period(fields, "answered").orElse(null),
        fields.flag("suspends", false) ? Conduct.Suspends.YES : Conduct.Suspends.NO,
        references.clauses(fields, "cites"));
  }

  private static void error(YamlFields fields, String key, String code, String zh, String en) {
    fields.file().error("rulebook/" + code, fields.place(key), new LocalText(zh, en));
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
