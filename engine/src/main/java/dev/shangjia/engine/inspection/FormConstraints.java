package dev.shangjia.engine.inspection;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.rulebook.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Everything a form's schema asks, one constraint at a time, so that each is a rule of its own. */
final class FormConstraints {
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "$schema",
          "$id",
          "$defs",
          "$comment",
          "title",
          "description",
          "default",
          "examples",
          "properties",
          "items",
          "required",
          "deprecated",
          "readOnly",
          "writeOnly");

  /** The keyword under which a file that the dossier lacks is reported. */
  static final String FILE = "file";

  private final Form form;
  private final Map<String, Form.Field> fields = new HashMap<>();
  private final Map<String, Constraint> constraints = new LinkedHashMap<>();

  /**
   * One thing that a form asks.
   *
   * @param rule its rule id, {@code form/<form>/<field>/<keyword>}
   * @param title the field's label
   * @param cites the clauses that ask for the field
   * @param level how grave a violation is
   * @param keyword the schema's keyword
   * @param path the field's path, such as {@code screenshots[].terminal}; blank for the form
   */
  record Constraint(
      String rule, LocalText title, List<String> cites, Level level, String keyword, String path) {}

  FormConstraints(Form form) {
    this.form = form;
    form.fields().forEach(field -> fields.put(field.path(), field));
    collect(form.schema(), "");
  }

  List<Constraint> all() {
    return List.copyOf(constraints.values());
  }

  /** The constraint that a violation is of. */
  Constraint of(FormSchema.Violation violation) {
    String path = path(violation.pointer());
    return constraints.getOrDefault(
        key(path, violation.keyword()), constraint(path, violation.keyword()));
  }

  private void collect(JsonNode schema, String path) {
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      String name = keyword.getKey();
      if (!ANNOTATIONS.contains(name) && !name.startsWith("x-")) {
        add(path, name);
      }
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String inner = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
      if (schema
          .path("required")
          .valueStream()
          .anyMatch(r -> r.asString("").equals(property.getKey()))) {
        add(inner, "required");
      }
      collect(property.getValue(), inner);
      Form.Field field = fields.get(inner);
      if (field != null
          && Catalogue.Kind.of(String.valueOf(field.kind()))
              .map(Catalogue.Kind::mayBeFile)
              .orElse(false)) {
        add(inner, FILE);
      }
    }
    JsonNode items = schema.path("items");
    if (items.isObject()) {
      collect(items, path + "[]");
    }
  }

  private void add(String path, String keyword) {
    constraints.put(key(path, keyword), constraint(path, keyword));
  }

  private Constraint constraint(String path, String keyword) {
    Form.Field field = nearest(path);
    String name = path.replace("[]", "");
    String rule = "form/" + form.id() + (name.isEmpty() ? "" : "/" + name) + "/" + keyword;
    return field == null
        ? new Constraint(rule, form.title(), List.of(), Level.RETURN, keyword, path)
        : new Constraint(rule, field.title(), field.cites(), field.level(), keyword, path);
  }

  /** The field itself, or the one that holds it. */
  private Form.@org.jspecify.annotations.Nullable Field nearest(String path) {
    for (String at = path; !at.isEmpty(); at = parent(at)) {
      Form.Field field = fields.get(at);
      if (field != null) {
        return field;
      }
    }
    return null;
  }

  private static String parent(String path) {
    if (path.endsWith("[]")) {
      return path.substring(0, path.length() - 2);
    }
    return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
  }

  private static String key(String path, String keyword) {
    return path + " " + keyword;
  }

  /** {@code /screenshots/0/image} as {@code screenshots[].image}. */
  private static String path(String pointer) {
    var parts = new ArrayList<String>();
    for (String part : pointer.split("/", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      if (part.chars().allMatch(c -> c >= '0' && c <= '9') && !parts.isEmpty()) {
        parts.set(parts.size() - 1, parts.getLast() + "[]");
      } else {
        parts.add(part.replace("~1", "/").replace("~0", "~"));
      }
    }
    return String.join(".", parts);
  }
}
