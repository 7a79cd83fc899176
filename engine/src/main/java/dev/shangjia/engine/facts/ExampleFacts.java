package dev.shangjia.engine.facts;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
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
    Optional<Catalogue.Kind> kind = Catalogue.Kind.of(group.name());
    if (node.isString() && kind.isPresent()) {
      return ofValue(kind.get(), node.stringValue(), field);
    }
    JsonNode value = node.get(field.name());
    return value == null || value.isNull() ? NOT_GIVEN : new FactState.Known(value);
  }

  private static FactState ofValue(Catalogue.Kind kind, String text, FactType.Field field) {
    if (kind.isFile(text)) {
      return field.name().equals("path") ? known(text) : NOT_GIVEN;
    }
    return LinkFacts.ADDRESS.contains(field)
        ? known(AddressFields.of(text, field.name()))
        : NOT_GIVEN;
  }

  private static FactState known(String text) {
    return new FactState.Known(JsonNodeFactory.instance.stringNode(text));
  }
}
