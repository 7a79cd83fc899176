package dev.shangjia.engine.comparison;

import dev.shangjia.engine.comparison.Difference.Cause;
import dev.shangjia.engine.json.JsonMismatch;
import dev.shangjia.engine.json.JsonReading;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Comparisons as JSON, {@code shangjia-comparison/1}: what the platform answers. */
public final class ComparisonJson {
  /** The name and version of the format, its first member. */
  public static final String FORMAT = "shangjia-comparison/1";

  private ComparisonJson() {}

  /** The comparison as JSON. */
  public static ObjectNode write(Comparison comparison) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", FORMAT);
    root.put("matches", comparison.matches());
    ArrayNode differences = root.putArray("differences");
    for (Difference difference : comparison.differences()) {
      ObjectNode one =
          differences
              .addObject()
              .put("cause", difference.cause().code())
              .put("about", difference.about());
      one.putObject("text").put("zh", difference.text().zh()).put("en", difference.text().en());
    }
    return root;
  }

  /**
   * Reads what {@link #write} wrote; members that this version does not know are skipped.
   *
   * @throws JsonMismatch with what should stand where, when the text is no comparison
   */
  public static Comparison read(String json) {
    JsonReading root = JsonReading.of(json);
    root.at("format").choice(new String[] {FORMAT}, format -> format);
    return new Comparison(
        root.at("differences")
            .list(
                one ->
                    new Difference(
                        one.at("cause").choice(Cause.values(), Cause::code),
                        one.at("about").string(),
                        one.at("text").text())));
  }
}
