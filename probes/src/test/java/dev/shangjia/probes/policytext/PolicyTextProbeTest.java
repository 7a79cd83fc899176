package dev.shangjia.probes.policytext;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.Observation.Result;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class PolicyTextProbeTest {
  private static ObjectNode seen(byte[] file) {
    assertThat(new PolicyTextProbe().observe(file)).isInstanceOf(Result.Seen.class);
    return ((Result.Seen) new PolicyTextProbe().observe(file)).facts();
  }

  private static String text(String file) {
    return seen(file.getBytes(UTF_8)).path("text").stringValue();
  }

  @Test
  void seesExactlyWhatTheCatalogueDeclares() {
    assertThat(seen("隐私政策".getBytes(UTF_8)).propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Catalogue.Kind.POLICY.type().fields().values().stream()
                .filter(field -> field.origin().toString().contains("policytext"))
                .map(field -> field.name())
                .toList());
  }

  @Test
  void pagesLoseTheirNavigationAndKeepHeadingsListsTablesAndEmphasis() {
    String page =
        """
        <!doctype html><html><head><title>x</title><style>p{}</style></head><body>
        <nav><a href="/">首页</a></nav><header>商城</header>
        <main><h1>隐私政策</h1><p>我们收集<b>手机号</b>，<br>用于登录。</p>
        <ul><li>查阅</li><li>删除<ul><li>自行</li></ul></li></ul>
        <table><tr><th>信息</th><th>用途</th></tr><tr><td>头像</td><td>展示</td></tr></table>
        <p>写信到<a href="mailto:a@b.cn">这里</a></p><script>alert(1)</script></main>
        <footer>版权所有</footer></body></html>
        """;
    assertThat(text(page))
        .isEqualTo(
            """
            # 隐私政策
            我们收集**手机号**，
            用于登录。
            - 查阅
            - 删除
              - 自行
            | 信息 | 用途 |
            | 头像 | 展示 |
            写信到这里 <a@b.cn>"""
                .stripIndent());
    assertThat(seen(page.getBytes(UTF_8)).path("textFormat").stringValue()).isEqualTo("html");
  }

  @Test
  void markdownIsReadAsItIsShown() {
    assertThat(
            text(
                """
                # 隐私政策

                我们收集 **手机号**，见 [说明](https://a.dev/x)。

                1. 查阅
                2. 删除
                   - 自行

                | 信息 | 用途 |
                |---|---|
                | 头像 | 展示 |
                """))
        .isEqualTo(
            """
            # 隐私政策
            我们收集 **手机号**，见 说明 <https://a.dev/x>。
            1. 查阅
            2. 删除
              - 自行
            | 信息 | 用途 |
            | 头像 | 展示 |""");
  }

  @Test
  void linesThatWereBrokenForWidthAreJoined() {
    assertThat(
            text(
                "This privacy policy describes how the plug-in for meetings collects and\n"
                    + "uses your data.\n\nShort line\nNext line"))
        .isEqualTo(
            "This privacy policy describes how the plug-in for meetings collects and uses your"
                + " data.\nShort line\nNext line");
  }

  @Test
  void wordsThatWereDividedAreWhole() {
    assertThat(
            text(
                """
                This privacy policy describes how the plug-in for meetings col-
                lects your data and shares it with no third-
                party services in any country outside of yours.
                """))
        .isEqualTo(
            "This privacy policy describes how the plug-in for meetings collects your data and"
                + " shares it with no third-party services in any country outside of yours.");
    assertThat(text("Data we keep -\nnothing")).isEqualTo("Data we keep -\nnothing");
  }

  static Stream<Arguments> encodings() {
    String text = "隐私政策：我们收集您的手机号，用于登录。";
    return Stream.of(
        Arguments.of("UTF-8", text.getBytes(UTF_8), text),
        Arguments.of("with a mark", ("\uFEFF" + text).getBytes(UTF_8), text),
        Arguments.of("GB18030", text.getBytes(Charset.forName("GB18030")), text),
        Arguments.of("UTF-16LE with a mark", ("\uFEFF" + text).getBytes(UTF_16LE), text),
        Arguments.of("UTF-16BE with a mark", ("\uFEFF" + text).getBytes(UTF_16BE), text),
        Arguments.of(
            "UTF-16LE",
            "Privacy policy of the app".getBytes(UTF_16LE),
            "Privacy policy of the app"),
        Arguments.of(
            "a NUL", "Privacy\0 policy, a text".getBytes(UTF_8), "Privacy policy, a text"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encodings")
  void readsTheEncodingsInUse(String name, byte[] file, String expected) {
    assertThat(seen(file).path("text").stringValue()).as(name).isEqualTo(expected);
  }

  @Test
  void longTextsAreCutAndSaySo() {
    ObjectNode facts = seen("一二三四五六七八九十\n".repeat(40_000).getBytes(UTF_8));
    assertThat(facts.path("truncated").booleanValue()).isTrue();
    assertThat(facts.path("characters").intValue()).isBetween(199_000, 200_000);
  }

  @Test
  void whatIsNoTextIsSeenAsSuch() {
    byte[] noise = new byte[4_000];
    new java.util.Random(7).nextBytes(noise);
    assertThat(seen(noise).path("readable").booleanValue()).isFalse();
    assertThat(seen(new byte[0]).path("readable").booleanValue()).isFalse();
    assertThat(seen(noise).path("textFormat").stringValue()).isEqualTo("unknown");
  }
}
