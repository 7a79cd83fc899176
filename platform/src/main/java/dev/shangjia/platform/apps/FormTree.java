package dev.shangjia.platform.apps;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The entries of a draft as the tree that JSON has, and back. */
final class FormTree {
  /** Marks a list whose items are objects. */
  static final String ITEMS = "items";

  /** Marks a list whose items are plain values with entries of their own, such as files. */
  static final String VALUES = "values";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, FormTree> children = new LinkedHashMap<>();
  private @Nullable JsonNode value;

  static FormTree of(Collection<Entry> entries) {
    var root = new FormTree();
    for (Entry entry : entries) {
      if (entry.value() != null) {
        FormTree at = root;
        for (String step : entry.path().split("/", -1)) {
          at = at.children.computeIfAbsent(step, _ -> new FormTree());
        }
        at.value = entry.value();
      }
    }
    return root;
  }

  /** The ids in the value of a list's entry; none in any other value. */
  static List<String> ids(JsonNode value) {
    JsonNode list = value.path(value.has(ITEMS) ? ITEMS : VALUES);
    return list.valueStream().map(JsonNode::stringValue).toList();
  }

  ObjectNode json() {
    ObjectNode object = JSON.objectNode();
    children.forEach(
        (name, child) -> {
          JsonNode of = child.node();
          if (of != null) {
            object.set(name, of);
          }
        });
    return object;
  }

  private @Nullable JsonNode node() {
    if (value == null) {
      ObjectNode object = json();
      return object.isEmpty() ? null : object;
    }
    if (!value.isObject()) {
      return value;
    }
    ArrayNode array = JSON.arrayNode();
    for (String id : ids(value)) {
      FormTree item = children.get(id);
      JsonNode of = item == null ? null : item.node();
      if (of != null) {
        array.add(of);
      } else if (value.has(ITEMS)) {
        array.addObject();
      }
    }
    return array.isEmpty() ? null : array;
  }

  /**
   * The entries of forms, as path and value.
   *
   * @param forms by form and field
   * @param ofValues tells of the path of a list, with {@code []} for items, whether each of its
   *     plain values has an entry of its own
   * @param ids makes the ids of items
   */
  static Map<String, JsonNode> flat(
      ObjectNode forms, Predicate<String> ofValues, Supplier<String> ids) {
    var flat = new LinkedHashMap<String, JsonNode>();
    forms
        .properties()
        .forEach(form -> flat(form.getKey(), form.getKey(), form.getValue(), ofValues, ids, flat));
    return flat;
  }

  private static void flat(
      String path,
      String shape,
      JsonNode node,
      Predicate<String> ofValues,
      Supplier<String> ids,
      Map<String, JsonNode> flat) {
    boolean objects =
        node.isArray() && !node.isEmpty() && node.valueStream().allMatch(JsonNode::isObject);
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  flat(
                      path + "/" + field.getKey(),
                      shape + "/" + field.getKey(),
                      field.getValue(),
                      ofValues,
                      ids,
                      flat));
    } else if (objects || (node.isArray() && ofValues.test(shape))) {
      ObjectNode list = JSON.objectNode();
      ArrayNode names = list.putArray(objects ? ITEMS : VALUES);
      flat.put(path, list);
      for (JsonNode item : node) {
        String id = ids.get();
        names.add(id);
        flat(path + "/" + id, shape + "[]", item, ofValues, ids, flat);
      }
    } else {
      flat.put(path, node);
    }
  }

  /** All texts in a tree, which is where paths of files can be. */
  static Set<String> texts(JsonNode node) {
    var texts = new LinkedHashSet<String>();
    var open = new ArrayList<JsonNode>(List.of(node));
    while (!open.isEmpty()) {
      JsonNode next = open.removeLast();
      if (next.isString()) {
        texts.add(next.stringValue());
      }
      next.forEach(open::add);
    }
    return texts;
  }
}
