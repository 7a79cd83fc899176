package dev.shangjia.probes.page;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON of tests, with single quotes for double ones. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static JsonNode of(String text) {
    return MAPPER.readTree(text.replace('\'', '"'));
  }
}
