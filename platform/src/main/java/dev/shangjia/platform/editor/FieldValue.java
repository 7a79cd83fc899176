package dev.shangjia.platform.editor;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The value of a field as people write it, and as dossiers have it. */
final class FieldValue {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FieldValue() {}

  /**
   * What somebody wrote, as JSON; null when they left it empty. What cannot be read as the field
   * wants it is kept as it was written: the inspection says what is wrong with it.
   *
   * @param parts one text, or all that were chosen; NUL characters, which no database keeps, are
   *     left out
   */
  static @Nullable JsonNode read(FieldKind kind, JsonNode schema, List<String> parts) {
    List<String> written = parts.stream().map(part -> part.replace("\0", "")).toList();
    String text = written.isEmpty() ? "" : written.getFirst().replace("\r\n", "\n");
    JsonNode value =
        switch (kind) {
          case YES_NO -> text.isEmpty() ? null : JSON.booleanNode(text.equals("true"));
          case NUMBER -> text.isBlank() ? null : number(text.strip());
          case CHOICES -> list(written, false);
          case LINES -> list(List.of(text.split("\n", -1)), ofNumbers(schema));
          case LONG_TEXT -> text.isBlank() ? null : JSON.stringNode(text.stripTrailing());
          default -> text.isBlank() ? null : JSON.stringNode(text.strip());
        };
    return value == null ? null : JsonMapper.shared().readTree(value.toString());
  }

  private static boolean ofNumbers(JsonNode schema) {
    return schema.path("items").path("type").asString("").matches("integer|number");
  }

  private static @Nullable JsonNode list(List<String> texts, boolean numbers) {
    ArrayNode list = JSON.arrayNode();
    texts.stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .forEach(text -> list.add(numbers ? number(text) : JSON.stringNode(text)));
    return list.isEmpty() ? null : list;
  }

  private static JsonNode number(String text) {
    try {
      var number = new BigDecimal(text);
      return number.scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(1L << 53)) <= 0
          ? JSON.numberNode(number.longValue())
          : JSON.numberNode(number.doubleValue());
    } catch (NumberFormatException e) {
      return JSON.stringNode(text);
    }
  }

  /** A value as people write it; blank for none. Several are written one a line. */
  static String write(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return "";
    }
    return value.isArray()
        ? value
            .valueStream()
            .map(FieldValue::write)
            .collect(java.util.stream.Collectors.joining("\n"))
        : value.isString() ? value.stringValue() : value.toString();
  }

  /** A short name of what a field showed, to tell whether it was touched. */
  static String print(String shown) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(shown.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
