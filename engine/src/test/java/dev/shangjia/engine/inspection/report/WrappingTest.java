package dev.shangjia.engine.inspection.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrappingTest {

  @Test
  void breaksLatinAtSpaces() {
    assertThat(Wrapping.lines("the quick brown fox", 10)).containsExactly("the quick", "brown fox");
  }

  @Test
  void breaksChineseAnywhereByColumns() {
    assertThat(Wrapping.lines("会议纪要智能助手", 6)).containsExactly("会议纪", "要智能", "助手");
  }

  @Test
  void neverBeginsALineWithClosingPunctuation() {
    assertThat(Wrapping.lines("会议纪要，助手", 8)).containsExactly("会议纪", "要，助手");
  }

  @Test
  void neverEndsALineWithAnOpeningBracket() {
    assertThat(Wrapping.lines("会议（纪要）", 6)).containsExactly("会议", "（纪", "要）");
  }

  @Test
  void keepsLatinWordsWholeWithinChinese() {
    assertThat(Wrapping.lines("应用minutes很好", 10)).containsExactly("应用", "minutes很", "好");
  }

  @Test
  void cutsWordsLongerThanALine() {
    assertThat(Wrapping.lines("abcdefghij kl", 4)).containsExactly("abcd", "efgh", "ij", "kl");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 20, 200})
  void losesNothingButSpaces(int columns) {
    String text = "名称宽 24 列，最多 20 列（10 个汉字）。 See  listing/name-width, e\u0301tude 👍。";
    String joined = String.join("", Wrapping.lines(text, columns));
    assertThat(joined.replace(" ", "")).isEqualTo(text.replace(" ", ""));
  }

  @Test
  void givesOneLineForNothing() {
    assertThat(Wrapping.lines("", 10)).containsExactly("");
  }
}
