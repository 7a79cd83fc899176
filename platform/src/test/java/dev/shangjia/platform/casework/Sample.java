package dev.shangjia.platform.casework;

import dev.shangjia.engine.rulebook.Form;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The least that makes a form begun: its first field, filled in. */
final class Sample {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Sample() {}

  static ObjectNode of(Form form) {
    return begun(form.schema());
  }

  private static ObjectNode begun(JsonNode schema) {
    Map.Entry<String, JsonNode> field = schema.path("properties").properties().iterator().next();
    return JSON.objectNode().set(field.getKey(), value(field.getValue()));
  }

  private static JsonNode value(JsonNode schema) {
    if (schema.path("enum").isArray()) {
      return schema.path("enum").path(0);
    }
    return switch (schema.path("type").asString("")) {
      case "string" -> JSON.stringNode("Said in a test.");
      case "boolean" -> JSON.booleanNode(true);
      case "integer", "number" -> JSON.numberNode(1);
      case "array" -> JSON.arrayNode().add(value(schema.path("items")));
      case "object" -> begun(schema);
      default -> throw new IllegalArgumentException("no sample for " + schema);
    };
  }
}
