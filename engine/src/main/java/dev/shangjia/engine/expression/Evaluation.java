package dev.shangjia.engine.expression;

import dev.shangjia.engine.facts.FactSource;
import dev.shangjia.engine.facts.FactState;
import dev.shangjia.engine.facts.FactType;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The facts of one subject while expressions are evaluated over them, and what the current
 * evaluation has read. Belongs to one thread.
 */
public final class Evaluation {
  private final FactSource source;
  private final Map<String, Object> roots = new HashMap<>();
  private Reads reads = new Reads();

  /**
   * Facts ready for expressions.
   *
   * @param types the groups, by name
   * @param source where their facts are looked up
   * @param now the time of judging, in the rulebook's zone
   */
  public Evaluation(Map<String, FactType> types, FactSource source, ZonedDateTime now) {
    this.source = source;
    types.forEach((name, type) -> roots.put(name, root(name, type)));
    roots.put(Expressions.NOW, now.toInstant());
    roots.put(Expressions.TODAY, now.toLocalDate().toString());
  }

  private Object root(String name, FactType type) {
    if (!(type instanceof FactType.Struct struct)) {
      throw new IllegalArgumentException("group " + name + " is no struct");
    }
    JsonNode node =
        source.group(name) instanceof FactState.Known(JsonNode value) && value.isObject()
            ? value
            : JsonNodeFactory.instance.objectNode();
    return new FactStruct(struct, node, name, "/" + name, this);
  }

  FactSource source() {
    return source;
  }

  /** What has been read since {@link #begin()}. */
  public Reads reads() {
    return reads;
  }

  /** Forgets what was read: another rule, or another item, is judged now. */
  public void begin() {
    reads = new Reads();
  }

  Map<String, Object> roots() {
    return roots;
  }
}
