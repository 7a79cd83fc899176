package dev.shangjia.engine.rulebook;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the kinds of documents of a matrix out where a form refers to them. */
final class DocumentKinds {
  private DocumentKinds() {}

  /**
   * Gives each field with {@code x-kinds} its {@code enum} and {@code x-labels}. A matrix that
   * could not be read leaves the field open; its problems were reported.
   */
  static void writeOut(JsonNode schema, Map<String, Matrix> matrices) {
    if (schema instanceof ObjectNode field) {
      Matrix matrix = matrices.get(field.path("x-kinds").asString(""));
      if (matrix != null) {
        ArrayNode values = field.putArray("enum");
        ObjectNode labels = field.putObject("x-labels");
        matrix
            .kinds()
            .forEach(
                (id, kind) -> {
                  values.add(id);
                  labels.putObject(id).put("zh", kind.title().zh()).put("en", kind.title().en());
                });
      }
    }
    schema.forEach(child -> writeOut(child, matrices));
  }
}
