package dev.shangjia.engine.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * How the checklist of privacy policies takes statements as policies make them, and near misses.
 */
class PrivacyChecklistTest {
  private static final Path RULEBOOK = Path.of("../rulebooks/tencent-meeting");
  private static final Path STATEMENTS = Path.of("src/test/resources/text/privacy-statements.tsv");

  private static final Path RIGHTS =
      Path.of("src/test/resources/text/privacy-rights-statements.tsv");

  private static final ChecklistMatcher MATCHER = matcher();

  private static ChecklistMatcher matcher() {
    if (!(RulebookReader.read(RULEBOOK) instanceof Reading.Read<Rulebook>(var rulebook, var _))) {
      throw new AssertionError("the rulebook cannot be read");
    }
    return new ChecklistMatcher(Objects.requireNonNull(rulebook.checklists().get("privacy")));
  }

  @Test
  void takesStatementsAsTheyAreMeant() throws IOException {
    List<String> rows = Files.readAllLines(STATEMENTS);
    assertThat(rows).hasSizeGreaterThan(100);
    var softly = new SoftAssertions();
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split("\t", -1);
      ItemReading reading = MATCHER.read(cells[2].replace('⏎', '\n')).item(cells[0]);
      softly.assertThat(reading.state().code()).as(row).isEqualTo(cells[1]);
    }
    softly.assertAll();
  }

  /**
   * These were written before the rules were measured on them, so some of them are read wrongly:
   * how many may not grow, and what a policy refuses is never taken for what it grants.
   */
  @Test
  void takesMostStatementsOnRightsThatItWasNotWrittenFor() throws IOException {
    List<String> rows = Files.readAllLines(RIGHTS);
    Map<String, List<Boolean>> right = new TreeMap<>();
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split("\t", -1);
      String state = MATCHER.read(cells[2].replace('⏎', '\n')).item(cells[0]).state().code();
      right.computeIfAbsent(cells[0], _ -> new ArrayList<>()).add(state.equals(cells[1]));
      assertThat(cells[1].equals("missing") && state.equals("present")).as(row).isFalse();
    }
    assertThat(right.keySet()).containsExactly("8a", "8b", "8f");
    right.forEach(
        (item, answers) ->
            assertThat(answers)
                .as(item)
                .hasSizeGreaterThan(60)
                .satisfies(
                    all ->
                        assertThat(all.stream().filter(answer -> answer).count() * 100)
                            .isGreaterThanOrEqualTo(89L * all.size())));
  }

  @Test
  void quotesStandWhereTheySayTheyDo() {
    String text = "# 您的权利\n😀您可以在设置中删除数据。\n其他。";
    ItemReading.Quote quote = MATCHER.read(text).item("8d").quotes().getFirst();
    assertThat(quote.text()).isEqualTo("😀您可以在设置中删除数据。");
    assertThat(quote.line()).isEqualTo(2);
    assertThat(quote.heading()).isEqualTo("# 您的权利");
    int from = text.offsetByCodePoints(0, quote.start());
    int to = text.offsetByCodePoints(0, quote.end());
    assertThat(text.substring(from, to)).isEqualTo(quote.text());
  }
}
