package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the values of forms are called, so that messages name them as the forms do: {@code {d.kind}}
 * reads "business licence" for {@code business-licence}.
 *
 * @param byField the names of each field's values, by the field's path without indexes, {@code
 *     qualifications.documents.kind}
 */
public record Labels(Map<String, Map<String, LocalText>> byField) {
  public Labels {
    byField = Map.copyOf(byField);
  }

  /** Those of forms, by {@code x-labels}. */
  public static Labels of(Collection<Form> forms) {
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

  /** The names of the values of a field; none where its values have no names. */
  public Map<String, LocalText> of(String field) {
    return byField.getOrDefault(field, Map.of());
  }
}
