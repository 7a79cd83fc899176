package dev.shangjia.engine.inspection;

import com.google.re2j.Pattern;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import dev.shangjia.engine.rulebook.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A form's schema, ready to validate values. Nothing outside the schema is ever fetched. */
final class FormSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Patterns run on RE2's engine, so that no value can make one run for long. */
  private static final RegularExpressionFactory LINEAR =
      regex -> {
        Pattern pattern = Pattern.compile(regex);
        RegularExpression expression = value -> pattern.matcher(value).find();
        return expression;
      };

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .pathType(PathType.JSON_POINTER)
                      .formatAssertionsEnabled(true)
                      .locale(Locale.ROOT)
                      .regularExpressionFactory(LINEAR)
                      .build()));

  private final Schema schema;

  FormSchema(Form form) {
    this.schema = REGISTRY.getSchema(form.schema());
  }

  /**
   * One value that a schema does not allow.
   *
   * @param pointer where it stands in the form; for a field that is missing, where it should stand
   * @param keyword the schema's keyword that says so
   * @param allowed the keyword's own value
   * @param found the value
   * @param message the validator's words
   */
  record Violation(
      String pointer, String keyword, JsonNode allowed, JsonNode found, String message) {}

  /** What a form's values violate, in document order. Blank values count as left out. */
  List<Violation> violations(JsonNode values) {
    var violations = new ArrayList<Violation>();
    for (Error error : schema.validate(withoutBlanks(values))) {
      violations.add(violation(error));
    }
    return violations;
  }

  private static Violation violation(Error error) {
    String pointer = error.getInstanceLocation().toString();
    String property = error.getProperty();
    JsonNode allowed = error.getSchemaNode();
    JsonNode found = error.getInstanceNode();
    return new Violation(
        property == null ? pointer : pointer + "/" + property,
        error.getKeyword(),
        allowed == null ? JSON.missingNode() : allowed,
        property == null || found == null ? orMissing(found) : found.path(property),
        error.getMessage());
  }

  private static JsonNode orMissing(JsonNode node) {
    return node == null ? JSON.missingNode() : node;
  }

  /** The same values without what counts as not given. Items of lists keep their places. */
  private static JsonNode withoutBlanks(JsonNode node) {
    if (node.isArray()) {
      ArrayNode items = JSON.arrayNode();
      node.forEach(item -> items.add(withoutBlanks(item)));
      return items;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode kept = JSON.objectNode();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (!isBlank(property.getValue())) {
        kept.set(property.getKey(), withoutBlanks(property.getValue()));
      }
    }
    return kept;
  }

  private static boolean isBlank(JsonNode value) {
    return value.isNull()
        || (value.isString() && value.stringValue().isBlank())
        || (value.isContainer() && value.isEmpty());
  }
}
