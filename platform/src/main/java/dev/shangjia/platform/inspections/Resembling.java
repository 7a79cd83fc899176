package dev.shangjia.platform.inspections;

import dev.shangjia.engine.text.Likeness;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Facts about other apps, less what does not concern a dossier: whoever prepares it may read its
 * facts, and what others prepare is not theirs to read.
 */
final class Resembling {
  /** Lower than any rule asks for, so that no rule finds less than it would among all. */
  private static final double LEAST = 0.7;

  private Resembling() {}

  /**
   * What is known, with those items only in the lists of the group {@code others} that a text of
   * the forms equals or resembles. A list that is empty then stays: it is known that nothing
   * resembles.
   */
  static ObjectNode reduced(ObjectNode known, ObjectNode forms) {
    ObjectNode reduced = known.deepCopy();
    if (reduced.get("others") instanceof ObjectNode others) {
      Set<String> texts = new HashSet<>(texts(forms).toList());
      others
          .properties()
          .forEach(
              list -> {
                if (list.getValue() instanceof ArrayNode items) {
                  reduce(items, texts);
                }
              });
    }
    return reduced;
  }

  private static void reduce(ArrayNode items, Set<String> texts) {
    List<String> all = items.valueStream().map(JsonNode::asString).toList();
    Set<String> alike = new HashSet<>(Likeness.alike(all, texts, LEAST));
    items.removeAll();
    all.stream().filter(item -> alike.contains(item) || texts.contains(item)).forEach(items::add);
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isContainer()
        ? node.valueStream().flatMap(Resembling::texts)
        : node.isString() ? Stream.of(node.stringValue()) : Stream.empty();
  }
}
