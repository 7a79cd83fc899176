package dev.shangjia.platform.notices;

import dev.shangjia.engine.LocalText;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands in a notice, as JSON: texts, or pairs of a Chinese and an English one. */
final class NoticeArguments {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private NoticeArguments() {}

  static String written(List<Object> arguments) {
    return JSON.writeValueAsString(
        arguments.stream()
            .map(
                argument ->
                    argument instanceof LocalText(String zh, String en)
                        ? Map.of("zh", zh, "en", en)
                        : argument.toString())
            .toList());
  }

  static List<Object> read(String json) {
    return JSON.readTree(json).valueStream().map(NoticeArguments::argument).toList();
  }

  private static Object argument(JsonNode node) {
    return node.isObject()
        ? new LocalText(node.required("zh").asString(), node.required("en").asString())
        : node.asString();
  }
}
