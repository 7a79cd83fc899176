package dev.shangjia.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessTest {
  @Test
  void namesThatReadTheSameAreFullyAlike() {
    assertThat(Likeness.ofNames("拾叶纪要", "拾葉紀要")).isEqualTo(1);
    assertThat(Likeness.ofNames("Meeting Notes", "ＭＥＥＴＩＮＧ-notes")).isEqualTo(1);
    assertThat(Likeness.ofNames("Zооm", "zoom")).isEqualTo(1);
  }

  @Test
  void forgedNamesAreAlikeAndNamesOfOneKindAreNot() {
    assertThat(Likeness.ofNames("拾叶纪要", "拾叶记要")).isGreaterThan(0.85);
    assertThat(Likeness.ofNames("Slack", "Slackk")).isCloseTo(0.833, within(0.01));
    assertThat(Likeness.ofNames("MeetingNotes", "MeetingNotse")).isGreaterThan(0.85);
    assertThat(Likeness.ofNames("会议纪要", "会议投票")).isLessThan(0.85);
    assertThat(Likeness.ofNames("智能会议助手", "高效会议助手")).isLessThan(0.85);
    assertThat(Likeness.ofNames("MeetingNotes", "MeetingVote")).isLessThan(0.85);
    assertThat(Likeness.ofNames("投票", "纪要")).isZero();
  }

  @Test
  void isSymmetric() {
    assertThat(Likeness.ofNames("会议小助手", "小会议助手")).isEqualTo(Likeness.ofNames("小会议助手", "会议小助手"));
  }

  @Test
  void findsAmongManyNamesWhatEachPairTells() {
    List<String> names =
        List.of("拾叶记要", "拾葉紀要", "会议投票", "Slack", "Slackk", "Meeting Notes", "纪", "", "!", "会议");
    List<String> texts =
        List.of("拾叶纪要", "slack", "会议小助手，会后整理纪要并发给大家", "Meeting", "MeetingNotse", "", "会", "会议记");
    for (double least : new double[] {0, 0.34, 0.5, 0.7, 0.85, 1}) {
      assertThat(Likeness.alike(names, texts, least))
          .isEqualTo(
              names.stream()
                  .filter(
                      name ->
                          texts.stream().anyMatch(text -> Likeness.ofNames(name, text) >= least))
                  .toList());
    }
    assertThat(Likeness.alike(names, texts, 0.85)).contains("拾叶记要", "拾葉紀要").doesNotContain("会议投票");
  }

  @Test
  void overlapTellsCopiedTexts() {
    assertThat(Likeness.overlap("会后整理纪要", "会后整理纪要，并发给大家。")).isEqualTo(1);
    assertThat(Likeness.overlap("会后整理纪要", "实时投票和签到")).isZero();
    assertThat(Likeness.overlap("", "会议")).isZero();
  }
}
