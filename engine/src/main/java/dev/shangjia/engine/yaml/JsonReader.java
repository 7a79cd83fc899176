package dev.shangjia.engine.yaml;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON text into the nodes that YAML is read into, with the same places and the same
 * refusals: duplicate keys, null, halves of characters, and what exceeds the limits. A syntax error
 * ends the reading.
 */
public final class JsonReader {
  private static final int LONGEST_NUMBER = 100;

  private final SourceFile file;
  private final YamlLimits limits;
  private final JsonParser parser;
  private int nodes;
  private int offset;
  private int line = 1;
  private int column = 1;

  private JsonReader(SourceFile file, YamlLimits limits, JsonParser parser) {
    this.file = file;
    this.limits = limits;
    this.parser = parser;
  }

  /**
   * Reads a text. What is wrong is added to the file's problems.
   *
   * @return the root, complete; empty when there is none
   */
  public static Optional<YamlNode> read(SourceFile file, YamlLimits limits) {
    if (!file.readable()) {
      return Optional.empty();
    }
    try (JsonParser parser = factory(limits).createParser(ObjectReadContext.empty(), file.text())) {
      return new JsonReader(file, limits, parser).read();
    }
  }

  private static JsonFactory factory(YamlLimits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxNumberLength(LONGEST_NUMBER)
                .maxStringLength((int) limits.bytes())
                .maxNameLength((int) limits.bytes())
                .build())
        .build();
  }

  private Optional<YamlNode> read() {
    try {
      if (parser.nextToken() == null) {
        file.error("json/empty", file.start(), new LocalText("文件没有内容。", "The file is empty."));
        return Optional.empty();
      }
      YamlNode root = node();
      if (parser.nextToken() != null) {
        file.error(
            "json/several-values",
            place(),
            new LocalText("此处开始了第二个值，只能有一个。", "A second value begins here; only one is allowed."));
      }
      return Optional.of(root);
    } catch (StreamConstraintsException _) {
      file.error("json/too-much", place(), limitsText());
    } catch (StreamReadException broken) {
      int at = (int) Math.max(0, broken.getLocation().getCharOffset());
      file.error(
          "json/syntax",
          place(Math.min(at, file.text().length())),
          new LocalText(
              "此处不是合法的 JSON，请检查引号、逗号和括号。",
              "This is no valid JSON; check quotes, commas and brackets here."));
    }
    return Optional.empty();
  }

  private YamlNode node() {
    SourcePlace place = place();
    if (++nodes > limits.nodes()) {
      throw new StreamConstraintsException("nodes");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(place);
      case START_ARRAY -> list(place);
      case VALUE_STRING -> text(place, parser.getString());
      case VALUE_NULL -> {
        file.error(
            "json/null",
            place,
            new LocalText(
                "此处的值为 null。不需要就删去，空文字请写 \"\"。",
                "The value is null here. Leave it out, or write \"\" for an empty text."));
        yield new YamlBroken(file, place);
      }
      default -> new YamlScalar(file, place, parser.getString(), YamlScalar.Style.PLAIN);
    };
  }

  private YamlNode mapping(SourcePlace place) {
    Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      SourcePlace keyPlace = place();
      String key = parser.currentName();
      refuseHalves(keyPlace, key);
      parser.nextToken();
      var entry = new YamlMapping.Entry(keyPlace, node());
      if (entries.putIfAbsent(key, entry) != null) {
        file.error(
            "json/duplicate-key",
            keyPlace,
            new LocalText(
                "键 " + Quoted.of(key) + " 重复，请只保留一个。",
                "The key " + Quoted.of(key) + " stands here again; keep one."));
      }
    }
    return new YamlMapping(file, place, entries, false);
  }

  private YamlNode list(SourcePlace place) {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return new YamlList(file, place, items);
  }

  private YamlNode text(SourcePlace place, String value) {
    return refuseHalves(place, value)
        ? new YamlBroken(file, place)
        : new YamlScalar(file, place, value, YamlScalar.Style.QUOTED);
  }

  /** Refuses NUL and halves of characters, which escapes can bring in. */
  private boolean refuseHalves(SourcePlace place, String value) {
    Optional<Integer> bad =
        value.codePoints().filter(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF)).boxed().findFirst();
    bad.ifPresent(
        found ->
            file.error(
                "json/not-a-character",
                place,
                new LocalText(
                    "文字中的转义 \\u%04X 不是可用的字符，请删除。".formatted(found),
                    "The escape \\u%04X in this text is no character that can be used; delete it."
                        .formatted(found))));
    return bad.isPresent();
  }

  private LocalText limitsText() {
    return new LocalText(
        "内容过多，从此处起不再读取：最多 %,d 个值，嵌套 %d 层。".formatted(limits.nodes(), limits.depth()),
        "Too much: reading stops here. At most %,d values, nested %d deep, are allowed."
            .formatted(limits.nodes(), limits.depth()));
  }

  private SourcePlace place() {
    return place((int) Math.max(0, parser.currentTokenLocation().getCharOffset()));
  }

  /** Counts on from the place before; places are asked for in the order of the text. */
  private SourcePlace place(int target) {
    String text = file.text();
    while (offset < target) {
      int sign = text.codePointAt(offset);
      offset += Character.charCount(sign);
      boolean pair = sign == '\r' && offset < text.length() && text.charAt(offset) == '\n';
      if (sign == '\n' || (sign == '\r' && !pair)) {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
    return file.place(line, column);
  }
}
