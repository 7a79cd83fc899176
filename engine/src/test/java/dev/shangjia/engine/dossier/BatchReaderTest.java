package dev.shangjia.engine.dossier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.dossier.BatchReader.Line;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.rulebook.Form;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class BatchReaderTest {
  private static final BatchReader READER =
      new BatchReader("tencent-meeting", "release", listing());

  @Test
  void readsFieldsOfTheFormAndLeavesOutTheRest() throws IOException {
    Facts facts =
        extract(
            """
            {"id": "a", "name": "会议纪要", "tags": ["x"], "stars": 5, "seals": [7], "homepage": null, "count": "five"}
            """);

    assertThat(facts.extent()).isEqualTo(Facts.Extent.PARTIAL);
    assertThat(facts.values().toString())
        .isEqualTo("{\"listing\":{\"name\":\"会议纪要\",\"tags\":[\"x\"]}}");
    assertThat(facts.dossierHash()).hasSize(64);
  }

  @Test
  void keepsIdsAsTheyWereGiven() throws IOException {
    assertThat(read("{\"id\": 7, \"name\": \"x\"}").getFirst())
        .isInstanceOfSatisfying(
            Line.Extract.class, line -> assertThat(line.id().toString()).isEqualTo("7"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"id": "a"             | batch/no-json     | JSON
          [1]                    | batch/no-object   | object
          {"name": "x"}          | batch/no-id       | id
          {"id": ""}             | batch/no-id       | id
          {"id": null}           | batch/no-id       | id
          {"id": "a", "id": "b"} | batch/no-json     | Duplicate
          {"id": "a"} x          | batch/no-json     | JSON
          {"id": "a", "name": 5} | batch/wrong-type  | name
          {"id": "a", "summary": ["x"]} | batch/wrong-type | summary
          {"id": "a", "name": "\\ud800"} | batch/not-a-character | D800
          {"id": "\\udc00", "name": "x"} | batch/not-a-character | DC00
          {"id": "a", "rating": 1e999} | batch/number-too-large | rating
          {"id": "a", "count": 9007199254740993} | batch/number-too-large | count
          """)
  void aBrokenLineCostsNoOtherLine(String bad, String code, String hint) throws IOException {
    List<Line> lines = read("{\"id\": 1}\n\n" + bad + "\n{\"id\": 2}");

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).isInstanceOf(Line.Extract.class);
    assertThat(lines.get(2)).isInstanceOf(Line.Extract.class);
    assertThat(lines.get(1))
        .isInstanceOfSatisfying(
            Line.Broken.class,
            line -> {
              Problem problem = line.problems().getFirst();
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.place().line()).isEqualTo(3);
              assertThat(problem.message().en()).contains(hint);
            });
  }

  @Test
  void refusesLongLinesWithoutHoldingThem() throws IOException {
    var lines = new ArrayList<Line>();

    READER.read("b.jsonl", new LongLine(20L << 20), lines::add);

    assertThat(lines)
        .singleElement()
        .isInstanceOfSatisfying(
            Line.Broken.class,
            line ->
                assertThat(line.problems().getFirst().message().en())
                    .contains("20971520")
                    .contains("1048576"));
  }

  @Test
  void refusesDeepNesting() throws IOException {
    String deep = "[".repeat(100_000);

    assertThat(read("{\"id\": 1, \"tags\": " + deep).getFirst()).isInstanceOf(Line.Broken.class);
  }

  @Test
  void whateverTheBytesEveryLineIsAnswered() throws IOException {
    var random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes =
          "{\"id\": \"a\", \"name\": \"会议\\u4f1a\", \"rating\": 4.5, \"tags\": [\"x\"]}"
              .getBytes(UTF_8);
      for (int n = random.nextInt(3); n >= 0; n--) {
        int sign = random.nextInt(256);
        bytes[random.nextInt(bytes.length)] = (byte) (sign == '\n' ? ' ' : sign);
      }
      var lines = new ArrayList<Line>();
      READER.read("b.jsonl", new ByteArrayInputStream(bytes), lines::add);
      assertThat(lines).hasSize(1);
    }
  }

  private static Facts extract(String line) throws IOException {
    if (read(line).getFirst() instanceof Line.Extract(JsonNode _, Facts facts)) {
      return facts;
    }
    throw new AssertionError(read(line).toString());
  }

  private static List<Line> read(String text) throws IOException {
    var lines = new ArrayList<Line>();
    READER.read("b.jsonl", new ByteArrayInputStream(text.getBytes(UTF_8)), lines::add);
    return lines;
  }

  private static Form listing() {
    var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    var properties = schema.putObject("properties");
    for (String name : new String[] {"name", "summary", "description", "homepage"}) {
      properties.putObject(name).put("type", "string");
    }
    properties.putObject("tags").put("type", "array").putObject("items").put("type", "string");
    properties.putObject("seals").put("type", "array").putObject("items").put("type", "string");
    properties.putObject("rating").put("type", "number");
    properties.putObject("count").put("type", "integer");
    return new Form(
        "listing", LocalText.same("listing"), schema, List.of(), SourcePlace.startOf("f.yaml"));
  }

  /** One line without an end,. */
  private static final class LongLine extends InputStream {
    private long left;

    LongLine(long length) {
      this.left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int read = (int) Math.min(length, left);
      java.util.Arrays.fill(buffer, offset, offset + read, (byte) 'x');
      left -= read;
      return read;
    }
  }
}
