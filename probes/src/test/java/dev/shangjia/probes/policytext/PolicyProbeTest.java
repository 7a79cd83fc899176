package dev.shangjia.probes.policytext;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

@Timeout(60)
class PolicyProbeTest {
  private final Names names = new Names().with("app.example", "127.0.0.2");
  private final PolicyProbe probe =
      new PolicyProbe(
          new PolicyTextProbe(),
          new WebClient(new AddressGuard(names, Reach.PUBLIC_AND_LOOPBACK), FetchLimits.STANDARD));

  @TempDir Path folder;

  private ObjectNode facts(String status, String type, byte[] body) throws IOException {
    var answer = new ByteArrayOutputStream();
    answer.write(
        ("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n\r\n").getBytes(ISO_8859_1));
    answer.write(body);
    try (var server = new RawServer((_, out) -> answer.writeTo(out))) {
      return facts("http://app.example:" + server.port() + "/privacy");
    }
  }

  private ObjectNode facts(String address) {
    return ((Result.Seen) probe.observe(address)).facts();
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, UTF-8",
    "text/html; charset=gbk, GBK",
    "text/html; charset=utf-8, GBK",
    "text/html; charset=Big5, Big5",
    "text/html; charset=iso-8859-1, UTF-8",
    "text/html; charset=no-such, UTF-8",
  })
  void readsThePageBehindAnAddress(String type, String charset) throws IOException {
    String page = "<html><body><h1>政策</h1><p>我" + "取得".repeat(60) + "。</p></body></html>";

    ObjectNode facts = facts("200 OK", type, page.getBytes(Charset.forName(charset)));

    assertThat(facts.path("readable").booleanValue()).isTrue();
    assertThat(facts.path("textFormat").stringValue()).isEqualTo("html");
    assertThat(facts.path("text").stringValue()).startsWith("# 政策\n我取得");
    assertThat(probe.greatestAge(facts)).isPositive();
  }

  @Test
  void readsADocumentBehindAnAddress() throws IOException {
    ObjectNode facts = facts("200 OK", "text/markdown", "# 政策\n\n- 一\n- 二\n".getBytes(UTF_8));

    assertThat(facts.path("textFormat").stringValue()).isEqualTo("markdown");
  }

  /** The page of an error may speak of privacy at length; it is no policy. */
  @Test
  void whatIsNoPageHasNoText() throws IOException {
    ObjectNode missing = facts("404 Not Found", "text/html", "<h1>隐私政策</h1>".getBytes(UTF_8));
    ObjectNode nobody = facts("http://nowhere.example/");

    assertThat(missing.path("readable").booleanValue()).isFalse();
    assertThat(missing.path("text").stringValue()).isEmpty();
    assertThat(nobody).isEqualTo(missing);
    assertThat(probe.greatestAge(missing)).isEqualTo(Duration.ZERO);
  }

  @Test
  void withoutANetworkItHasFailed() {
    names.offline();

    assertThat(probe.observe("http://nowhere.example/"))
        .isInstanceOfSatisfying(
            Result.Failed.class, failed -> assertThat(failed.code()).isEqualTo("no-network"));
  }

  @Test
  void filesAreReadAsBefore() throws IOException {
    Path file = Files.writeString(folder.resolve("policy.md"), "# 政策\n\n我们重视隐私。\n");

    assertThat(probe.observe(file)).isEqualTo(new PolicyTextProbe().observe(file));
  }
}
