package dev.shangjia.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WidthsTest {
  @Test
  void chineseCountsTwoAndLatinOne() {
    assertThat(Widths.displayWidth("会议纪要")).isEqualTo(8);
    assertThat(Widths.displayWidth("会议纪要Pro2")).isEqualTo(12);
    assertThat(Widths.displayWidth("ＡＢ，。（）")).isEqualTo(12);
    assertThat(Widths.displayWidth("ｶﾅ")).isEqualTo(2);
    assertThat(Widths.displayWidth("𠮷野")).isEqualTo(4);
  }

  @Test
  void whatShowsNothingCountsNothing() {
    assertThat(Widths.displayWidth("a\u200bb\u202ec\u0301\ufe0f\n")).isEqualTo(3);
  }

  @Test
  void emojiCountTwoHoweverManyCodePointsTheyHave() {
    assertThat(Widths.displayWidth("👩🏽‍💻")).isEqualTo(2);
    assertThat(Widths.displayWidth("🇨🇳1️⃣❤️")).isEqualTo(6);
    assertThat(Widths.displayWidth("12")).isEqualTo(2);
  }

  @Test
  void quotationMarksAreWideOnlyBesideChinese() {
    assertThat(Widths.displayWidth("“会议”")).isEqualTo(8);
    assertThat(Widths.displayWidth("“notes”")).isEqualTo(7);
  }

  @Test
  void countsHanWithoutPunctuationKanaOrLatin() {
    assertThat(Widths.hanCount("会议，纪要A1のﾃ。〇")).isEqualTo(5);
    assertThat(Widths.codePoints("𠮷\ud800a")).isEqualTo(3);
    assertThat(Widths.letterCount("会议-a1!")).isEqualTo(4);
  }
}
