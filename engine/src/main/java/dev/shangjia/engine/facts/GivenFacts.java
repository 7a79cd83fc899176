package dev.shangjia.engine.facts;

import dev.shangjia.engine.yaml.YamlJson;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Facts that somebody writes down for a trial: those of forms, of what probes observe and of what
 * only the platform knows, nested by name.
 *
 * <pre>{@code
 * provider: {verified: true}
 * listing: {name: Notes, logo: {width: 128}}
 * }</pre>
 */
public final class GivenFacts {
  private GivenFacts() {}

  /**
   * Reads facts: those of another type than declared are errors at their place, those that nobody
   * declares are warnings with the nearest known name.
   *
   * @param types the groups of a rulebook, as {@link FormTypes#groups} gives them
   * @return empty when the node is no mapping, which is an error of its file
   */
  public static Optional<ObjectNode> read(YamlNode node, Map<String, FactType> types) {
    Optional<YamlMapping> groups = node.mapping();
    groups.ifPresent(mapping -> FactsTypes.checkGroups(mapping, types));
    return groups.map(YamlJson::object);
  }
}
