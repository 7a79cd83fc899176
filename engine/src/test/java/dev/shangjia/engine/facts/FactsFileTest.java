package dev.shangjia.engine.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.facts.Facts.Extent;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.Observation.Result;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class FactsFileTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  @Test
  void whatIsWrittenIsReadAsItWas() {
    Facts facts = facts(new Random(1));

    assertThat(read(FactsFile.write(facts))).isEqualTo(new Reading.Read<>(facts, List.of()));
  }

  @Test
  void anyFactsSurvive() {
    for (int seed = 0; seed < 300; seed++) {
      Facts facts = facts(new Random(seed));
      String text = FactsFile.write(facts);

      assertThat(read(text))
          .describedAs("seed %d", seed)
          .isEqualTo(new Reading.Read<>(facts, List.of()));
      assertThat(FactsFile.write(value(read(text)))).isEqualTo(text);
    }
  }

  @Test
  void theOrderOfKeysDoesNotMatter() {
    ObjectNode oneWay = object();
    oneWay.putObject("listing").put("b", 1).put("a", 2);
    ObjectNode otherWay = object();
    otherWay.putObject("listing").put("a", 2L).put("b", 1L);

    assertThat(FactsFile.write(of(oneWay))).isEqualTo(FactsFile.write(of(otherWay)));
  }

  @Test
  void theFormatIsAsDocumented() {
    ObjectNode values = object();
    values.putObject("listing").put("name", "纪要\u202e");

    assertThat(FactsFile.write(of(values)))
        .isEqualTo(
            """
            {
              "format" : "shangjia-facts/1",
              "program" : "p",
              "procedure" : "q",
              "dossierHash" : "%s",
              "extent" : "whole",
              "values" : {
                "listing" : {
                  "name" : "纪要\\u202e"
                }
              },
              "files" : { },
              "observations" : [ ],
              "context" : { }
            }
            """
                .formatted(HASH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "format" : "shangjia-facts/1" | "format" : "shangjia-facts/2" | facts/value | 2 | 14 | shangjia-facts/1
          "program" : "p",    | ''                         | yaml/missing-key    | 1 | 1  | program
          "program" : "p"     | "progam" : "p"             | yaml/unknown-key    | 3 | 3  | 'program'
          "program" : "p"     | "program" : null           | json/null           | 3 | 15 | null
          "program" : "p"     | "program" : ["p"]          | yaml/wrong-kind     | 3 | 15 | list
          "program" : "p"     | "program" : "\\ud800"      | json/not-a-character | 3 | 15 | D800
          "program" : "p"     | "program" : "\\u0000"      | json/not-a-character | 3 | 15 | 0000
          "program" : "p"     | "program" : p              | json/syntax         | 3 | 15 | JSON
          "procedure" : "q"   | "program" : "q"            | json/duplicate-key  | 4 | 3  | 'program'
          "dossierHash" : "0  | "dossierHash" : "G         | facts/value         | 5 | 19 | hexadecimal
          "whole"             | "all"                      | yaml/not-allowed     | 6 | 14 | partial
          "width" : 128       | "width" : "128"            | facts/type          | 24 | 19 | int
          "width" : 128       | "width" : 1e999            | yaml/number-too-large | 24 | 19 | range
          "version" : 1       | "version" : 0              | yaml/not-allowed    | 21 | 19 | 1
          "seen"              | "sen"                      | facts/result        | 19 | 5  | seen
          "names" : [         | "names" : [ 7,             | facts/type          | 30 | 19 | string
          """)
  void saysWhatIsWrongAndWhere(
      String good, String bad, String code, int line, int column, String hint) {
    Reading<Facts> reading =
        read(sample().replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad)));

    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    assertThat(reading.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.place().toString()).isEqualTo("f.json:" + line + ":" + column);
              assertThat(problem.message().en()).contains(hint);
            });
  }

  @Test
  void keepsWhenAnAddressWasObserved() {
    var seen =
        new Observation(
            "link",
            1,
            "url:https://a.example/",
            Instant.parse("2026-11-22T08:30:00Z"),
            new Result.Seen(object().put("status", 200)));
    var facts =
        new Facts("p", "q", HASH, Extent.WHOLE, object(), Map.of(), List.of(seen), object());
    String text = FactsFile.write(facts);

    assertThat(value(read(text))).isEqualTo(facts);
    assertThat(FactsFile.write(value(read(text)))).isEqualTo(text);
    for (String bad :
        List.of(
            text.replace("2026-11-22T08:30:00Z", "yesterday"),
            text.replaceFirst(" *\"observedAt\".*\n", ""),
            text.replace("url:https://a.example/", "url:HTTPS://a.example"),
            text.replace("url:https://a.example/", "sha256:" + HASH))) {
      assertThat(read(bad)).describedAs(bad).isInstanceOf(Reading.Unreadable.class);
    }
  }

  @Test
  void factsOfANewerVersionAreAWarning() {
    Reading<Facts> reading = read(sample().replace("\"width\" :", "\"widht\" :"));

    assertThat(reading).isInstanceOf(Reading.Read.class);
    assertThat(reading.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message().en()).contains("Did you mean 'width'?"));
  }

  @Test
  void refusesFilesThatAreTooLargeWithoutReadingThem(@TempDir Path folder) throws IOException {
    Path large = folder.resolve("f.json");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(3L << 30);
    }

    assertThat(FactsFile.read("f.json", large).problems())
        .extracting(Problem::code)
        .containsExactly("file/too-large");
  }

  @Test
  void refusesDeepNesting() {
    String deep = "[".repeat(5_000);

    assertThat(read("{\"format\": " + deep).problems())
        .extracting(Problem::code)
        .containsExactly("json/too-much");
  }

  @Test
  void damagedFilesNeverBreakIt() {
    byte[] good = sample().getBytes(UTF_8);
    var random = new Random(7);
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] bad = good.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      if (random.nextInt(4) == 0) {
        bad = Arrays.copyOf(bad, random.nextInt(bad.length));
      }
      if (FactsFile.read("f.json", bad) instanceof Reading.Unreadable) {
        refused++;
      }
    }
    assertThat(System.nanoTime()).isLessThan(end);
    assertThat(refused).isBetween(1_500, 3_000);
  }

  private static Reading<Facts> read(String text) {
    return FactsFile.read("f.json", text.getBytes(UTF_8));
  }

  private static Facts value(Reading<Facts> reading) {
    return ((Reading.Read<Facts>) reading).value();
  }

  private static String sample() {
    ObjectNode values = object();
    values.putObject("listing").put("logo", "logo.png");
    ObjectNode context = object();
    context.putObject("others").putArray("names").add("甲");
    return FactsFile.write(
        new Facts(
            "p",
            "q",
            HASH,
            Extent.WHOLE,
            values,
            Map.of("logo.png", new FileValue(HASH, 3)),
            List.of(
                new Observation(
                    "image",
                    1,
                    "sha256:" + HASH,
                    null,
                    new Result.Seen(object().put("width", 128)))),
            context));
  }

  private static Facts of(ObjectNode values) {
    return new Facts("p", "q", HASH, Extent.WHOLE, values, Map.of(), List.of(), object());
  }

  private static Facts facts(Random random) {
    ObjectNode values = object();
    for (int i = random.nextInt(5); i >= 0; i--) {
      values.set("form" + random.nextInt(9), group(random, 3));
    }
    ObjectNode context = object();
    context.putObject("others").putArray("names").add(text(random)).add(text(random));
    context.putObject("app").put("live", random.nextBoolean());
    ObjectNode seen = object();
    seen.put("width", random.nextInt())
        .put("contrast", random.nextDouble())
        .put("format", text(random));
    return new Facts(
        "p" + text(random),
        "q",
        HASH,
        random.nextBoolean() ? Extent.WHOLE : Extent.PARTIAL,
        values,
        Map.of("a/" + text(random), new FileValue(HASH, random.nextInt(1 << 20))),
        List.of(
            new Observation("image", 3, "sha256:" + HASH, null, new Result.Seen(seen)),
            new Observation(
                "image",
                1,
                "sha256:" + HASH,
                null,
                new Result.Failed("timed-out", new LocalText("慢", "slow")))),
        context);
  }

  private static ObjectNode group(Random random, int depth) {
    ObjectNode group = object();
    for (int i = random.nextInt(6); i >= 0; i--) {
      String key = text(random) + i;
      switch (random.nextInt(depth == 0 ? 4 : 6)) {
        case 0 -> group.put(key, text(random));
        case 1 -> group.put(key, random.nextLong() >> random.nextInt(60));
        case 2 -> group.put(key, Double.longBitsToDouble(random.nextLong() & ~(1L << 62)));
        case 3 -> group.put(key, random.nextBoolean());
        case 4 -> group.set(key, group(random, depth - 1));
        default -> group.putArray(key).add(text(random)).add(random.nextInt());
      }
    }
    return group;
  }

  private static String text(Random random) {
    var text = new StringBuilder("x");
    for (int i = random.nextInt(12); i > 0; i--) {
      int sign = random.nextInt(random.nextBoolean() ? 0x250 : 0x20000);
      boolean bad =
          sign == 0 || (sign >= 0xD800 && sign <= 0xDFFF) || sign == 0xFFFE || sign == 0xFFFF;
      text.appendCodePoint(bad ? '"' : sign);
    }
    return text.toString();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
