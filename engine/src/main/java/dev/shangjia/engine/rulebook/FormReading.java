package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.FactType;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlJson;
import dev.shangjia.engine.yaml.YamlList;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import dev.shangjia.engine.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a form: a JSON Schema with our hints. */
final class FormReading {
  private static final List<String> FACTS =
      Arrays.stream(Catalogue.Kind.values()).map(Catalogue.Kind::code).toList();

  private final References references;
  private final Map<String, Matrix> matrices;

  FormReading(References references, Map<String, Matrix> matrices) {
    this.references = references;
    this.matrices = matrices;
  }

  Optional<Form> form(YamlNode root, String fileId, SourcePlace start) {
    int before = root.file().errors();
    Optional<YamlMapping> mapping = root.mapping();
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    YamlMapping schema = mapping.get();
    checkId(schema, fileId, start);
    SchemaCheck.check(schema);
    LocalText title = title(schema, fileId);
    if (!"object".equals(text(schema, "type"))) {
      error(schema, "form/type", "表单的 type 须为 object。", "A form has type: object.");
    }
    var fields = new ArrayList<Form.Field>();
    properties(schema, "", fields);
    var json = YamlJson.object(schema);
    DocumentKinds.writeOut(json, matrices);
    return root.file().errors() == before
        ? Optional.of(new Form(fileId, title, json, fields, schema.place()))
        : Optional.empty();
  }

  /**
   * A form's id is a variable of expressions. With the name of a group that only the platform
   * knows, its fields stand beside that group's, and may not hide one of them.
   */
  private static void checkId(YamlMapping schema, String id, SourcePlace start) {
    FactType.Struct group = Catalogue.groups().get(id);
    if (group == null) {
      return;
    }
    if (!Catalogue.isOfThePlatform(group)) {
      schema
          .file()
          .error(
              "form/name",
              start,
              new LocalText(
                  "表单不能叫 '" + id + "'，这是表达式中已有的变量。",
                  "A form cannot be called '"
                      + id
                      + "'; expressions have a variable of this name."));
    }
    child(schema, "properties")
        .ifPresent(
            properties ->
                properties.entries().entrySet().stream()
                    .filter(entry -> group.fields().containsKey(entry.getKey()))
                    .forEach(
                        entry -> reportKnown(schema, id + "." + entry.getKey(), entry.getValue())));
  }

  private static void reportKnown(YamlMapping schema, String fact, YamlMapping.Entry entry) {
    schema
        .file()
        .error(
            "form/field-known",
            entry.keyPlace(),
            new LocalText(
                "'" + fact + "' 是平台已有的事实，请换一个字段名。",
                "'" + fact + "' is a fact of the platform's; call the field something else."));
  }

  private void properties(YamlMapping schema, String prefix, List<Form.Field> fields) {
    Optional<YamlMapping> properties = child(schema, "properties");
    if (properties.isEmpty()) {
      if (!schema.entries().containsKey("properties") && !schema.damaged()) {
        error(
            schema,
            "form/properties",
            "type: object 须有 properties，列出各个字段。",
            "type: object needs properties, which list its fields.");
      }
      return;
    }
    properties.get().entries().forEach((name, entry) -> property(prefix, name, entry, fields));
    required(schema, properties.get());
  }

  private void property(
      String prefix, String name, YamlMapping.Entry entry, List<Form.Field> fields) {
    if (!Names.isFact(name)) {
      entry
          .value()
          .file()
          .error(
              "form/field-name",
              entry.keyPlace(),
              new LocalText(
                  "字段名 " + Quoted.of(name) + " 不能用在表达式中：须以小写字母开头，只含字母和数字，且不是保留字，如 companyName。",
                  "The field name "
                      + Quoted.of(name)
                      + " cannot be used in expressions: letters and digits beginning with a"
                      + " lower-case letter, and no reserved word, such as companyName."));
    }
    if (entry.value() instanceof YamlMapping schema) {
      String path = prefix + name;
      fields.add(field(schema, path, title(schema, name), entry.keyPlace()));
      inner(schema, path, fields);
    } else {
      entry.value().mapping();
    }
  }

  private void inner(YamlMapping schema, String path, List<Form.Field> fields) {
    labels(schema);
    kinds(schema);
    String type = text(schema, "type");
    if (type == null) {
      if (!schema.damaged()) {
        error(
            schema,
            "form/type",
            "字段 '" + path + "' 须有一个 type：" + String.join("、", FormKeywords.TYPES) + "。",
            "The field '"
                + path
                + "' needs one type: "
                + String.join(", ", FormKeywords.TYPES)
                + ".");
      }
    } else if (type.equals("object")) {
      properties(schema, path + ".", fields);
    } else if (type.equals("array")) {
      items(schema, path + "[]", fields);
    }
  }

  private void items(YamlMapping list, String path, List<Form.Field> fields) {
    Optional<YamlMapping> items = child(list, "items");
    if (items.isEmpty()) {
      error(
          list,
          "form/items",
          "type: array 须有 items，说明每一项是什么。",
          "type: array needs items, which say what an item is.");
      return;
    }
    if (items.get().entries().containsKey("x-title")) {
      fields.add(field(items.get(), path, title(items.get(), path), items.get().place()));
    }
    inner(items.get(), path, fields);
  }

