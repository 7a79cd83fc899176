package dev.shangjia.engine.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the detectors find, with the repository's word lists, in sentences like those of real
 * listings.
 */
class SentencesTest {
  private static final Map<String, Function<String, List<Span>>> DETECTORS = Detectors.all();

  private record Sentence(String detector, String text, List<String> quotes) {
    /** The table writes invisible characters as escapes. */
    private static String unescaped(String line) {
      return Pattern.compile("\\\\u([0-9a-f]{4})")
          .matcher(line)
          .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)));
    }

    static Sentence of(String line) {
      String[] cells = unescaped(line).split("\t", -1);
      List<String> quotes = cells[2].isEmpty() ? List.of() : List.of(cells[2].split(" ¦ "));
      return new Sentence(cells[0], cells[1], quotes);
    }
  }

  @TestFactory
  Stream<DynamicTest> findsWhatTheTableSays() {
    return sentences().stream()
        .map(
            sentence ->
                DynamicTest.dynamicTest(
                    sentence.detector() + ": " + sentence.text(), () -> check(sentence)));
  }

  @Test
  void tableHoldsHundredsOfHitsAndOfNearMisses() {
    List<Sentence> sentences = sentences();
    assertThat(sentences).filteredOn(s -> s.quotes().isEmpty()).hasSizeGreaterThan(250);
    assertThat(sentences).filteredOn(s -> !s.quotes().isEmpty()).hasSizeGreaterThan(240);
  }

  private static void check(Sentence sentence) {
    Function<String, List<Span>> detector = DETECTORS.get(sentence.detector());
    assertThat(detector).as("detector %s", sentence.detector()).isNotNull();
    assertThat(Objects.requireNonNull(detector).apply(sentence.text()))
        .extracting(Span::text)
        .isEqualTo(sentence.quotes());
  }

  private static List<Sentence> sentences() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    SentencesTest.class.getResourceAsStream("/text/sentences.tsv")),
                UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(Sentence::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
