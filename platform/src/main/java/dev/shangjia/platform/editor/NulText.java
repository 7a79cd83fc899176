package dev.shangjia.platform.editor;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Looks for the NUL character, which no text of a database can hold. */
final class NulText {
  private NulText() {}

  /** The JSON pointer of the first text or name with one; empty when there is none. */
  static Optional<String> in(JsonNode node) {
    return in("", node);
  }

  private static Optional<String> in(String pointer, JsonNode node) {
    if (node.isString()) {
      return Optional.of(pointer).filter(_ -> node.stringValue().contains("\0"));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      Optional<String> found = in(pointer + "/" + i, node.path(i));
      if (found.isPresent()) {
        return found;
      }
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String at = pointer + "/" + member.getKey();
      Optional<String> found =
          member.getKey().contains("\0") ? Optional.of(pointer) : in(at, member.getValue());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
