package dev.shangjia.probes.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shangjia.engine.facts.Observation.Result.Seen;
import dev.shangjia.engine.image.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What the probe sees of real pictures, against what others measured; skipped without them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageCorpusTest {
  private static final Path CORPUS = Path.of("../../shared/corpus/images");

  private final ConcurrentHashMap<String, JsonNode> seen = new ConcurrentHashMap<>();

  @BeforeAll
  void needsTheCorpus() {
    assumeTrue(
        Files.isRegularFile(CORPUS.resolve("images.tsv")), "no corpus beside the repository");
  }

  @Test
  void tellsFormatSizeAndAnimation() throws IOException {
    for (String[] row : rows("images.tsv")) {
      JsonNode facts = see(row[0]);
      assertThat(facts.path("format").asString()).as(row[0]).isEqualTo(lower(row[3]));
      assertThat(facts.path("readable").asBoolean()).as(row[0]).isTrue();
      if (!row[3].equals("SVG")) {
        assertThat(facts.path("width").asString() + "x" + facts.path("height").asString())
            .as(row[0])
            .isEqualTo(row[1] + "x" + row[2]);
        assertThat(facts.path("animated").asBoolean())
            .as(row[0])
            .isEqualTo(row[6].startsWith("yes"));
        assertThat(facts.path("alphaChannel").asBoolean())
            .as(row[0])
            .isEqualTo(row[7].equals("yes"));
      }
    }
  }

  @Test
  void countsFramesWithoutDecodingThem() {
    assertThat(see("anim-loading.gif").path("frames").asInt()).isEqualTo(40);
    assertThat(see("anim-blazwitcher.gif").path("frames").asInt()).isEqualTo(83);
  }

  @Test
  void measuresTransparency() throws IOException {
    for (String[] row : rows("images.tsv")) {
      if (!row[8].isEmpty()) {
        assertThat(see(row[0]).path("transparentShare").asDouble())
            .as(row[0])
            .isCloseTo(Double.parseDouble(row[8]), within(0.0011));
      }
    }
  }

  @Test
  void recognisesCopiesAndOnlyCopies() throws IOException {
    for (String[] row : rows("pairs.tsv")) {
      String first = see(row[0]).path("fingerprint").asString();
      String second = see(row[1]).path("fingerprint").asString();
      assertThat(Pictures.same(first, second))
          .as("%s and %s: %s", row[0], row[1], Pictures.likeness(first, second))
          .isEqualTo(row[2].equals("duplicate"));
    }
  }

  @Test
  void findsTheQrCodes() throws IOException {
    for (String[] row : rows("images.tsv")) {
      assertThat(see(row[0]).path("qrCodes").isEmpty())
          .as(row[0])
          .isNotEqualTo(row[11].startsWith("yes"));
    }
  }

  private JsonNode see(String name) {
    return seen.computeIfAbsent(
        name,
        file ->
            switch (new ImageProbe(Pictured.PATIENT).observe(CORPUS.resolve(file))) {
              case Seen(var facts) -> facts;
              case dev.shangjia.engine.facts.Observation.Result.Failed failed ->
                  throw new AssertionError(file + ": " + failed);
            });
  }

  private static List<String[]> rows(String table) throws IOException {
    try (Stream<String> lines = Files.lines(CORPUS.resolve(table))) {
      return lines.skip(1).map(line -> line.split("\t", -1)).filter(r -> r.length > 3).toList();
    }
  }

  private static String lower(String format) {
    return format.toLowerCase(Locale.ROOT);
  }
}
