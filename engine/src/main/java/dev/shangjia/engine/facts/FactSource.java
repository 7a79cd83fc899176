package dev.shangjia.engine.facts;

import tools.jackson.databind.JsonNode;

/** Where the facts of a group are looked up. */
public interface FactSource {

  /**
   * The state of a group itself, such as {@code listing}.
   *
   * @param root the name of the group
   */
  FactState group(String root);

  /**
   * The state of one fact.
   *
   * @param group the type of the group that holds it
   * @param node the group's own value, known
   * @param field which fact
   */
  FactState field(FactType.Struct group, JsonNode node, FactType.Field field);
}
