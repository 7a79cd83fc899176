package dev.shangjia.engine.yaml;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** YAML as JSON: whole numbers as long, others as double, everything in quotes as text. */
public final class YamlJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONGEST_NUMBER = 40;

  private YamlJson() {}

  /** The JSON of a node. A number that fits neither a long nor a double is reported. */
  public static JsonNode of(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> object(mapping);
      case YamlList list -> {
        var array = JSON.arrayNode();
        list.elements().forEach(item -> array.add(of(item)));
        yield array;
      }
      case YamlScalar scalar -> scalar(scalar);
      case YamlBroken _ -> JSON.stringNode("");
    };
  }

  /** The JSON of a mapping. */
  public static ObjectNode object(YamlMapping mapping) {
    var object = JSON.objectNode();
    mapping.entries().forEach((key, entry) -> object.set(key, of(entry.value())));
    return object;
  }

  /**
   * Where a value of the JSON stands in the file.
   *
   * @param pointer JSON pointer (RFC 6901) below the node, such as {@code /screenshots/0/image}
   * @return the place of the value, or of the nearest one above it that is there
   */
  public static SourcePlace placeOf(YamlNode root, String pointer) {
    YamlNode at = root;
    if (!pointer.isEmpty()) {
      for (String part : pointer.substring(1).split("/", -1)) {
        Optional<YamlNode> next = child(at, part.replace("~1", "/").replace("~0", "~"));
        if (next.isEmpty()) {
          break;
        }
        at = next.get();
      }
    }
    return at.place();
  }

  private static Optional<YamlNode> child(YamlNode node, String name) {
    return switch (node) {
      case YamlMapping mapping ->
          Optional.ofNullable(mapping.entries().get(name)).map(YamlMapping.Entry::value);
      case YamlList list ->
          index(name).filter(index -> index < list.elements().size()).map(list.elements()::get);
      case YamlScalar _, YamlBroken _ -> Optional.empty();
    };
  }

  private static Optional<Integer> index(String name) {
    boolean digits =
        !name.isEmpty() && name.length() < 9 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Optional.of(Integer.parseInt(name)) : Optional.empty();
  }

  private static JsonNode scalar(YamlScalar scalar) {
    if (scalar.isTruth()) {
      return JSON.booleanNode(scalar.value().equalsIgnoreCase("true"));
    }
    return scalar.isNumber() ? number(scalar) : JSON.stringNode(scalar.value());
  }

  private static JsonNode number(YamlScalar scalar) {
    String value = scalar.value();
    if (value.length() <= LONGEST_NUMBER) {
      if (!scalar.isInteger()) {
        double number = Double.parseDouble(value);
        if (Double.isFinite(number)) {
          return JSON.numberNode(number);
        }
      } else if (fitsLong(value)) {
        return JSON.numberNode(Long.parseLong(value));
      }
    }
    scalar
        .file()
        .error(
            "yaml/number-too-large",
            scalar.place(),
            new LocalText(
                "数字 " + Quoted.of(value) + " 超出范围。若是编号之类的文字，请加引号。",
                "The number "
                    + Quoted.of(value)
                    + " is out of range. When it is a text, such as a serial number, put it in"
                    + " quotes."));
    return JSON.numberNode(0L);
  }

  private static boolean fitsLong(String digits) {
    try {
      Long.parseLong(digits);
      return true;
    } catch (NumberFormatException _) {
      return false;
    }
  }
}