  private Form.Field field(YamlMapping schema, String path, LocalText title, SourcePlace place) {
    child(schema, "x-help", YamlFields::readLocalText);
    hint(schema, "x-widget", FormKeywords.WIDGETS);
    String fact = hint(schema, "x-fact", FACTS);
    if (fact != null && !"string".equals(text(schema, "type"))) {
      error(
          schema,
          "form/fact",
          "x-fact 只能用于 type: string 的字段。",
          "x-fact is for fields of type: string.");
    }
    return new Form.Field(path, title, cites(schema), level(schema), fact, key(schema), place);
  }

  private static LocalText title(YamlMapping schema, String name) {
    if (!schema.entries().containsKey("x-title")) {
      error(
          schema,
          "form/title",
          "'" + name + "' 缺少 x-title: {zh: …, en: …}。",
          "'" + name + "' lacks x-title: {zh: ..., en: ...}.");
    }
    return child(schema, "x-title", YamlFields::readLocalText).orElse(LocalText.same("?"));
  }

  private List<String> cites(YamlMapping schema) {
    var cites = new ArrayList<String>();
    for (YamlNode item : value(schema, "x-cites").map(YamlNode::items).orElse(List.of())) {
      item.text()
          .ifPresent(
              clause -> {
                references.add(References.Kind.CLAUSE, clause, item.file(), item.place());
                cites.add(clause);
              });
    }
    return cites;
  }

  private static Level level(YamlMapping schema) {
    return child(schema, "x-level", node -> YamlFields.readOneOf(node, Level.values(), Level::code))
        .orElse(Level.RETURN);
  }

  private static @Nullable String key(YamlMapping schema) {
    Optional<YamlNode> node = value(schema, "x-key");
    Optional<String> key = node.flatMap(YamlNode::text);
    if (node.isPresent() && key.isPresent()) {
      var names =
          child(schema, "items")
              .flatMap(items -> child(items, "properties"))
              .map(properties -> List.copyOf(properties.entries().keySet()))
              .orElse(List.of());
      if (!names.contains(key.get())) {
        YamlFields.reportNotOneOf(node.get(), key.get(), names);
      }
    }
    return key.orElse(null);
  }

  /** A field whose values are the kinds of documents of a matrix. */
  private void kinds(YamlMapping schema) {
    Optional<YamlNode> node = value(schema, "x-kinds");
    node.flatMap(YamlNode::text)
        .ifPresent(
            name ->
                references.add(
                    References.Kind.MATRIX, name, schema.file(), node.orElseThrow().place()));
    if (node.isPresent()
        && (schema.entries().containsKey("enum") || !"string".equals(text(schema, "type")))) {
      error(
          schema,
          "form/kinds",
          "x-kinds 只能用于 type: string 的字段，取值由矩阵给出，不再写 enum。",
          "x-kinds is for fields of type: string; the matrix gives the values, without an enum.");
    }
  }

  /** What the values of {@code enum} are called: all of them, and nothing else. */
  private static void labels(YamlMapping schema) {
    Optional<YamlMapping> labels = value(schema, "x-labels").flatMap(YamlNode::mapping);
    if (labels.isEmpty()) {
      return;
    }
    var values = new ArrayList<String>();
    value(schema, "enum").map(YamlNode::items).orElse(List.of()).stream()
        .filter(YamlScalar.class::isInstance)
        .forEach(item -> values.add(((YamlScalar) item).value()));
    for (Map.Entry<String, YamlMapping.Entry> label : labels.get().entries().entrySet()) {
      YamlFields.readLocalText(label.getValue().value());
      if (!values.remove(label.getKey())) {
        YamlFields.reportUnknown(
            schema.file(), label.getValue().keyPlace(), label.getKey(), values);
      }
    }
    if (!values.isEmpty() && !labels.get().damaged()) {
      error(
          labels.get(),
          "form/labels",
          "x-labels 缺少这些取值的名称：" + String.join("、", values) + "。",
          "x-labels lacks what these values are called: " + String.join(", ", values) + ".");
    }
  }

  private static @Nullable String hint(YamlMapping schema, String name, List<String> allowed) {
    Optional<YamlNode> node = value(schema, name);
    Optional<String> text = node.flatMap(YamlNode::text);
    if (text.isPresent() && !allowed.contains(text.get())) {
      YamlFields.reportNotOneOf(node.orElseThrow(), text.get(), allowed);
    }
    return text.orElse(null);
  }

  private static void required(YamlMapping schema, YamlMapping properties) {
    if (!(value(schema, "required").orElse(null) instanceof YamlList list)) {
      return;
    }
    for (YamlNode item : list.elements()) {
      item.text()
          .filter(name -> !properties.entries().containsKey(name))
          .ifPresent(name -> YamlFields.reportNotOneOf(item, name, properties.entries().keySet()));
    }
  }

  private static Optional<YamlNode> value(YamlMapping schema, String key) {
    return Optional.ofNullable(schema.entries().get(key)).map(YamlMapping.Entry::value);
  }

  private static Optional<YamlMapping> child(YamlMapping schema, String key) {
    return value(schema, key).filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
  }

  private static <T> Optional<T> child(
      YamlMapping schema, String key, Function<YamlNode, Optional<T>> read) {
    return value(schema, key).flatMap(read);
  }

  private static @Nullable String text(YamlMapping schema, String key) {
    return value(schema, key).orElse(null) instanceof YamlScalar scalar ? scalar.value() : null;
  }

  private static void error(YamlMapping at, String code, String zh, String en) {
    at.file().error(code, at.place(), new LocalText(zh, en));
  }
}
