package dev.shangjia.engine.inspection.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeutralTest {

  @Test
  void writesOutWhatWouldActOrHide() {
    assertThat(Neutral.TEXT.quote("a\u001B[31mb")).isEqualTo("a\\u{1B}[31mb");
    assertThat(Neutral.TEXT.quote("会议\u202E纪要")).isEqualTo("会议\\u{202E}纪要");
    assertThat(Neutral.TEXT.quote("a\u200Bb")).isEqualTo("a\\u{200B}b");
    assertThat(Neutral.TEXT.quote("x\uD83Dy")).isEqualTo("x\\u{D83D}y");
    assertThat(Neutral.TEXT.quote("a\nb\u2028c")).isEqualTo("a\\u{A}b\\u{2028}c");
    assertThat(Neutral.TEXT.quote("a\uDB40\uDC41")).isEqualTo("a\\u{E0041}");
    assertThat(Neutral.TEXT.quote("a\u00A0b")).isEqualTo("a\\u{A0}b");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x07, 0x08, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B,
        0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066,
        0x2067, 0x2068, 0x2069, 0x2800, 0x3164, 0xD800, 0xDFFF, 0xE000, 0xFE0E, 0xFEFF, 0xFFFE,
        0xFFFF, 0xE0001, 0xE0041, 0xE007F, 0xE0100, 0x10FFFF
      })
  void hidesNothing(int point) {
    String text = "会" + new String(new int[] {point}, 0, 1) + "议";
    for (Neutral target : Neutral.values()) {
      assertThat(target.quote(text).codePoints().noneMatch(p -> p == point)).isTrue();
      assertThat(target.prose(text).codePoints().noneMatch(p -> p == point)).isTrue();
    }
    assertThat(Neutral.TEXT.quote(text))
        .isEqualTo("会\\u{" + Integer.toHexString(point).toUpperCase(Locale.ROOT) + "}议");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"会议纪要", "Meeting minutes", "é", "e\u0301", "全角　空格", "“引号”……", "👍", "คำ", "١٢"})
  void leavesOrdinaryTextAlone(String text) {
    assertThat(Neutral.TEXT.quote(text)).isEqualTo(text);
    assertThat(Neutral.TEXT.prose(text)).isEqualTo(text);
  }

  @Test
  void keepsMessagesOnOneLine() {
    assertThat(Neutral.TEXT.prose("  one\r\n two\t\tthree \n")).isEqualTo("one two three");
  }

  @Test
  void stopsFloodsOfMarks() {
    assertThat(Neutral.TEXT.quote("a" + "\u0301".repeat(6)))
        .isEqualTo("a" + "\u0301".repeat(4) + "\\u{301}\\u{301}");
    assertThat(Neutral.TEXT.quote("\u0301a")).isEqualTo("\\u{301}a");
  }

  @Test
  void cutsByCodePointsAndSaysSo() {
    String exact = "😀".repeat(Neutral.QUOTE_LIMIT);
    assertThat(Neutral.TEXT.quote(exact)).isEqualTo(exact);
    String cut = Neutral.TEXT.quote(exact + "x");
    assertThat(cut).endsWith("😀…");
    assertThat(cut.codePointCount(0, cut.length())).isEqualTo(Neutral.QUOTE_LIMIT);
    String prose = Neutral.TEXT.prose("字".repeat(1_000_000));
    assertThat(prose).hasSize(Neutral.PROSE_LIMIT).endsWith("…");
  }

  @Test
  void neverCutsWithinAnEscape() {
    String text = "x".repeat(Neutral.QUOTE_LIMIT - 3) + "\u202E tail";
    assertThat(Neutral.TEXT.quote(text)).endsWith("x…").doesNotContain("\\u");
  }

  @Test
  void escapesXml() {
    assertThat(Neutral.XML.prose("<a b=\"c\" d='e'>&amp;]]>"))
        .isEqualTo("&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;]]&gt;");
  }

  @Test
  void breaksSarifLinksAndPlaceholders() {
    assertThat(Neutral.SARIF.prose("see [x](http://y) {0}")).isEqualTo("see [x] (http://y) {{0}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      textBlock =
          """
          名称宽 24 列，最多 20 列~名称宽 24 列，最多 20 列
          At most 3,500 KB (1.5 times).~At most 3,500 KB (1.5 times).
          ask @someone, please~ask `@someone`, please
          see #12.~see `#12`.
          visit https://evil.example/x!~visit `https://evil.example/x`!
          visit www.evil.example~visit `www.evil.example`
          加微信abc_d领取~加微信`abc_d`领取
          [a](b)~`[a](b`)
          a ` b~a `` ` `` b
          <b>x</b>~&lt;`b`&gt;`x`&lt;`/b`&gt;
          GH-1 and deadbeef0~`GH-1` and `deadbeef0`
          """)
  void makesMarkdownMeanNothingButItself(String text, String expected) {
    assertThat(Neutral.MARKDOWN.prose(text)).isEqualTo(expected);
  }
}
