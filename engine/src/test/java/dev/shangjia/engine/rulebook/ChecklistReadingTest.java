package dev.shangjia.engine.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.checklist.Checklist;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecklistReadingTest {
  private static final String PATH = "checklists/manners.yaml";
  private static final String MANNERS =
      """
      title: {zh: 礼貌, en: Manners}
      groups:
        thanks: [谢谢, thank you]
      items:
        - id: "1"
          title: {zh: 致谢, en: Thanks}
          cites: [C-1]
          cues:
            said: {within: line, all: [<thanks>, [您, you]], none: [不谢]}
            twice: {all: [{any: [谢谢, 多谢], at-least: 2}], times: 2}
          present: [twice, {all: [said], none: [twice]}]
          partly: [[said]]
      leftovers: ["(请|此处)填写"]
      """;

  @TempDir private Path folder;
  @TempDir private Path other;

  private RulebookFolders sample() {
    return new RulebookFolders(folder).with(PATH, MANNERS);
  }

  @Test
  void readsCuesGroupsAndWays() {
    Checklist manners = Objects.requireNonNull(sample().rulebook().checklists().get("manners"));
    Checklist.Item item = manners.item("1").orElseThrow();
    assertThat(item.cites()).containsExactly("C-1");
    assertThat(item.cues().keySet()).containsExactly("said", "twice");
    assertThat(Objects.requireNonNull(item.cues().get("twice")).times()).isEqualTo(2);
    assertThat(item.present()).hasSize(2);
    assertThat(manners.leftovers()).containsExactly("(请|此处)填写");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "<thanks>, [ ~ <thank>, [ ~ checklists/manners.yaml:9:34 There is no group 'thank'. Did you"
            + " mean 'thanks'?",
        "[said]] ~ [sayd]] ~ checklists/manners.yaml:12:15 There is no cue 'sayd'. Did you mean 'said'?",
        "within: line ~ within: lines ~ checklists/manners.yaml:9:22 'lines' is none of sentence, line,"
            + " list, section, heading, text. Did you mean 'line'?",
        "thanks: [ ~ email: [ ~ checklists/manners.yaml:3:3 'email' is the name of something built in;"
            + " choose another.",
        "times: 2 ~ times: 0 ~ checklists/manners.yaml:10:59 'times' is a whole number from 1 to 100,"
            + " found the number '0'.",
        "不谢 ~ (不谢 ~ checklists/manners.yaml:9:62 The entry cannot be read: '(不谢' has a bracket that"
            + " is not closed.",
      })
  void saysWhatIsWrongAndWhere(String old, String now, String problem) {
    assertThat(sample().replace(PATH, old, now).problems()).contains(problem);
  }

  @Test
  void anItemThatNobodyAsksForIsTold() {
    RulebookFolders sample = sample();
    assertThat(RulebookFolders.lines(RulebookLint.check(sample.rulebook(), folder)))
        .anyMatch(
            line -> line.endsWith("No expression asks for the item 1 of the checklist manners."));
  }

  @Test
  void aChangedGroupChangesEachItemWhoseCuesNameIt() {
    Rulebook before = sample().rulebook();
    Rulebook after =
        new RulebookFolders(other)
            .with(PATH, MANNERS.replace("[谢谢, thank you]", "[谢谢, thanks]"))
            .rulebook();
    assertThat(RulebookDiff.between(before, after).changes())
        .extracting(RulebookChange::name)
        .containsExactly("manners.1");
  }
}
