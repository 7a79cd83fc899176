package dev.shangjia.engine.rulebook;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keywords of JSON Schema 2020-12 that forms may use, with what stands behind each. References
 * and anchors are left out: a form is written out, so that its fields have one place and one name.
 */
final class FormKeywords {
  private FormKeywords() {}

  /** What stands behind a keyword. */
  enum Value {
    SCHEMA,
    SCHEMAS,
    NAMED_SCHEMAS,
    TYPE,
    ANY,
    LIST,
    TEXT,
    TEXTS,
    NAMED_TEXTS,
    PATTERN,
    FLAG,
    COUNT,
    NUMBER,
    POSITIVE
  }

  static final Map<String, Value> VALUES = values();

  /** Our hints. */
  static final Set<String> HINTS =
      new LinkedHashSet<>(
          List.of(
              "x-title",
              "x-help",
              "x-cites",
              "x-level",
              "x-fact",
              "x-key",
              "x-kinds",
              "x-labels",
              "x-widget"));

  static final List<String> TYPES =
      List.of("string", "integer", "number", "boolean", "array", "object");

  static final List<String> WIDGETS =
      List.of(
          "text",
          "long-text",
          "image",
          "document",
          "link",
          "choice",
          "number",
          "date",
          "phone",
          "email");

  /** Keywords of JSON Schema that forms may not use. */
  static final Set<String> REFUSED =
      Set.of(
          "$id",
          "$ref",
          "$anchor",
          "$dynamicRef",
          "$dynamicAnchor",
          "$vocabulary",
          "$defs",
          "definitions",
          "dependencies");

  private static Map<String, Value> values() {
    var values = new LinkedHashMap<String, Value>();
    put(values, Value.TYPE, "type");
    put(values, Value.NAMED_SCHEMAS, "properties", "patternProperties", "dependentSchemas");
    put(values, Value.TEXTS, "required");
    put(values, Value.LIST, "enum", "examples");
    put(values, Value.ANY, "const", "default");
    put(values, Value.COUNT, "minLength", "maxLength", "minItems", "maxItems", "minContains");
    put(values, Value.COUNT, "maxContains", "minProperties", "maxProperties");
    put(values, Value.NUMBER, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
    put(values, Value.POSITIVE, "multipleOf");
    put(values, Value.PATTERN, "pattern");
    put(values, Value.TEXT, "format", "title", "description", "$comment", "$schema");
    put(values, Value.TEXT, "contentEncoding", "contentMediaType");
    put(values, Value.FLAG, "uniqueItems", "deprecated", "readOnly", "writeOnly");
    put(values, Value.SCHEMA, "items", "contains", "additionalProperties", "propertyNames", "not");
    put(values, Value.SCHEMA, "if", "then", "else", "unevaluatedItems", "unevaluatedProperties");
    put(values, Value.SCHEMA, "contentSchema");
    put(values, Value.SCHEMAS, "prefixItems", "allOf", "anyOf", "oneOf");
    put(values, Value.NAMED_TEXTS, "dependentRequired");
    return values;
  }

  private static void put(Map<String, Value> values, Value value, String... keywords) {
    for (String keyword : keywords) {
      values.put(keyword, value);
    }
  }
}
