package dev.shangjia.engine.facts;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.rulebook.Form;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The types of a form's fields, from its schema. */
public final class FormTypes {
  private static final String NAME = "[a-z][A-Za-z0-9]*";

  private final Form form;
  private final List<Problem> problems = new ArrayList<>();

  private FormTypes(Form form) {
    this.form = form;
  }

  /**
   * The type of the group of facts that a form's values are: a struct named after the form.
   *
   * @return the type, or a problem for every field that expressions could not read
   */
  public static Reading<FactType.Struct> of(Form form) {
    var types = new FormTypes(form);
    FactType.Struct struct = types.struct(form.schema(), form.id(), "");
    return types.problems.isEmpty()
        ? new Reading.Read<>(struct, List.of())
        : new Reading.Unreadable<>(types.problems);
  }

  /**
   * All groups of facts that a rulebook's expressions can read: its forms, then those of the {@link
   * Catalogue}. A form with the name of one of these is one group with it.
   *
   * @param forms the rulebook's
   * @param problems receives one for every field that expressions could not read
   */
  public static Map<String, FactType> groups(Collection<Form> forms, List<Problem> problems) {
    var types = new LinkedHashMap<String, FactType>();
    for (Form form : forms) {
      switch (of(form)) {
        case Reading.Read<FactType.Struct>(FactType.Struct type, List<Problem> warnings) -> {
          problems.addAll(warnings);
          types.put(form.id(), type);
        }
        case Reading.Unreadable<FactType.Struct>(List<Problem> errors) -> problems.addAll(errors);
      }
    }
    Catalogue.groups()
        .forEach(
            (name, group) ->
                types.merge(name, group, (form, known) -> joined((FactType.Struct) form, group)));
    return types;
  }

  private static FactType.Struct joined(FactType.Struct form, FactType.Struct group) {
    var fields = new LinkedHashMap<>(form.fields());
    fields.putAll(group.fields());
    return new FactType.Struct(form.name(), fields);
  }

  private FactType.Struct struct(JsonNode schema, String name, String path) {
    var fields = new ArrayList<FactType.Field>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String inner = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
      if (!property.getKey().matches(NAME)) {
        problem(inner, "form/field-name", badName(property.getKey()));
        continue;
      }
      FactType type = type(property.getValue(), name + "." + property.getKey(), inner);
      if (type != null) {
        fields.add(
            new FactType.Field(
                property.getKey(), type, null, title(inner), new FactType.Origin.Value()));
      }
    }
    return FactType.Struct.of(name, fields);
  }

  private @Nullable FactType type(JsonNode schema, String name, String path) {
    JsonNode declared = schema.path("type");
    return switch (declared.asString("")) {
      case "string" -> text(schema, path);
      case "integer" -> FactType.Scalar.INT;
      case "number" -> FactType.Scalar.DOUBLE;
      case "boolean" -> FactType.Scalar.BOOL;
      case "object" -> struct(schema, name, path);
      case "array" -> {
        FactType element = type(schema.path("items"), name, path + "[]");
        yield element == null ? null : new FactType.ListOf(element);
      }
      default -> {
        problem(path, "form/field-type", badType(path, declared));
        yield null;
      }
    };
  }

  private @Nullable FactType text(JsonNode schema, String path) {
    String code = schema.path("x-fact").asString("");
    if (code.isEmpty()) {
      return FactType.Scalar.STRING;
    }
    Optional<Catalogue.Kind> kind = Catalogue.Kind.of(code);
    if (kind.isEmpty()) {
      problem(path, "form/unknown-x-fact", badKind(path, code));
    }
    return kind.map(Catalogue.Kind::type).orElse(null);
  }

  private Optional<Form.Field> field(String path) {
    return form.fields().stream().filter(field -> field.path().equals(path)).findFirst();
  }

  private LocalText title(String path) {
    return field(path).map(Form.Field::title).orElse(LocalText.same(path));
  }

  private void problem(String path, String code, LocalText message) {
    problems.add(
        Problem.error(code, field(path).map(Form.Field::place).orElse(form.place()), message));
  }

  private static LocalText badName(String name) {
    return new LocalText(
        "字段名 “" + name + "” 无法在表达式中使用，请用小写字母开头的驼峰式字母和数字",
        "Expressions cannot read a field named \""
            + name
            + "\"; use letters and digits in lower camel case");
  }

  private static LocalText badType(String path, JsonNode declared) {
    String found = declared.isMissingNode() ? "-" : declared.toString();
    return new LocalText(
        "字段 " + path + " 的 type 为 " + found + "，只支持 string、integer、number、boolean、object、array 之一",
        "Field "
            + path
            + " has type "
            + found
            + "; write one of string, integer, number, boolean, object, array");
  }

  private static LocalText badKind(String path, String code) {
    return new LocalText(
        "字段 " + path + " 的 x-fact 为 “" + code + "”，只支持 " + Catalogue.Kind.codes(),
        "Field " + path + " has x-fact \"" + code + "\"; allowed are " + Catalogue.Kind.codes());
  }
}
