package dev.shangjia.engine.comparison;

import dev.shangjia.engine.comparison.FactsPrint.Judging;
import dev.shangjia.engine.comparison.FactsPrint.Look;
import dev.shangjia.engine.json.JsonMismatch;
import dev.shangjia.engine.json.JsonReading;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Prints of facts as JSON, {@code shangjia-facts-print/1}: what a laptop sends for comparison. */
public final class FactsPrintJson {
  /** The name and version of the format, its first member. */
  public static final String FORMAT = "shangjia-facts-print/1";

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private FactsPrintJson() {}

  /** The print as JSON. */
  public static ObjectNode write(FactsPrint print) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", FORMAT);
    root.put("program", print.program());
    root.put("procedure", print.procedure());
    Judging judging = print.judging();
    if (judging != null) {
      root.putObject("judging")
          .put("rulebookVersion", judging.rulebookVersion())
          .put("rulebookHash", judging.rulebookHash())
          .put("engineVersion", judging.engineVersion())
          .put("at", judging.at().toString());
    }
    print.values().forEach(root.putObject("values")::put);
    print.files().forEach(root.putObject("files")::put);
    ArrayNode looks = root.putArray("looks");
    for (Look look : print.looks()) {
      ObjectNode one =
          looks
              .addObject()
              .put("probe", look.probe())
              .put("version", look.version())
              .put("subject", look.subject());
      if (look.at() != null) {
        one.put("at", look.at().toString());
      }
      one.put("hash", look.hash());
    }
    print.context().forEach(root.putObject("context")::put);
    return root;
  }

  /**
   * Reads a print strictly.
   *
   * @throws JsonMismatch with what should stand where, when the text is no print
   */
  public static FactsPrint read(String json) {
    return JsonReading.of(json).whole(FactsPrintJson::print);
  }

  private static FactsPrint print(JsonReading root) {
    root.at("format").choice(new String[] {FORMAT}, format -> format);
    return new FactsPrint(
        root.at("program").name(),
        root.at("procedure").name(),
        root.has("judging") ? root.at("judging").whole(FactsPrintJson::judging) : null,
        root.at("values").members(FactsPrintJson::hash),
        root.at("files").members(FactsPrintJson::hash),
        root.at("looks").list(look -> look.whole(FactsPrintJson::look)),
        root.at("context").members(FactsPrintJson::hash));
  }

  private static Judging judging(JsonReading judging) {
    return new Judging(
        judging.at("rulebookVersion").name(),
        hash(judging.at("rulebookHash")),
        judging.at("engineVersion").name(),
        judging.at("at").instant());
  }

  private static Look look(JsonReading look) {
    return new Look(
        look.at("probe").name(),
        look.at("version").number(1),
        look.at("subject").name(),
        look.has("at") ? look.at("at").instant() : null,
        hash(look.at("hash")));
  }

  private static String hash(JsonReading text) {
    return text.matching(HASH, "64 hexadecimal digits", " 64 位小写十六进制");
  }
}
