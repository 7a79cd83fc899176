package dev.shangjia.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.facts.WebAddress.Flaw;
import dev.shangjia.engine.facts.WebAddress.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTPS://Example.COM                   | https://example.com/
          https://example.com:443/a#part        | https://example.com/a
          http://example.com:8080/?q=1          | http://example.com:8080/?q=1
          https://example.com?q=1               | https://example.com/?q=1
          https://example.com./                 | https://example.com/
          https://例子.测试/路径?名=值            | https://xn--fsqu00a.xn--0zwm56d/%E8%B7%AF%E5%BE%84?%E5%90%8D=%E5%80%BC
          https://example.com/a/../b/./c/..     | https://example.com/b/
          https://example.com/%2e%2E/%41        | https://example.com/%41
          https://ex%61mple.com/                | https://example.com/
          https://a_b.example.com/              | https://a_b.example.com/
          http://2130706433/                    | http://127.0.0.1/
          http://0x7f.1/                        | http://127.0.0.1/
          http://0177.0.0.01/                   | http://127.0.0.1/
          http://127.1                          | http://127.0.0.1/
          http://１２７.０.０.１/                 | http://127.0.0.1/
          http://127。0。0。1/                   | http://127.0.0.1/
          http://[0:0:0:0:0:0:0:1]/             | http://[::1]/
          http://[::FFFF:127.0.0.1]:80/         | http://[::ffff:7f00:1]/
          http://[2001:db8::0:0:1]/             | http://[2001:db8::1]/
          http://[1:0:0:2:0:0:0:3]/             | http://[1:0:0:2::3]/
          """)
  void writesAddressesInOneWay(String written, String normal) {
    assertThat(WebAddress.normalized(written)).isEqualTo(normal);
    assertThat(WebAddress.normalized(normal)).describedAs("once is enough").isEqualTo(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "https://",
        "https:///path",
        "https://exa mple.com/",
        "https://example.com/a b",
        "https://example.com\\@evil.example/",
        "https://example.com/\u202Etxt.exe",
        "https://example.com/\u0000",
        "https://example.com:0/",
        "https://example.com:65536/",
        "https://example.com:8a/",
        "https://a..b/",
        "https://[::1/",
        "https://[::1%25eth0]/",
        "https://[1:2:3:4:5:6:7:8:9]/",
        "https://[1::2::3]/",
        "https://[1:2:3:4:5:6:7::8]/",
        "https://[::127.0.0.256]/",
        "https://[::127.0.0]/",
        "http://256.0.0.1/",
        "http://1.2.3.4.5/",
        "http://09/",
        "http://4294967296/",
        "http://ex%zzmple.com/",
        "http://ex%",
        "http://%ff/",
        "http://a%2fb/",
      })
  void refusesWhatIsNoAddress(String text) {
    assertThat(WebAddress.read(text)).isEqualTo(new Reading.Refused(Flaw.NOT_AN_ADDRESS));
  }

  @Test
  void refusesOtherSchemesAndCredentials() {
    assertThat(flaw("ftp://example.com/")).isEqualTo(Flaw.OTHER_SCHEME);
    assertThat(flaw("file:///etc/passwd")).isEqualTo(Flaw.OTHER_SCHEME);
    assertThat(flaw("javascript:alert(1)")).isEqualTo(Flaw.OTHER_SCHEME);
    assertThat(flaw("https://user:secret@example.com/")).isEqualTo(Flaw.CREDENTIALS);
    assertThat(flaw("https://example.com@evil.example/")).isEqualTo(Flaw.CREDENTIALS);
  }

  @Test
  void refusesWhatIsTooLongWithoutReadingIt() {
    assertThat(flaw("https://example.com/" + "a".repeat(5_000))).isEqualTo(Flaw.NOT_AN_ADDRESS);
    assertThat(WebAddress.normalized("x".repeat(9_000))).hasSize(WebAddress.MOST_CHARACTERS);
  }

  @Test
  void followsReferencesAsBrowsersDo() {
    WebAddress page = WebAddress.of("https://example.com/a/b?q=1").orElseThrow();
    assertThat(page.resolve("c")).isEqualTo(WebAddress.read("https://example.com/a/c"));
    assertThat(page.resolve("../c")).isEqualTo(WebAddress.read("https://example.com/c"));
    assertThat(page.resolve("?p=2")).isEqualTo(WebAddress.read("https://example.com/a/b?p=2"));
    assertThat(page.resolve("/c")).isEqualTo(WebAddress.read("https://example.com/c"));
    assertThat(page.resolve("//other.example/"))
        .isEqualTo(WebAddress.read("https://other.example/"));
    assertThat(page.resolve("http://other.example"))
        .isEqualTo(WebAddress.read("http://other.example/"));
    assertThat(page.resolve("#top")).isEqualTo(new Reading.Read(page));
    assertThat(page.resolve("ftp://x/")).isEqualTo(new Reading.Refused(Flaw.OTHER_SCHEME));
    assertThat(page.resolve("javascript:alert(1)"))
        .isEqualTo(new Reading.Refused(Flaw.OTHER_SCHEME));
  }

  private static Flaw flaw(String text) {
    return ((Reading.Refused) WebAddress.read(text)).flaw();
  }
}
