package dev.shangjia.probes.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.probes.net.AddressGuard.Reach;
import dev.shangjia.probes.net.GuardedProxy.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GuardedProxyTest {
  private static final ProxyLimits QUICK =
      new ProxyLimits(
          Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofSeconds(5), 100_000, 8);

  private final Names names = new Names().with("app.example", "127.0.0.2");
  private final AddressGuard local = new AddressGuard(names, Reach.PUBLIC_AND_LOOPBACK);
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private ServerSocket server;
  private volatile String answer =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nhi";

  GuardedProxyTest() throws IOException {
    server = new ServerSocket(0, 8, InetAddress.ofLiteral("127.0.0.2"));
  }

  @BeforeEach
  void startServer() {
    Thread.ofPlatform().daemon().start(this::answerAll);
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  private void answerAll() {
    while (!server.isClosed()) {
      try (Socket one = server.accept()) {
        requests.add(head(one.getInputStream()));
        one.getOutputStream().write(answer.getBytes(ISO_8859_1));
      } catch (IOException closed) {
        // the next one, or the end
      }
    }
  }

  @Test
  void forwardsAPlainRequestAndEndsTheConnection() throws IOException {
    try (var proxy = GuardedProxy.start(local, QUICK)) {
      String reply =
          ask(
              proxy,
              "GET http://app.example:"
                  + port()
                  + "/a?b HTTP/1.1\r\nHost: evil.example\r\n"
                  + "Proxy-Authorization: x\r\nAccept: */*\r\n\r\n");

      assertThat(reply).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nhi");
      assertThat(reply).contains("Connection: close").doesNotContain("keep-alive");
      assertThat(requests.getFirst())
          .startsWith("GET /a?b HTTP/1.1\r\nHost: app.example:" + port() + "\r\n")
          .contains("Accept: */*")
          .doesNotContain("evil.example")
          .doesNotContain("Proxy-");
      assertThat(proxy.refusals()).isEmpty();
    }
  }

  @Test
  void tunnels() throws IOException {
    try (var proxy = GuardedProxy.start(local, QUICK)) {
      String reply =
          ask(proxy, "CONNECT app.example:" + port() + " HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n");

      assertThat(reply).startsWith("HTTP/1.1 200 Connection established").endsWith("hi");
      assertThat(requests).containsExactly("GET / HTTP/1.1\r\n\r\n");
    }
  }

  @Test
  void aSecondRequestOnAConnectionReachesNobody() throws IOException {
    try (var proxy = GuardedProxy.start(local, QUICK)) {
      String one = "GET http://app.example:" + port() + "/%s HTTP/1.1\r\nHost: x\r\n\r\n";

      assertThat(ask(proxy, one.formatted("1") + one.formatted("2"))).containsOnlyOnce("HTTP/1.1");
      assertThat(requests).singleElement().asString().contains("/1 ").doesNotContain("/2");
    }
  }

  @Test
  void refusesForbiddenTargetsBeforeConnecting() throws IOException {
    names.with("inside.example", "10.0.0.1").with("rebinding.example", "8.8.8.8", "127.0.0.2");
    try (var proxy = GuardedProxy.start(new AddressGuard(names, Reach.PUBLIC), QUICK)) {
      for (String target :
          List.of(
              "127.0.0.2:" + port(),
              "localhost:" + port(),
              "[::1]:" + port(),
              "2130706434:" + port(),
              "169.254.169.254:80",
              "0.0.0.0:80",
              "[::ffff:169.254.169.254]:443",
              "inside.example:443",
              "app.example:" + port(),
              "rebinding.example:443")) {
        assertThat(ask(proxy, "CONNECT " + target + " HTTP/1.1\r\n\r\n"))
            .describedAs(target)
            .startsWith("HTTP/1.1 403 Forbidden");
        assertThat(ask(proxy, "GET http://" + target + "/ HTTP/1.1\r\n\r\n"))
            .describedAs(target)
            .startsWith("HTTP/1.1 403 Forbidden");
      }
      assertThat(requests).isEmpty();
      assertThat(proxy.refusals())
          .contains(
              new Refusal("169.254.169.254:80", "forbidden-address", "link-local"),
              new Refusal("inside.example:443", "forbidden-address", "private"),
              new Refusal("127.0.0.2:" + port(), "forbidden-address", "loopback"));
    }
  }

  @Test
  void resolvesATargetOnce() throws IOException {
    names.with("app.example", "127.0.0.2").then("app.example", "10.0.0.1");
    try (var proxy = GuardedProxy.start(local, QUICK)) {
      assertThat(ask(proxy, "GET http://app.example:" + port() + "/ HTTP/1.1\r\n\r\n"))
          .contains("200 OK");
      assertThat(names.asked()).containsExactly("app.example");
      assertThat(ask(proxy, "GET http://app.example:" + port() + "/ HTTP/1.1\r\n\r\n"))
          .startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void doesNotAskItself() throws IOException {
    try (var proxy = GuardedProxy.start(local, QUICK)) {
      String self = "127.0.0.1:" + proxy.address().getPort();

      assertThat(ask(proxy, "CONNECT " + self + " HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 403");
      assertThat(proxy.refusals()).containsExactly(new Refusal(self, "forbidden-address", "proxy"));
    }
  }

  @Test
  void refusesWhatItDoesNotUnderstand() throws IOException {
    try (var proxy = GuardedProxy.start(local, QUICK)) {
      for (String request :
          List.of(
              "nonsense\r\n\r\n",
              "GET / HTTP/1.1\r\nHost: app.example\r\n\r\n",
              "GET https://app.example/ HTTP/1.1\r\n\r\n",
              "GET ftp://app.example/ HTTP/1.1\r\n\r\n",
              "GET http://user:secret@app.example/ HTTP/1.1\r\n\r\n",
              "CONNECT app.example HTTP/1.1\r\n\r\n",
              "CONNECT app.example:99999 HTTP/1.1\r\n\r\n",
              "CONNECT app.example:80/path HTTP/1.1\r\n\r\n",
              "POST http://app.example/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
              "POST http://app.example/ HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
              "GET http://app.example/ HTTP/1.1\r\nNo colon\r\n\r\n",
              "GET http://app.example/ HTTP/1.1\r\nA: " + "x".repeat(70_000) + "\r\n\r\n")) {
        assertThat(ask(proxy, request)).describedAs(request).startsWith("HTTP/1.1 400");
      }
      assertThat(requests).isEmpty();
    }
  }

  @Test
  void cutsOffWhatIsTooMuch() throws IOException {
    answer = "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(300_000);
    try (var proxy = GuardedProxy.start(local, QUICK)) {
      assertThat(ask(proxy, "GET http://app.example:" + port() + "/ HTTP/1.1\r\n\r\n"))
          .hasSizeLessThanOrEqualTo(110_000);
      assertThat(proxy.refusals())
          .containsExactly(new Refusal("app.example:" + port(), "too-large", ""));
    }
  }

  @Test
  void cutsOffWhoSaysNothing() throws IOException {
    try (var proxy = GuardedProxy.start(local, QUICK);
        Socket silent = new Socket(proxy.address().getAddress(), proxy.address().getPort())) {
      assertThat(silent.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void answersForTargetsThatDoNotAnswer() throws IOException {
    int free;
    try (var once = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.3"))) {
      free = once.getLocalPort();
    }
    try (var proxy = GuardedProxy.start(local, QUICK)) {
      assertThat(ask(proxy, "CONNECT 127.0.0.3:" + free + " HTTP/1.1\r\n\r\n"))
          .startsWith("HTTP/1.1 502");
      assertThat(ask(proxy, "CONNECT nowhere.example:443 HTTP/1.1\r\n\r\n"))
          .startsWith("HTTP/1.1 502");
    }
  }

  private int port() {
    return server.getLocalPort();
  }

  private static String ask(GuardedProxy proxy, String request) throws IOException {
    try (Socket client = new Socket(proxy.address().getAddress(), proxy.address().getPort())) {
      client.getOutputStream().write(request.getBytes(ISO_8859_1));
      return read(client.getInputStream());
    }
  }

  /** To the end, or to where the other side broke off. */
  private static String read(InputStream in) {
    var text = new StringBuilder();
    try {
      for (int sign; (sign = in.read()) >= 0; ) {
        text.append((char) sign);
      }
    } catch (IOException brokenOff) {
      // what came until then counts
    }
    return text.toString();
  }

  private static String head(InputStream in) throws IOException {
    var text = new StringBuilder();
    for (int sign; !text.toString().endsWith("\r\n\r\n") && (sign = in.read()) >= 0; ) {
      text.append((char) sign);
    }
    return text.toString();
  }
}
