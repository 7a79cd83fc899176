package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.FactType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether the facts that rules' examples give exist. */
final class ExampleLint {
  private final Map<String, Set<String>> names = new HashMap<>();
  private final Map<String, String> kinds = new HashMap<>();
  private final Set<String> groups = new LinkedHashSet<>();
  private final Lint lint;

  private ExampleLint(Rulebook rulebook, Lint lint) {
    this.lint = lint;
    for (Form form : rulebook.forms().values()) {
      groups.add(form.id());
      form.fields().forEach(field -> declare(form.id(), field));
    }
    groups.addAll(Catalogue.groups().keySet());
    Catalogue.groups()
        .forEach(
            (name, group) ->
                names.computeIfPresent(
                    name,
                    (_, fields) -> {
                      fields.addAll(group.fields().keySet());
                      return fields;
                    }));
  }

  static void check(Rulebook rulebook, Lint lint) {
    var check = new ExampleLint(rulebook, lint);
    for (Rule rule : rulebook.rules()) {
      var examples = new ArrayList<>(rule.pass());
      examples.addAll(rule.fail());
      examples.forEach(example -> check.example(example));
    }
  }

  private void declare(String form, Form.Field field) {
    String path = form + "." + field.path();
    int dot = path.lastIndexOf('.');
    names
        .computeIfAbsent(path.substring(0, dot), _ -> new LinkedHashSet<>())
        .add(path.substring(dot + 1).replace("[]", ""));
    if (field.kind() != null) {
      kinds.put(path, field.kind());
    }
  }

  private void example(Example example) {
    for (Map.Entry<String, JsonNode> group : example.facts().properties()) {
      FactType.Struct known = Catalogue.groups().get(group.getKey());
      if (names.containsKey(group.getKey())) {
        form(example, group.getKey(), group.getValue());
      } else if (known != null) {
        struct(example, group.getKey(), known, group.getValue());
      } else {
        unknown(example, group.getKey(), groups);
      }
    }
  }

  private void form(Example example, String path, JsonNode value) {
    switch (value) {
      case ArrayNode list -> list.forEach(item -> form(example, path + "[]", item));
      case ObjectNode object when kinds.containsKey(path) ->
          Catalogue.Kind.of(kinds.getOrDefault(path, ""))
              .ifPresent(kind -> struct(example, path, kind.type(), object));
      case ObjectNode object -> {
        Set<String> known = names.getOrDefault(path, Set.of());
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
          if (known.contains(entry.getKey())) {
            form(example, path + "." + entry.getKey(), entry.getValue());
          } else {
            unknown(example, path + "." + entry.getKey(), prefixed(path, known));
          }
        }
      }
      default -> {}
    }
  }

  private void struct(Example example, String path, FactType.Struct struct, JsonNode value) {
    if (value instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        if (!struct.fields().containsKey(entry.getKey())) {
          unknown(example, path + "." + entry.getKey(), prefixed(path, struct.fields().keySet()));
        }
      }
    }
  }

  private static Collection<String> prefixed(String path, Set<String> names) {
    return names.stream().map(name -> path + "." + name).toList();
  }

  private void unknown(Example example, String found, Collection<String> known) {
    var nearest = NearestName.of(found, known);
    lint.error(
        "lint/unknown-fact",
        example.place(),
        "示例给出了不存在的事实 '"
            + found
            + "'。"
            + nearest
                .map(name -> "是否想写 '" + name + "'？")
                .orElse("此处可用：" + String.join("、", known) + "。"),
        "The example gives the unknown fact '"
            + found
            + "'."
            + nearest
                .map(name -> " Did you mean '" + name + "'?")
                .orElse(" Known here: " + String.join(", ", known) + "."));
  }
}
