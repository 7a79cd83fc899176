package dev.shangjia.engine.inspection;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.expression.Local;
import dev.shangjia.engine.rulebook.Form;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the values of forms are called, so that messages name them as the forms do: {@code {d.kind}}
 * reads "business licence" for {@code business-licence}.
 *
 * @param byField the names of each field's values, by the field's path without indexes, {@code
 *     qualifications.documents.kind}
 */
record Labels(Map<String, Map<String, LocalText>> byField) {
  Labels {
    byField = Map.copyOf(byField);
  }

  /** Those of forms, by {@code x-labels}. */
  static Labels of(Collection<Form> forms) {
    var byField = new HashMap<String, Map<String, LocalText>>();
    forms.forEach(form -> collect(form.schema(), form.id(), byField));
    return new Labels(byField);
  }

  private static void collect(
      JsonNode schema, String path, Map<String, Map<String, LocalText>> byField) {
    JsonNode labels = schema.path("x-labels");
    if (labels.isObject()) {
      var names = new HashMap<String, LocalText>();
      labels
          .properties()
          .forEach(
              label ->
                  names.put(
                      label.getKey(),
                      new LocalText(
                          label.getValue().path("zh").asString(""),
                          label.getValue().path("en").asString(""))));
      byField.put(path, Map.copyOf(names));
    }
    schema
        .path("properties")
        .properties()
        .forEach(field -> collect(field.getValue(), path + "." + field.getKey(), byField));
    if (schema.path("items").isObject()) {
      collect(schema.path("items"), path, byField);
    }
  }

  /**
   * The names of the values that an expression gives; none unless it is just a field.
   *
   * @param expression as written
   * @param locals the names it may begin with
   */
  Map<String, LocalText> of(String expression, List<Local> locals) {
    String field =
        locals.stream()
            .filter(local -> expression.startsWith(local.name() + "."))
            .findFirst()
            .map(local -> local.typeName() + expression.substring(local.name().length()))
            .orElse(expression);
    return byField.getOrDefault(field, Map.of());
  }
}
