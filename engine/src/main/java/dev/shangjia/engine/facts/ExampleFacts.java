package dev.shangjia.engine.facts;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Facts of a rule's example: everything is written down, observations too. What an example does not
 * mention was not given.
 */
public final class ExampleFacts implements FactSource {
  private static final FactState NOT_GIVEN = new FactState.NotGiven();

  private final ObjectNode facts;

  /**
   * Facts as an example gives them.
   *
   * @param facts nested by name: the groups, their fields, and the fields of what stands behind
   *     them
   */
  public ExampleFacts(ObjectNode facts) {
    this.facts = facts;
  }

  @Override
  public FactState group(String root) {
    JsonNode group = facts.get(root);
    return group == null || !group.isObject() ? NOT_GIVEN : new FactState.Known(group);
  }

  @Override
  public FactState field(FactType.Struct group, JsonNode node, FactType.Field field) {
    if (node.isString() && Catalogue.Kind.of(group.name()).isPresent()) {
      boolean named =
          switch (field.name()) {
            case "path", "url", "address" -> true;
            default -> false;
          };
      return named ? new FactState.Known(node) : NOT_GIVEN;
    }
    JsonNode value = node.get(field.name());
    return value == null || value.isNull() ? NOT_GIVEN : new FactState.Known(value);
  }
}
