package dev.shangjia.platform.installations.scim;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where something stands in a resource: {@code active}, {@code name.formatted}, {@code members},
 * {@code members[value eq "7"]}, {@code emails[type eq "work"].value}. Source: RFC 7644, 3.5.2.
 *
 * @param attribute the first name
 * @param filter which of its values are meant; null for all
 * @param sub a name below it; null for the whole
 */
record ScimPath(String attribute, @Nullable ScimFilter filter, @Nullable String sub) {
  private static final String URN = "(?i)urn:ietf:params:scim:schemas:core:2\\.0:(User|Group):";

  private static final Pattern PATH =
      Pattern.compile("([A-Za-z$][\\w$-]*)(?:\\[(.+)\\])?(?:\\.([A-Za-z$][\\w$-]*))?");

  /** Reads a path; one of a schema that is not kept has that schema as its first name. */
  static ScimPath of(String text) {
    String path = text.strip().replaceFirst(URN, "");
    if (path.toLowerCase(Locale.ROOT).startsWith("urn:")) {
      return new ScimPath(path, null, null);
    }
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      throw ScimRefusal.invalid(
          "invalidPath",
          "\"%s\" is no path; write one such as emails[type eq \"work\"].value.".formatted(text));
    }
    String filter = matcher.group(2);
    return new ScimPath(
        matcher.group(1), filter == null ? null : ScimFilter.of(filter), matcher.group(3));
  }

  /** The name by which it is compared. */
  String last() {
    return sub == null ? attribute : sub;
  }

  /** What stands there. */
  Stream<JsonNode> values(JsonNode resource) {
    Stream<JsonNode> found = child(resource, attribute).stream();
    if (filter != null || sub != null) {
      found = found.flatMap(one -> one.isArray() ? one.valueStream() : Stream.of(one));
    }
    if (filter != null) {
      found = found.filter(filter::matches);
    }
    String below = sub;
    return below == null ? found : found.flatMap(one -> child(one, below).stream());
  }

  private static Optional<JsonNode> child(JsonNode node, String name) {
    return key(node, name).map(node::get);
  }

  /** Names are the same whatever the case of their letters. */
  private static Optional<String> key(JsonNode node, String name) {
    return node.propertyNames().stream().filter(one -> one.equalsIgnoreCase(name)).findFirst();
  }

  /** Has a value stand there in place of what did. */
  void replace(ObjectNode resource, JsonNode value) {
    String name = key(resource, attribute).orElse(attribute);
    ScimFilter chosen = filter;
    if (chosen == null && sub == null) {
      resource.set(name, value);
    } else if (chosen == null) {
      below(resource, name).set(String.valueOf(sub), value);
    } else {
      ArrayNode all =
          resource.get(name) instanceof ArrayNode array ? array : resource.putArray(name);
      if (all.valueStream().noneMatch(chosen::matches)) {
        ObjectNode fresh = all.addObject();
        chosen.wanted().forEach((key, wanted) -> fresh.put(key, wanted));
      }
      all.valueStream()
          .filter(chosen::matches)
          .map(ObjectNode.class::cast)
          .forEach(one -> put(one, value));
    }
  }

  private void put(ObjectNode one, JsonNode value) {
    if (sub != null) {
      one.set(sub, value);
    } else if (value instanceof ObjectNode more) {
      one.setAll(more);
    }
  }

  private static ObjectNode below(ObjectNode resource, String name) {
    JsonNode there = resource.get(name);
    if (there instanceof ArrayNode array && array.get(0) instanceof ObjectNode first) {
      return first;
    }
    return there instanceof ObjectNode object ? object : resource.putObject(name);
  }

  /** Adds to what stands there; what is no list is replaced. */
  void add(ObjectNode resource, JsonNode value) {
    String name = key(resource, attribute).orElse(attribute);
    if (filter == null
        && sub == null
        && (value.isArray() || resource.get(name) instanceof ArrayNode)) {
      ArrayNode all =
          resource.get(name) instanceof ArrayNode array ? array : resource.putArray(name);
      (value.isArray() ? value.valueStream() : Stream.of(value)).forEach(one -> addOnce(all, one));
    } else {
      replace(resource, value);
    }
  }

  private static void addOnce(ArrayNode all, JsonNode value) {
    JsonNode id = value.get("value");
    if (id == null || all.valueStream().noneMatch(one -> id.equals(one.get("value")))) {
      all.add(value);
    }
  }

  /**
   * Takes what stands there away.
   *
   * @param value which of several, where the path does not say so; null for all
   */
  void remove(ObjectNode resource, @Nullable JsonNode value) {
    String name = key(resource, attribute).orElse(attribute);
    JsonNode there = resource.get(name);
    ScimFilter chosen = filter;
    if (there instanceof ArrayNode all && (chosen != null || (value != null && value.isArray()))) {
      ArrayNode kept = JsonNodeFactory.instance.arrayNode();
      all.valueStream()
          .filter(one -> chosen == null ? !among(one, value) : !chosen.matches(one))
          .forEach(kept::add);
      resource.set(name, kept);
    } else if (sub != null && there instanceof ObjectNode object) {
      object.remove(sub);
    } else {
      resource.remove(name);
    }
  }

  private static boolean among(JsonNode one, @Nullable JsonNode some) {
    return some != null && some.valueStream().anyMatch(other -> text(one).equals(text(other)));
  }

  private static String text(JsonNode member) {
    return member.path("value").asString("");
  }
}
