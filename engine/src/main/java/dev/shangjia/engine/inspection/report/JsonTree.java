package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Finding.Quote;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The pieces that our JSON formats share. */
final class JsonTree {
  private JsonTree() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static ObjectNode text(LocalText text) {
    return object().put("zh", text.zh()).put("en", text.en());
  }

  static ArrayNode strings(List<String> texts) {
    ArrayNode array = array();
    texts.forEach(array::add);
    return array;
  }

  static ArrayNode quotes(Finding finding) {
    ArrayNode array = array();
    for (Quote quote : finding.quotes()) {
      array.add(
          switch (quote) {
            case Quote.Passage(String text, int start, int end, String label) ->
                object()
                    .put("kind", "passage")
                    .put("text", text)
                    .put("start", start)
                    .put("end", end)
                    .put("label", label);
            case Quote.Region(String text, int x, int y, int width, int height) ->
                object()
                    .put("kind", "region")
                    .put("text", text)
                    .put("x", x)
                    .put("y", y)
                    .put("width", width)
                    .put("height", height);
            case Quote.Item(String text, String pointer) ->
                object().put("kind", "item").put("text", text).put("pointer", pointer);
            case Quote.Picture(String text, String sha256) ->
                object().put("kind", "picture").put("text", text).put("sha256", sha256);
            case Quote.Document(String text, LocalText title) -> {
              ObjectNode document = object().put("kind", "document").put("text", text);
              document.set("title", text(title));
              yield document;
            }
          });
    }
    return array;
  }
}
