package dev.shangjia.engine.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** In what two versions of a form's field differ. */
final class FieldDiff {
  private static final Set<String> UPPER =
      Set.of(
          "maxLength", "maxItems", "maxContains", "maxProperties", "maximum", "exclusiveMaximum");
  private static final Set<String> LOWER =
      Set.of(
          "minLength", "minItems", "minContains", "minProperties", "minimum", "exclusiveMinimum");

  /** Keywords that lead to further fields, or that decide nothing. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "properties",
          "items",
          "required",
          "x-title",
          "x-help",
          "x-cites",
          "x-labels",
          "x-widget",
          "title",
          "description",
          "$comment",
          "examples",
          "default",
          "$schema");

  private FieldDiff() {}

  /**
   * A field with its own part of the schema.
   *
   * @param schema without the fields below it
   * @param required whether it has to be given
   */
  record Part(Form.Field field, ObjectNode schema, boolean required) {}

  /** The fields of all forms, by form and path. */
  static Map<String, Part> fields(Rulebook rulebook) {
    var parts = new LinkedHashMap<String, Part>();
    for (Form form : rulebook.forms().values()) {
      for (Form.Field field : form.fields()) {
        Part part = part(form, field);
        if (part != null) {
          parts.put(form.id() + "." + field.path(), part);
        }
      }
    }
    return parts;
  }

  private static @Nullable Part part(Form form, Form.Field field) {
    ObjectNode schema = form.schema();
    boolean required = false;
    for (String step : field.path().replace("[]", ".[]").split("\\.", -1)) {
      required = !step.equals("[]") && requires(schema, step);
      JsonNode next = step.equals("[]") ? schema.get("items") : schema.path("properties").get(step);
      if (!(next instanceof ObjectNode object)) {
        return null;
      }
      schema = object;
    }
    return new Part(field, schema, required);
  }

  private static boolean requires(ObjectNode schema, String name) {
    for (JsonNode item : schema.path("required")) {
      if (item.isString() && item.stringValue().equals(name)) {
        return true;
      }
    }
    return false;
  }

  static List<Difference> differences(Part before, Part after) {
    var found = new Differences();
    found.add(
        "required",
        before.required,
        after.required,
        after.required ? Direction.TIGHTENED : Direction.LOOSENED);
    found.add(
        "x-level",
        before.field.level().code(),
        after.field.level().code(),
        Direction.ofGrowth(before.field.level().compareTo(after.field.level())));
    var keywords = new LinkedHashSet<String>(after.schema.propertyNames());
    keywords.addAll(before.schema.propertyNames());
    keywords.removeAll(LEFT_OUT);
    keywords.remove("x-level");
    for (String keyword : keywords) {
      keyword(keyword, before.schema.get(keyword), after.schema.get(keyword), found);
    }
    found.reworded("x-title", before.field.title(), after.field.title());
    for (String hint : List.of("x-help", "x-labels", "x-widget")) {
      found.reworded(hint, before.schema.get(hint), after.schema.get(hint));
    }
    found.reworded("x-cites", before.field.cites(), after.field.cites());
    return found.all();
  }

  private static void keyword(
      String keyword, @Nullable JsonNode before, @Nullable JsonNode after, Differences found) {
    if (keyword.equals("enum") && before != null && after != null) {
      found.names(keyword, texts(before), texts(after), Direction.LOOSENED);
    } else {
      found.add(keyword, before, after, direction(keyword, before, after));
    }
  }

  private static Direction direction(
      String keyword, @Nullable JsonNode before, @Nullable JsonNode after) {
    if (before == null || after == null) {
      // Whatever a keyword demands, without it more is allowed; x-fact only says what a text is.
      return keyword.startsWith("x-") || keyword.equals("type")
          ? Direction.CHANGED
          : after == null ? Direction.LOOSENED : Direction.TIGHTENED;
    }
    boolean numbers = before.isNumber() && after.isNumber();
    if (numbers && UPPER.contains(keyword)) {
      return Direction.ofGrowth(Double.compare(before.doubleValue(), after.doubleValue()));
    }
    if (numbers && LOWER.contains(keyword)) {
      return Direction.ofGrowth(Double.compare(after.doubleValue(), before.doubleValue()));
    }
    return Direction.CHANGED;
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(item -> texts.add(item.isString() ? item.stringValue() : item.toString()));
    return texts;
  }
}
