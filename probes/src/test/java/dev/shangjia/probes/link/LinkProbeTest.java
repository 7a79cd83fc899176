package dev.shangjia.probes.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.FactType;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.probes.net.AddressGuard;
import dev.shangjia.probes.net.AddressGuard.Reach;
import dev.shangjia.probes.net.Names;
import dev.shangjia.probes.web.FetchLimits;
import dev.shangjia.probes.web.RawServer;
import dev.shangjia.probes.web.WebClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

@Timeout(60)
class LinkProbeTest {
  private final Names names = new Names().with("app.example", "127.0.0.2");
  private final LinkProbe probe =
      new LinkProbe(
          new WebClient(new AddressGuard(names, Reach.PUBLIC_AND_LOOPBACK), FetchLimits.STANDARD));

  private ObjectNode facts(String address) {
    return ((Result.Seen) probe.observe(address)).facts();
  }

  private ObjectNode facts(String type, byte[] body) throws IOException {
    var answer = new ByteArrayOutputStream();
    String head = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
    answer.write(
        ("HTTP/1.1 200 OK\r\n" + head + "Content-Length: " + body.length + "\r\n\r\n")
            .getBytes(ISO_8859_1));
    answer.write(body);
    try (var server = new RawServer((_, out) -> answer.writeTo(out))) {
      return facts("http://app.example:" + server.port() + "/");
    }
  }

  private String title(String type, String page, String charset) throws IOException {
    return facts(type, page.getBytes(Charset.forName(charset))).path("title").stringValue();
  }

  @Test
  void seesAPage() throws IOException {
    ObjectNode facts =
        facts("text/html; charset=utf-8", "<title> 会议\n 纪要 </title>hello".getBytes(UTF_8));

    assertThat(facts.path("reachable").booleanValue()).isTrue();
    assertThat(facts.path("failure").stringValue()).isEmpty();
    assertThat(facts.path("status").intValue()).isEqualTo(200);
    assertThat(facts.path("redirects").intValue()).isZero();
    assertThat(facts.path("redirectSteps").isEmpty()).isTrue();
    assertThat(facts.path("finalHost").stringValue()).isEqualTo("app.example");
    assertThat(facts.path("secure").booleanValue()).isFalse();
    assertThat(facts.path("contentType").stringValue()).isEqualTo("text/html");
    assertThat(facts.path("title").stringValue()).isEqualTo("会议 纪要");
    assertThat(facts.path("bytes").intValue()).isEqualTo(36);
    assertThat(facts.path("loadMillis").intValue()).isBetween(0, 15_000);
    assertThat(facts.has("tlsProtocol")).isFalse();
    assertThat(facts.has("certificateEnds")).isFalse();
  }

  @Test
  void givesEveryFactThatTheCatalogueDeclaresAndNoOther() throws IOException {
    ObjectNode facts = facts("text/html", "<title>x</title>".getBytes(UTF_8));
    assertThat(Catalogue.Kind.LINK.type().fields().values())
        .filteredOn(field -> field.origin() instanceof FactType.Origin.Observed)
        .extracting(FactType.Field::name)
        .filteredOn(name -> !name.equals("tlsProtocol") && !name.equals("certificateEnds"))
        .containsExactlyInAnyOrderElementsOf(facts.propertyNames());
  }

  @Test
  void whatComesToNothingHasAReasonAndNoAnswer() {
    ObjectNode facts = facts("http://nowhere.example/x");

    assertThat(facts.path("reachable").booleanValue()).isFalse();
    assertThat(facts.path("failure").stringValue()).isEqualTo("unknown-host");
    assertThat(facts.path("finalUrl").stringValue()).isEqualTo("http://nowhere.example/x");
    for (String absent : new String[] {"status", "title", "contentType", "bytes", "loadMillis"}) {
      assertThat(facts.has(absent)).as(absent).isFalse();
    }
  }

  @Test
  void whatIsNoAddressIsSeenAndNothingIsAskedFor() {
    ObjectNode facts = facts("官网见公众号");

    assertThat(facts.path("failure").stringValue()).isEqualTo("bad-address");
    assertThat(facts.path("finalUrl").stringValue()).isEqualTo("官网见公众号");
    assertThat(facts.path("finalHost").stringValue()).isEmpty();
    assertThat(names.asked()).isEmpty();
  }

  @Test
  void aMachineWithoutNetworkIsAFailureOfTheProbe() {
    names.offline();

    assertThat(probe.observe("http://nowhere.example/"))
        .isInstanceOfSatisfying(
            Result.Failed.class, failed -> assertThat(failed.code()).isEqualTo("no-network"));
  }

  @Test
  void aDeadPageIsWorthAnotherLookSoonerThanAGoodOne() throws IOException {
    ObjectNode good = facts("text/html", new byte[0]);
    ObjectNode dead = facts("http://nowhere.example/");

    assertThat(probe.greatestAge(dead)).isZero();
    assertThat(probe.greatestAge(good)).isBetween(Duration.ofMinutes(1), Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource({
    "text/html; charset=GBK, <title>会议纪要</title>, GBK",
    "text/html, <meta charset=gb2312><title>会议纪要</title>, GBK",
    "'text/html', '<meta http-equiv=Content-Type content=\"text/html;"
        + " charset=big5\"><title>會議紀要</title>', Big5",
    "text/html, <title>会议纪要</title>, GBK",
    "text/html, <title>会议纪要</title>, UTF-8",
    "text/html; charset=no-such-charset, <title>会议纪要</title>, UTF-8",
    "'text/html; charset=\"\"', <title>会议纪要</title>, UTF-8",
    "application/xhtml+xml, <title>会议纪要</title>, UTF-8",
    "'', <!doctype html><title>会议纪要</title>, UTF-8",
  })
  void readsTitlesInTheCharsetOfThePage(String type, String page, String charset)
      throws IOException {
    assertThat(title(type, page, charset)).isIn("会议纪要", "會議紀要");
  }

  @Test
  void aTitleIsAsGarbledAsBrowsersShowIt() throws IOException {
    assertThat(title("text/html; charset=utf-8", "<title>会议</title>", "GBK")).contains("\uFFFD");
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, <p>no title, ''",
    "text/html, '', ''",
    "text/plain, <title>x</title>, ''",
    "application/pdf, <title>x</title>, ''",
    "'', just text <title>x</title>, ''",
    "text/html, <svg><title>icon</title></svg><p>hi, ''",
    "text/html, <title>a&amp;b &lt;c&gt;</title>, a&b <c>",
    "text/html, <title>one</title><title>two</title>, one",
  })
  void takesNothingElseForATitle(String type, String page, String title) throws IOException {
    assertThat(title(type, page, "UTF-8")).isEqualTo(title);
  }

  @Test
  void aTitleIsShownWithoutWhatCannotBeShown() throws IOException {
    assertThat(title("text/html", "<title>a\0b\u001b[31mc\n\t d</title>", "UTF-8"))
        .doesNotContain("\0", "\u001b", "\n", "\t")
        .endsWith("c d");
  }

  @Test
  void aHugeTitleIsCut() throws IOException {
    String page = "<title>" + "会".repeat(100_000) + "</title>";

    assertThat(title("text/html", page, "UTF-8")).isEqualTo("会".repeat(300));
  }

  @Test
  void aTitleThatNeverEndsOrComesTooLateTakesNoTime() throws IOException {
    String deep = "<div>".repeat(200_000) + "<title>late</title>";

    assertThat(title("text/html", "<title>" + "x".repeat(2_000_000), "UTF-8")).hasSize(300);
    assertThat(title("text/html", deep, "UTF-8")).isEmpty();
  }
}
