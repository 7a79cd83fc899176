package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a file. */
final class RuleReading {
  private final References references;
  private final Names taken;

  /**
   * Prepares reading.
   *
   * @param taken the ids of the rulebook's rules
   */
  RuleReading(References references, Names taken) {
    this.references = references;
    this.taken = taken;
  }

  List<Rule> rules(YamlNode root) {
    var rules = new ArrayList<Rule>();
    for (YamlNode item : root.items()) {
      item.fields(Shapes.RULE).flatMap(this::rule).ifPresent(rules::add);
    }
    return rules;
  }

  private Optional<Rule> rule(YamlFields fields) {
    String id = id(fields);
    Decides decides = fields.oneOf("decides", Decides.values(), Decides::code, Decides.AUTO);
    @Nullable Check check = check(fields, decides);
    var rule =
        new Rule(
            id,
            fields.localText("title"),
            references.clauses(fields, "cites"),
            decides,
            fields.oneOf("level", Level.values(), Level::code, Level.RETURN),
            fields
                .node("enforce")
                .flatMap(EnforcementReading::read)
                .orElseGet(() -> Enforcement.always(Enforcement.Mode.BLOCK)),
            fields.oneOf("if-broken", IfBroken.values(), IfBroken::code, IfBroken.HOLD),
            fields.flag("open-cases", false),
            fields.node("each").flatMap(EachReading::read).orElse(null),
            Values.expression(fields, "when").orElse(null),
            check,
            Values.expression(fields, "at").orElse(null),
            fields.localText("message"),
            fields.optionalLocalText("fix").orElse(null),
            fields.optionalLocalText("why").orElse(null),
            examples(fields, "pass"),
            examples(fields, "fail"),
            history(fields),
            fields.place());
    return fields.sound() ? Optional.of(rule) : Optional.empty();
  }

  private String id(YamlFields fields) {
    String id = fields.text("id");
    int slash = id.indexOf('/');
    boolean sound =
        slash > 0
            && Names.isKebab(id.substring(0, slash))
            && Names.isKebab(id.substring(slash + 1));
    if (!id.isEmpty() && !sound) {
      fields
          .file()
          .error(
              "rulebook/rule-id",
              fields.place("id"),
              new LocalText(
                  Quoted.of(id) + " 不能作为规则编号：应为“主题/名称”，用小写字母、数字和连字符，如 listing/name-width。",
                  Quoted.of(id)
                      + " is no rule id: topic/name in lower-case letters, digits and hyphens, such"
                      + " as listing/name-width."));
    }
    if (sound) {
      taken.take(id, fields.file(), fields.place("id"));
    }
    return id;
  }

  private static @Nullable Check check(YamlFields fields, Decides decides) {
    Optional<Expression> asserted = Values.expression(fields, "assert");
    Optional<Expression> found = Values.expression(fields, "find");
    boolean machine = decides == Decides.AUTO || decides == Decides.ASSISTED;
    if (!machine) {
      for (String key : List.of("assert", "evidence", "find", "if-broken", "at", "each")) {
        refuseOfPerson(fields, key, decides);
      }
    } else if (fields.has("evidence") && !fields.has("assert")) {
      report(
          fields,
          "evidence",
          "rulebook/evidence",
          "evidence 只用于有 assert 的规则；find 找到的内容本身就是证据。",
          "A rule with assert has evidence; what find finds is evidence itself.");
    } else if (fields.has("assert") && fields.has("find")) {
      report(
          fields,
          "find",
          "rulebook/two-checks",
          "一条规则只能有 assert 或 find 之一，请删去一个。",
          "A rule has either assert or find; delete one.");
    } else if (fields.has("decides") && !fields.has("assert") && !fields.has("find")) {
      report(
          fields,
          "id",
          "rulebook/no-check",
          "decides: " + decides.code() + " 的规则须有 assert 或 find；只由人判断的请写 decides: human。",
          "A rule with decides: "
              + decides.code()
              + " has an assert or a find; when only a person can tell, write decides: human.");
    }
    return asserted
        .<Check>map(
            expression ->
                new Check.Assert(expression, Values.expression(fields, "evidence").orElse(null)))
        .or(() -> found.map(Check.Find::new))
        .orElse(null);
  }

  private static void refuseOfPerson(YamlFields fields, String key, Decides decides) {
    if (fields.has(key)) {
      report(
          fields,
          key,
          "rulebook/person-rule",
          "decides: " + decides.code() + " 的规则不由机器检查，请删去 '" + key + "'。",
          "A rule with decides: "
              + decides.code()
              + " is not run by the machine; delete '"
              + key
              + "'.");
    }
  }

  private static void report(YamlFields fields, String key, String code, String zh, String en) {
    fields.file().error(code, fields.keyPlace(key), new LocalText(zh, en));
  }

  static List<Example> examples(YamlFields fields, String verdict) {
    return fields
        .fields("examples", Shapes.EXAMPLES)
        .map(both -> both.items(verdict))
        .orElse(List.of())
        .stream()
        .flatMap(item -> ExampleReading.read(item, verdict.equals("fail")).stream())
        .toList();
  }

  static List<Change> history(YamlFields fields) {
    var changes = new ArrayList<Change>();
    for (YamlNode item : fields.items("history")) {
      item.fields(Shapes.CHANGE)
          .ifPresent(
              change -> {
                var on = change.optionalDate("on");
                LocalText what = change.localText("what");
                if (on.isPresent() && change.sound()) {
                  changes.add(new Change(on.get(), what));
                }
              });
    }
    return changes;
  }
}
