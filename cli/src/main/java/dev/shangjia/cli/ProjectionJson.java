package dev.shangjia.cli;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.projection.Projected;
import dev.shangjia.engine.rulebook.Rulebook;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Projected records as JSON. */
final class ProjectionJson {
  /** The name and version of the JSON, its first member. */
  private static final String FORMAT = "shangjia-project/1";

  private ProjectionJson() {}

  static ObjectNode of(Rulebook rulebook, List<Projected> records) {
    ObjectNode root = ProblemJson.object().put("format", FORMAT);
    root.putObject("rulebook")
        .put("id", rulebook.id())
        .put("version", rulebook.version())
        .put("hash", rulebook.hash());
    ObjectNode all = root.putObject("records");
    ObjectNode unknown = root.putObject("unknown");
    for (Projected one : records) {
      ObjectNode json = all.putObject(one.shape().code());
      one.fields().forEach((name, value) -> put(json, unknown, one.shape().code(), name, value));
    }
    return root;
  }

  private static void put(
      ObjectNode json, ObjectNode unknown, String shape, String name, Projected.Value value) {
    switch (value) {
      case Projected.Value.One(String text) -> json.put(name, text);
      case Projected.Value.Several(List<String> texts) -> {
        ArrayNode array = json.putArray(name);
        texts.forEach(array::add);
      }
      case Projected.Value.NotGiven _ -> json.putNull(name);
      case Projected.Value.Unknown(LocalText why) -> {
        json.putNull(name);
        unknown.set(shape + "." + name, ProblemJson.text(why));
      }
    }
  }
}
