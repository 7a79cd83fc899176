package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlJson;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads an example of a rule: facts by dotted or nested names. */
final class ExampleReading {
  private static final String QUOTES = "quotes";
  private static final String ON = "on";

  private ExampleReading() {}

  /** Reads one example; only a failing one may say what is quoted. */
  static Optional<Example> read(YamlNode node, boolean failing) {
    int before = node.file().errors();
    Optional<YamlMapping> mapping = node.mapping();
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    List<String> quotes = List.of();
    LocalDate on = null;
    for (Map.Entry<String, YamlMapping.Entry> entry : mapping.get().entries().entrySet()) {
      if (entry.getKey().equals(QUOTES)) {
        quotes = quotes(entry.getValue(), failing);
      } else if (entry.getKey().equals(ON)) {
        on = YamlFields.readDate(entry.getValue().value()).orElse(null);
      } else {
        put(facts, entry.getKey(), entry.getValue());
      }
    }
    return node.file().errors() == before
        ? Optional.of(new Example(facts, quotes, on, node.place()))
        : Optional.empty();
  }

  private static List<String> quotes(YamlMapping.Entry entry, boolean failing) {
    if (!failing) {
      entry
          .value()
          .file()
          .error(
              "rulebook/quotes",
              entry.keyPlace(),
              new LocalText(
                  "通过的示例不会引用任何文字，请删去 quotes。",
                  "An example that passes quotes nothing; delete 'quotes'."));
    }
    var quotes = new ArrayList<String>();
    entry.value().items().forEach(item -> item.text().ifPresent(quotes::add));
    return quotes;
  }

  private static void put(ObjectNode facts, String name, YamlMapping.Entry entry) {
    List<String> parts = List.of(name.split("\\.", -1));
    if (!parts.stream().allMatch(Names::isFact)) {
      entry
          .value()
          .file()
          .error(
              "rulebook/fact-name",
              entry.keyPlace(),
              new LocalText(
                  Quoted.of(name) + " 不是事实的名称，应写成 listing.name 的形式。",
                  Quoted.of(name) + " is no name of a fact; write it like listing.name."));
      return;
    }
    JsonNode value = YamlJson.of(entry.value());
    for (String part : parts.reversed()) {
      var outer = JsonNodeFactory.instance.objectNode();
      outer.set(part, value);
      value = outer;
    }
    merge(facts, (ObjectNode) value, entry.value().file(), entry.keyPlace());
  }

  private static void merge(
      ObjectNode facts, ObjectNode added, SourceFile file, SourcePlace place) {
    for (Map.Entry<String, JsonNode> entry : added.properties()) {
      JsonNode there = facts.get(entry.getKey());
      if (there instanceof ObjectNode into && entry.getValue() instanceof ObjectNode more) {
        merge(into, more, file, place);
      } else if (there == null) {
        facts.set(entry.getKey(), entry.getValue());
      } else {
        file.error(
            "rulebook/fact-twice",
            place,
            new LocalText(
                "事实 '" + entry.getKey() + "' 在此示例中给出了两次，请删去一个。",
                "The fact '" + entry.getKey() + "' is given twice in this example; delete one."));
      }
    }
  }
}
