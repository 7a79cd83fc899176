package dev.shangjia.cli;

import dev.shangjia.engine.inspection.report.Neutral;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Facts as lines for people: one a line, names of nested ones joined by dots. */
final class FactLines {
  private final Terminal terminal;

  FactLines(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(String name, JsonNode value) {
    if (value.isObject() && !isSpan(value)) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        print(name.isEmpty() ? member.getKey() : name + "." + member.getKey(), member.getValue());
      }
    } else if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
      for (int i = 0; i < value.size(); i++) {
        print(name + "[" + i + "]", value.get(i));
      }
    } else {
      String shown =
          isSpan(value) ? span(value) : value.isString() ? quoted(value) : value.toString();
      terminal
          .out()
          .println(
              Ink.BOLD.on(Neutral.TEXT.prose(name), terminal.style())
                  + " = "
                  + Neutral.TEXT.prose(shown));
    }
  }

  private static boolean isSpan(JsonNode value) {
    return value.has("text") && value.has("start") && value.has("end");
  }

  private static String span(JsonNode value) {
    String label = value.path("label").asString("");
    return quoted(value.get("text"))
        + " "
        + value.get("start")
        + "-"
        + value.get("end")
        + (label.isEmpty() ? "" : " (" + label + ")");
  }

  private static String quoted(JsonNode text) {
    return '"' + Neutral.TEXT.quote(text.stringValue()) + '"';
  }
}
