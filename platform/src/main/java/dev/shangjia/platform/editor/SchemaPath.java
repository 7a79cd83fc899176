package dev.shangjia.platform.editor;

import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds what a rulebook says of the field at a path. */
final class SchemaPath {
  private SchemaPath() {}

  /** The schema of a field; empty when the rulebook has no such field. */
  static Optional<JsonNode> find(Rulebook rulebook, String path) {
    List<String> steps = List.of(path.split("/", -1));
    Form form = rulebook.forms().get(steps.getFirst());
    JsonNode schema = form == null ? null : form.schema();
    for (int i = 1; i < steps.size() && schema != null; i++) {
      schema =
          schema.path("type").asString("").equals("array")
              ? schema.get("items")
              : schema.path("properties").get(steps.get(i));
    }
    return Optional.ofNullable(schema).filter(_ -> steps.size() > 1);
  }
}
