package dev.shangjia.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldingTest {
  @Test
  void foldsFullWidthCircledAndMathematicalLetters() {
    assertThat(fold("ＷｅＣｈａｔ ⓥⓧ 𝐁𝐞𝐭 🅰🆅")).isEqualTo("wechat vx bet av");
    assertThat(fold("①②③ ❶❷ 1️⃣")).isEqualTo("123 12 1");
  }

  @Test
  void foldsTraditionalCharacters() {
    assertThat(fold("賭博與彩票，全網第一，最後")).isEqualTo("赌博与彩票,全网第一,最后");
  }

  @Test
  void dropsZeroWidthBidiAndVariationCharacters() {
    assertThat(fold("赌\u200b博 微\u2060信\u202e\ufe0f \u00adbet")).isEqualTo("赌博 微信 bet");
  }

  @Test
  void readsCyrillicAndGreekLookAlikesAsLatinOnlyInDisguise() {
    assertThat(fold("bеt")).isEqualTo("bet"); // Cyrillic e
    assertThat(fold("ВЕТ")).isEqualTo("bet"); // all Cyrillic, all look-alikes
    assertThat(fold("Привет мир")).isEqualTo("привет мир");
    assertThat(fold("Καλημέρα")).startsWith("κ");
  }

  @Test
  void dropsAccentsOfLatinLettersAndMarksOnHan() {
    assertThat(fold("Gámblïng cafe\u0301 赌\u0336博\u0336")).isEqualTo("gambling cafe 赌博");
  }

  @Test
  void keepsKanaVoiceMarks() {
    assertThat(fold("がぎぐ")).isEqualTo("がぎぐ");
  }

  @Test
  void collapsesWhiteSpaceButKeepsLineBreaks() {
    assertThat(fold("a \u3000\u00a0b \r\n c")).isEqualTo("a b\nc");
  }

  @Test
  void leadsBackToTheOriginalAfterExpansionsAndSupplementaryCharacters() {
    Folded folded = Folding.fold("😀㍿ 𝐁ｅt");
    int start = folded.text().codePointCount(0, folded.text().indexOf("bet"));
    Span span = folded.original(start, start + 3, "x");
    assertThat(span).isEqualTo(new Span("𝐁ｅt", 3, 6, "x"));
  }

  @Test
  void givesEqualKeysToNamesThatReadTheSame() {
    assertThat(Folding.key("会议-助手 (Pro)")).isEqualTo(Folding.key("會議 助手ｐｒｏ"));
    assertThat(Folding.key("！？")).isEmpty();
  }

  private static String fold(String text) {
    return Folding.fold(text).text();
  }
}
