package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.yaml.YamlBroken;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import dev.shangjia.engine.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a matrix of documents, and makes a rule of each of its rows. */
final class MatrixReading {
  private static final int DEEPEST = 4;
  private static final int MOST_COPIES = 100;

  private final References references;
  private final Names taken;
  private final List<Rule> rules = new ArrayList<>();

  /**
   * Prepares reading.
   *
   * @param taken the ids of the rulebook's rules
   */
  MatrixReading(References references, Names taken) {
    this.references = references;
    this.taken = taken;
  }

  /** The rules of all matrices that were read. */
  List<Rule> rules() {
    return List.copyOf(rules);
  }

  Optional<Matrix> matrix(YamlNode root, String fileId) {
    return root.fields(Shapes.MATRIX).flatMap(fields -> matrix(fields, fileId));
  }

  private Optional<Matrix> matrix(YamlFields fields, String fileId) {
    String id = Names.ofFile(fields, "id", fileId);
    LocalText title = fields.localText("title");
    Optional<Expression> held = Values.expression(fields, "held");
    Map<String, Matrix.Kind> kinds = kinds(fields);
    var rows = new ArrayList<Rule>();
    if (held.isPresent()) {
      for (YamlNode item : fields.items("rows")) {
        item.fields(Shapes.ROW)
            .flatMap(row -> row(row, id, held.get(), kinds))
            .ifPresent(rows::add);
      }
    }
    if (!fields.sound() || held.isEmpty()) {
      return Optional.empty();
    }
    rules.addAll(rows);
    return Optional.of(
        new Matrix(
            id, title, held.get(), kinds, rows.stream().map(Rule::id).toList(), fields.place()));
  }

  private static Map<String, Matrix.Kind> kinds(YamlFields fields) {
    var kinds = new LinkedHashMap<String, Matrix.Kind>();
    Optional<YamlMapping> mapping = fields.node("kinds").flatMap(YamlNode::mapping);
    for (Map.Entry<String, YamlMapping.Entry> entry :
        mapping.map(YamlMapping::entries).orElse(Map.of()).entrySet()) {
      if (!Names.isKebab(entry.getKey())) {
        fields
            .file()
            .error(
                "rulebook/name",
                entry.getValue().keyPlace(),
                new LocalText(
                    Quoted.of(entry.getKey()) + " 不能作为名称：只能用小写字母、数字和连字符，以字母开头。",
                    Quoted.of(entry.getKey())
                        + " is no name: lower-case letters, digits and hyphens, beginning with a"
                        + " letter."));
      }
      entry
          .getValue()
          .value()
          .fields(Shapes.DOCUMENT_KIND)
          .ifPresent(
              kind ->
                  kinds.put(
                      entry.getKey(),
                      new Matrix.Kind(
                          kind.localText("title"),
                          kind.optionalLocalText("help").orElse(null),
                          entry.getValue().keyPlace())));
    }
    return kinds;
  }

  private Optional<Rule> row(
      YamlFields fields, String matrix, Expression held, Map<String, Matrix.Kind> kinds) {
    String id = matrix + "/" + Names.kebab(fields, "id");
    taken.take(id, fields.file(), fields.place("id"));
    LocalText title = fields.localText("title");
    Optional<Requirement> needs = fields.node("needs").flatMap(node -> requirement(node, kinds, 1));
    var titles = new LinkedHashMap<String, LocalText>();
    kinds.forEach((kind, of) -> titles.put(kind, of.title()));
    Optional<Rule> rule =
        needs.map(
            requirement ->
                new Rule(
                    id,
                    title,
                    references.clauses(fields, "cites"),
                    Decides.AUTO,
                    fields.oneOf("level", Level.values(), Level::code, Level.RETURN),
                    fields
                        .node("enforce")
                        .flatMap(EnforcementReading::read)
                        .orElseGet(() -> Enforcement.always(Enforcement.Mode.BLOCK)),
                    IfBroken.HOLD,
                    fields.flag("open-cases", false),
                    null,
                    Values.expression(fields, "when").orElse(null),
                    new Check.Require(held, requirement, titles),
                    null,
                    fields.optionalLocalText("message").orElseGet(() -> message(title)),
                    fields.optionalLocalText("fix").orElse(null),
                    fields.optionalLocalText("why").orElse(null),
                    RuleReading.examples(fields, "pass"),
                    RuleReading.examples(fields, "fail"),
                    RuleReading.history(fields),
                    fields.place()));
    return fields.sound() ? rule : Optional.empty();
  }

  private static LocalText message(LocalText title) {
    return new LocalText(
        "“" + escaped(title.zh()) + "”还缺：{missing}。", escaped(title.en()) + ": missing {missing}.");
  }

  private static String escaped(String text) {
    return text.replace("{", "{{").replace("}", "}}");
  }

  private static Optional<Requirement> requirement(
      YamlNode node, Map<String, Matrix.Kind> kinds, int depth) {
    if (node instanceof YamlScalar scalar) {
      return kind(node, scalar.value(), kinds).map(kind -> new Requirement.Documents(kind, 1));
    }
    if (!(node instanceof YamlMapping mapping) || depth > DEEPEST) {
      if (!(node instanceof YamlBroken)) {
        report(node);
      }
      return Optional.empty();
    }
    if (mapping.entries().containsKey("of")) {
      return mapping.fields(Shapes.COPIES).flatMap(fields -> copies(fields, kinds));
    }
    Optional<YamlFields> fields = mapping.fields(Shapes.NEEDS);
    if (fields.isEmpty() || !fields.get().sound()) {
      return Optional.empty();
    }
    if (mapping.entries().size() != 1) {
      report(node);
      return Optional.empty();
    }
    String word = mapping.entries().keySet().iterator().next();
    List<YamlNode> items = fields.get().items(word);
    var parts = new ArrayList<Requirement>();
    items.forEach(item -> requirement(item, kinds, depth + 1).ifPresent(parts::add));
    if (items.size() < 2 && fields.get().sound()) {
      report(node);
    }
    if (parts.size() < items.size() || items.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        word.equals("any") ? new Requirement.AnyOf(parts) : new Requirement.AllOf(parts));
  }

  private static Optional<Requirement> copies(YamlFields fields, Map<String, Matrix.Kind> kinds) {
    Optional<String> kind =
        fields.node("of").flatMap(node -> node.text().flatMap(name -> kind(node, name, kinds)));
    Optional<Integer> atLeast = fields.integer("at-least", 1, MOST_COPIES);
    return kind.isPresent() && atLeast.isPresent()
        ? Optional.of(new Requirement.Documents(kind.get(), atLeast.get()))
        : Optional.empty();
  }

  private static Optional<String> kind(YamlNode node, String name, Map<String, Matrix.Kind> kinds) {
    if (!kinds.containsKey(name)) {
      References.report(References.Kind.DOCUMENT, name, node.file(), node.place(), kinds.keySet());
      return Optional.empty();
    }
    return Optional.of(name);
  }

  private static void report(YamlNode node) {
    node.file()
        .error(
            "rulebook/needs",
            node.place(),
            new LocalText(
                "需要的文件应写成一个种类，{any: [...]} 或 {all: [...]}（至少两项，最多 "
                    + DEEPEST
                    + " 层），或 {of: 种类, at-least: 份数}。",
                "What is needed is a kind of document, {any: [...]} or {all: [...]} of at least"
                    + " two and at most "
                    + DEEPEST
                    + " levels deep, or {of: KIND, at-least: NUMBER}."));
  }
}
