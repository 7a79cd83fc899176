package dev.shangjia.platform.installations.scim;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes a resource as a program says: {@code add}, {@code replace}, {@code remove}, whatever the
 * case of their letters. Source: RFC 7644, 3.5.2.
 */
final class ScimPatch {
  private ScimPatch() {}

  /** Changes a resource in place. */
  static void apply(JsonNode request, ObjectNode resource) {
    JsonNode operations = request.path("Operations");
    if (!operations.isArray() || operations.isEmpty()) {
      throw ScimRefusal.invalid(
          "invalidSyntax", "A patch has a list Operations with at least one operation.");
    }
    operations.valueStream().forEach(operation -> one(operation, resource));
  }

  private static void one(JsonNode operation, ObjectNode resource) {
    String op = operation.path("op").asString("").toLowerCase(Locale.ROOT);
    String path = operation.path("path").asString("");
    JsonNode value = operation.get("value");
    switch (op) {
      case "add", "replace" -> {
        if (value == null) {
          throw ScimRefusal.invalid("invalidValue", "The operation %s has no value.".formatted(op));
        }
        put(op, path, value, resource);
      }
      case "remove" -> {
        if (path.isEmpty()) {
          throw ScimRefusal.invalid("noTarget", "The operation remove names no path.");
        }
        ScimPath.of(path).remove(resource, value);
      }
      default ->
          throw ScimRefusal.invalid(
              "invalidSyntax",
              "\"%s\" is no operation; it is add, replace or remove."
                  .formatted(operation.path("op").asString("")));
    }
  }

  private static void put(String op, String path, JsonNode value, ObjectNode resource) {
    if (!path.isEmpty()) {
      put(op, ScimPath.of(path), value, resource);
    } else if (value.isObject()) {
      // Names of attributes may be paths here: some programs send "name.givenName".
      for (Map.Entry<String, JsonNode> one : value.properties()) {
        put(op, ScimPath.of(one.getKey()), one.getValue(), resource);
      }
    } else {
      throw ScimRefusal.invalid(
          "invalidValue", "Without a path the value is an object of attributes.");
    }
  }

  private static void put(String op, ScimPath path, @Nullable JsonNode value, ObjectNode resource) {
    if (value == null) {
      return;
    }
    if (op.equals("add")) {
      path.add(resource, value);
    } else {
      path.replace(resource, value);
    }
  }
}
