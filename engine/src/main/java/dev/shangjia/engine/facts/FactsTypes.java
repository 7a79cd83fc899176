package dev.shangjia.engine.facts;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.facts.FactType.Field;
import dev.shangjia.engine.facts.FactType.ListOf;
import dev.shangjia.engine.facts.FactType.Origin;
import dev.shangjia.engine.facts.FactType.Scalar;
import dev.shangjia.engine.facts.FactType.Struct;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.yaml.YamlBroken;
import dev.shangjia.engine.yaml.YamlJson;
import dev.shangjia.engine.yaml.YamlList;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Holds saved observations and context against the types that the catalogue declares. */
final class FactsTypes {
  private FactsTypes() {}

  /** Checks what a probe saw. */
  static void checkObserved(String probe, YamlMapping seen) {
    var declared = new LinkedHashMap<String, Field>();
    for (Catalogue.Kind kind : Catalogue.Kind.values()) {
      kind.type().fields().values().stream()
          .filter(field -> field.origin().equals(new Origin.Observed(probe)))
          .forEach(field -> declared.put(field.name(), field));
    }
    checkFields(seen, declared);
  }

  /** Checks a group of the context. */
  static void checkGroup(String name, SourcePlace place, YamlNode group) {
    Struct type = Catalogue.groups().get(name);
    if (type == null) {
      reportUnknown(group, place, name, Catalogue.groups());
    } else if (group instanceof YamlMapping mapping) {
      checkFields(mapping, type.fields());
    }
  }

  /** Checks groups of facts against the types that a rulebook gives them. */
  static void checkGroups(YamlMapping groups, Map<String, FactType> types) {
    groups
        .entries()
        .forEach(
            (name, entry) -> {
              FactType type = types.get(name);
              if (type == null) {
                reportUnknown(groups, entry.keyPlace(), name, types);
              } else {
                check(name, type, entry.value());
              }
            });
  }

  private static void checkFields(YamlMapping mapping, Map<String, Field> declared) {
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              Field field = declared.get(name);
              if (field == null) {
                reportUnknown(mapping, entry.keyPlace(), name, declared);
              } else {
                check(name, field.type(), entry.value());
              }
            });
  }

  private static void check(String name, FactType type, YamlNode value) {
    switch (type) {
      case Scalar scalar -> {
        if (!(value instanceof YamlBroken) && !fits(scalar, YamlJson.of(value))) {
          reportType(name, scalar.code(), value);
        }
      }
      case ListOf(FactType element) -> {
        if (value instanceof YamlList list) {
          list.elements().forEach(item -> check(name, element, item));
        } else {
          reportType(name, "list", value);
        }
      }
      case Struct struct -> {
        if (value instanceof YamlMapping mapping) {
          checkFields(mapping, struct.fields());
        } else {
          reportType(name, struct.name(), value);
        }
      }
    }
  }

  private static boolean fits(Scalar type, JsonNode value) {
    return switch (type) {
      case STRING -> value.isString();
      case INT -> value.isIntegralNumber();
      case DOUBLE -> value.isNumber();
      case BOOL -> value.isBoolean();
    };
  }

  private static void reportType(String name, String wanted, YamlNode value) {
    value
        .file()
        .error(
            "facts/type",
            value.place(),
            new LocalText(
                "事实 " + Quoted.of(name) + " 的类型应为 " + wanted + "，却是" + value.kind().zh() + "。",
                "The fact "
                    + Quoted.of(name)
                    + " is of type "
                    + wanted
                    + ", found "
                    + value.kind().en()
                    + "."));
  }

  private static void reportUnknown(
      YamlNode node, SourcePlace place, String name, Map<String, ?> known) {
    Optional<String> nearest = NearestName.of(name, known.keySet());
    node.file()
        .warning(
            "facts/unknown",
            place,
            new LocalText(
                "不认识的事实 "
                    + Quoted.of(name)
                    + "，规则不会读取。"
                    + nearest.map(other -> "是否指 '" + other + "'？").orElse(""),
                "The fact "
                    + Quoted.of(name)
                    + " is not known; no rule reads it."
                    + nearest.map(other -> " Did you mean '" + other + "'?").orElse("")));
  }
}
