package dev.shangjia.engine.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON in one form: keys in order, whole numbers as long, others as double. So facts that were
 * saved and read again are the facts that were gathered, and lead to the same report.
 */
final class CanonicalJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CanonicalJson() {}

  /** A copy of an object in that form. */
  static ObjectNode copy(ObjectNode object) {
    ObjectNode copy = JSON.objectNode();
    List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(object.properties());
    Collections.sort(entries, Map.Entry.comparingByKey());
    entries.forEach(entry -> copy.set(entry.getKey(), copy(entry.getValue())));
    return copy;
  }

  private static JsonNode copy(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> copy(object);
      case ArrayNode array -> {
        ArrayNode copy = JSON.arrayNode(array.size());
        array.forEach(item -> copy.add(copy(item)));
        yield copy;
      }
      default -> node.isNumber() ? number(node) : node;
    };
  }

  private static JsonNode number(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return JSON.numberNode(node.longValue());
    }
    double value = node.doubleValue();
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("no JSON number: " + value);
    }
    return JSON.numberNode(value);
  }
}
