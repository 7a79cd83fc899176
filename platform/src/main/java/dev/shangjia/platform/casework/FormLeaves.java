package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Form;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The values of a form that are neither objects nor lists, by paths as people read them. */
final class FormLeaves {
  private FormLeaves() {}

  /** Leaves by their paths, such as {@code screenshots[0].terminal}, in their order. */
  static Map<String, String> of(JsonNode form) {
    Map<String, String> leaves = new LinkedHashMap<>();
    flatten("", form, leaves);
    return leaves;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> into) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  flatten(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      into));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(path + "[" + i + "]", Objects.requireNonNull(node.get(i)), into);
      }
    } else if (!node.isNull()) {
      into.put(path.isEmpty() ? "-" : path, node.asString());
    }
  }

  /** What the field at a path is called; the path itself where its form does not know it. */
  static LocalText label(@Nullable Form form, String path) {
    String plain = path.replaceAll("\\[[0-9]+\\]", "[]");
    return form == null
        ? LocalText.same(path)
        : form.fields().stream()
            .filter(field -> field.path().equals(plain))
            .findFirst()
            .map(Form.Field::title)
            .orElseGet(() -> LocalText.same(path));
  }
}
