package dev.shangjia.engine.dossier;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.rulebook.Form;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a batch: JSON Lines, one partial dossier a line. A line has an {@code id}, a text or a
 * number, and fields of one form by their names; other keys, null, and values of another type than
 * the form's field, are left out, but {@code name}, {@code summary} and {@code description} have to
 * be texts. A line that cannot be read costs no other line.
 *
 * <p>Lines are read one by one; the memory needed does not grow with their number.
 */
public final class BatchReader {
  /** The longest line that is read. */
  public static final int MOST_BYTES = 1 << 20;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String program;
  private final String procedure;
  private final Form form;

  /**
   * Reads lines as extracts of one form.
   *
   * @param program the rulebook's id
   * @param procedure the procedure they are judged for
   * @param form the form whose fields they hold
   */
  public BatchReader(String program, String procedure, Form form) {
    this.program = program;
    this.procedure = procedure;
    this.form = form;
  }

  /** One line of a batch. */
  public sealed interface Line {

    /**
     * A line that can be judged.
     *
     * @param id as it was given
     * @param facts what it says
     */
    record Extract(JsonNode id, Facts facts) implements Line {}

    /**
     * A line that cannot.
     *
     * @param id as it was given; JSON null when it could not be read
     * @param problems why
     */
    record Broken(JsonNode id, List<Problem> problems) implements Line {
      public Broken {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Receives lines in their order. */
  @FunctionalInterface
  public interface Receiver {
    void receive(Line line) throws IOException;
  }

  /**
   * Reads all lines. Blank ones are skipped.
   *
   * @param file the file's name, for problems
   * @param content UTF-8
   */
  public void read(String file, InputStream content, Receiver receiver) throws IOException {
    var in = new BufferedInputStream(content, 1 << 16);
    var bytes = new ByteArrayOutputStream();
    for (int number = 1; ; number++) {
      bytes.reset();
      long length = 0;
      int next = in.read();
      if (next < 0) {
        return;
      }
      for (; next >= 0 && next != '\n'; next = in.read()) {
        if (length++ < MOST_BYTES) {
          bytes.write(next);
        }
      }
      var place = new SourcePlace(file, number, 1);
      if (length > MOST_BYTES) {
        receiver.receive(broken(NODES.nullNode(), tooLong(place, length)));
      } else if (!isBlank(bytes)) {
        receiver.receive(line(place, bytes.toByteArray()));
      }
    }
  }

  private static boolean isBlank(ByteArrayOutputStream bytes) {
    for (byte b : bytes.toByteArray()) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  private Line line(SourcePlace place, byte[] bytes) {
    JsonNode line;
    try {
      line = JSON.readTree(bytes);
    } catch (JacksonException e) {
      return broken(NODES.nullNode(), noJson(place, e));
    }
    if (!line.isObject()) {
      return broken(NODES.nullNode(), noObject(place));
    }
    JsonNode id = line.path("id");
    if (!id.isIntegralNumber() && id.asString("").isBlank()) {
      return broken(NODES.nullNode(), noId(place));
    }
    Optional<Problem> problem = problem(place, line);
    if (problem.isPresent()) {
      return broken(NODES.nullNode(), problem.get());
    }
    ObjectNode values = NODES.objectNode();
    values.set(form.id(), fields(line));
    return new Line.Extract(
        id,
        new Facts(
            program,
            procedure,
            DossierHash.of(program, procedure, values, Map.of()),
            Facts.Extent.PARTIAL,
            values,
            Map.of(),
            List.of(),
            NODES.objectNode()));
  }

  private Optional<Problem> problem(SourcePlace place, JsonNode line) {
    JsonNode properties = form.schema().path("properties");
    for (Map.Entry<String, JsonNode> value : line.properties()) {
      if (value.getKey().equals("id") || properties.has(value.getKey())) {
        Optional<Problem> problem = BatchValues.problem(place, value.getKey(), value.getValue());
        if (problem.isPresent()) {
          return problem;
        }
      }
    }
    return Optional.empty();
  }

  private ObjectNode fields(JsonNode line) {
    ObjectNode fields = NODES.objectNode();
    for (Map.Entry<String, JsonNode> schema : form.schema().path("properties").properties()) {
      JsonNode value = line.path(schema.getKey());
      if (fits(schema.getValue(), value)) {
        fields.set(schema.getKey(), value);
      }
    }
    return fields;
  }

  private static boolean fits(JsonNode schema, JsonNode value) {
    return switch (schema.path("type").asString("")) {
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" ->
          value.isArray() && value.valueStream().allMatch(item -> fits(schema.path("items"), item));
      case "object" -> value.isObject();
      default -> false;
    };
  }

  private static Line broken(JsonNode id, Problem problem) {
    return new Line.Broken(id, List.of(problem));
  }

  private static Problem tooLong(SourcePlace place, long length) {
    return Problem.error(
        "batch/line-too-long",
        place,
        new LocalText(
            "这一行有 " + length + " 字节，最多 " + MOST_BYTES + " 字节",
            "The line has " + length + " bytes; at most " + MOST_BYTES + " are read"));
  }

  private static Problem noJson(SourcePlace place, JacksonException e) {
    String message = Optional.ofNullable(e.getOriginalMessage()).orElse("");
    int column = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
    return Problem.error(
        "batch/no-json",
        new SourcePlace(place.file(), place.line(), column),
        new LocalText("这一行不是有效的 JSON：" + message, "The line is no valid JSON: " + message));
  }

  private static Problem noObject(SourcePlace place) {
    return Problem.error(
        "batch/no-object",
        place,
        new LocalText(
            "这一行不是 JSON 对象，请写成 {\"id\": …, \"name\": …}",
            "The line is no JSON object; write {\"id\": ..., \"name\": ...}"));
  }

  private static Problem noId(SourcePlace place) {
    return Problem.error(
        "batch/no-id",
        place,
        new LocalText(
            "这一行没有 id，请加上文本或整数的 \"id\"",
            "The line has no id; add an \"id\", a text or a whole number"));
  }
}
