package dev.shangjia.cli;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Problems and texts in the JSON that commands print. */
final class ProblemJson {
  private ProblemJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode text(LocalText text) {
    return object().put("zh", text.zh()).put("en", text.en());
  }

  /** Severity, code, place and message; the place's file is relative to the folder in question. */
  static ObjectNode of(Problem problem) {
    ObjectNode object =
        object()
            .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
            .put("code", problem.code())
            .put("file", problem.place().file())
            .put("line", problem.place().line())
            .put("column", problem.place().column());
    object.set("message", text(problem.message()));
    return object;
  }
}
