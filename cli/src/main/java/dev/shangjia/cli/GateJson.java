package dev.shangjia.cli;

import dev.shangjia.engine.metrics.Figures;
import dev.shangjia.engine.metrics.GateAnswer;
import dev.shangjia.engine.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A gate's answer as JSON. */
final class GateJson {
  /** The name and version of the JSON, its first member. */
  private static final String FORMAT = "shangjia-gate/1";

  private GateJson() {}

  static ObjectNode of(Rulebook rulebook, GateAnswer answer) {
    ObjectNode root = ProblemJson.object().put("format", FORMAT);
    root.putObject("rulebook")
        .put("id", rulebook.id())
        .put("version", rulebook.version())
        .put("hash", rulebook.hash());
    root.put("gate", answer.gate().id());
    root.set("title", ProblemJson.text(answer.gate().title()));
    root.put("result", answer.result().code()).put("confidence", answer.gate().confidence());
    ArrayNode conditions = root.putArray("conditions");
    answer.conditions().forEach(one -> conditions.add(condition(one)));
    return root;
  }

  private static ObjectNode condition(GateAnswer.OfCondition one) {
    ObjectNode json = ProblemJson.object().put("id", one.condition().id());
    json.set("title", ProblemJson.text(one.condition().title()));
    json.put("result", one.result().code());
    json.set("sentence", ProblemJson.text(one.sentence()));
    Figures figures = one.figures();
    put(json, "value", figures.value());
    put(json, "lower", figures.lower());
    put(json, "upper", figures.upper());
    json.putObject("threshold")
        .put("sense", figures.threshold().sense().code())
        .put("limit", figures.threshold().limit())
        .put("from", figures.limitFrom().code());
    put(json, "samples", figures.samples());
    json.put("minimum", figures.minimum());
    if (figures.needed() == null) {
      json.putNull("needed");
    } else {
      json.put("needed", figures.needed());
    }
    ArrayNode cites = json.putArray("cites");
    one.condition().cites().forEach(cites::add);
    return json;
  }

  private static void put(ObjectNode json, String name, @Nullable Double number) {
    if (number == null) {
      json.putNull(name);
    } else if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      json.put(name, number.longValue());
    } else {
      json.put(name, number);
    }
  }
}
