package dev.shangjia.probes.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.probes.net.AddressGuard;
import dev.shangjia.probes.net.AddressGuard.Reach;
import dev.shangjia.probes.net.HostResolver;
import dev.shangjia.probes.net.Names;
import dev.shangjia.probes.web.Fetched.Answer;
import dev.shangjia.probes.web.Fetched.NotLooked;
import dev.shangjia.probes.web.Fetched.Seen;
import dev.shangjia.probes.web.Fetched.Step;
import dev.shangjia.probes.web.Fetched.Trouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are dead, broken or hostile, all on this machine. */
@Timeout(60)
class WebClientTest {
  private static final FetchLimits QUICK =
      new FetchLimits(
          Duration.ofSeconds(3),
          Duration.ofSeconds(1),
          Duration.ofMillis(800),
          5,
          100_000,
          50,
          4_096);

  private final Names names =
      new Names().with("app.example", "127.0.0.2").with("other.example", "127.0.0.2");
  private final AddressGuard local = new AddressGuard(names, Reach.PUBLIC_AND_LOOPBACK);
  private final WebClient client = new WebClient(local, QUICK);

  private static String at(RawServer server) {
    return "http://app.example:" + server.port();
  }

  private Seen seen(String address) {
    return (Seen) client.fetch(address);
  }

  private Seen seen(RawServer.Behaviour behaviour) throws IOException {
    try (var server = new RawServer(behaviour)) {
      return seen(at(server) + "/");
    }
  }

  private Seen seen(byte[] answer) throws IOException {
    return seen((_, out) -> out.write(answer));
  }

  private Seen answering(String answer) throws IOException {
    return seen(answer.getBytes(ISO_8859_1));
  }

  private static Trouble trouble(Seen seen) {
    return seen.trouble().orElseThrow(() -> new AssertionError("no trouble: " + seen));
  }

  private static Answer answer(Seen seen) {
    return seen.answer().orElseThrow(() -> new AssertionError("no answer: " + seen));
  }

  private static String text(Seen seen) {
    return new String(answer(seen).body().bytes(), UTF_8);
  }

  @Test
  void asksForAPageAndReadsIt() throws IOException {
    try (var server =
        RawServer.saying(
            "HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; Charset=\"gbk\"\r\n"
                + "Content-Length: 2\r\n\r\nhi")) {
      Seen seen = seen(at(server) + "/a//b;c?d=%E4%BC%9A|{e}[f]#g");

      assertThat(seen.isPage()).isTrue();
      assertThat(seen.isSecure()).isFalse();
      assertThat(seen.steps()).isEmpty();
      assertThat(answer(seen).status()).isEqualTo(200);
      assertThat(answer(seen).mediaType()).isEqualTo("text/html");
      assertThat(answer(seen).charset()).isEqualTo("gbk");
      assertThat(answer(seen).security()).isEmpty();
      assertThat(text(seen)).isEqualTo("hi");
      assertThat(server.requests())
          .singleElement()
          .asString()
          .startsWith("GET /a//b;c?d=%E4%BC%9A|{e}[f] HTTP/1.1\r\n")
          .contains("Host: app.example:" + server.port() + "\r\n")
          .doesNotContain("Authorization", "Cookie");
    }
  }

  @Test
  void asksAddressesOfTheNextProtocolToo() throws IOException {
    try (var listening = new ServerSocket(0, 8, InetAddress.ofLiteral("::1"))) {
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                try (Socket one = listening.accept()) {
                  byte[] head = new byte[4_096];
                  int count = one.getInputStream().read(head);
                  String asked = new String(head, 0, count, ISO_8859_1);
                  String host = asked.replaceFirst("(?s).*\r\nHost: (\\S+)\r\n.*", "$1");
                  one.getOutputStream()
                      .write(("HTTP/1.1 200 OK\r\n\r\n" + host).getBytes(ISO_8859_1));
                } catch (IOException hungUp) {
                  // the test says what it expected
                }
              });
      assertThat(text(seen("http://[0:0:0::1]:" + listening.getLocalPort() + "/")))
          .isEqualTo("[::1]:" + listening.getLocalPort());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"//double", "/", "/%", "/%zz", "/?", "/a?b?c", "/會議", "/a'(b)*!$&+,=@_~"})
  void asksForWhateverBrowsersAskFor(String target) throws IOException {
    try (var server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(seen(at(server) + target).isPage()).isTrue();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 206, 304, 300, 401, 403, 404, 410, 451, 500, 503, 599})
  void anyStatusIsAnAnswer(int status) throws IOException {
    Seen seen = answering("HTTP/1.1 " + status + " x\r\nContent-Length: 0\r\n\r\n");

    assertThat(seen.trouble()).isEmpty();
    assertThat(answer(seen).status()).isEqualTo(status);
    assertThat(seen.isPage()).isEqualTo(status < 300);
  }

  @Test
  void readsABodyThatEndsWithTheConnection() throws IOException {
    assertThat(text(answering("HTTP/1.0 200 OK\r\n\r\nold style"))).isEqualTo("old style");
  }

  @Test
  void readsAChunkedBody() throws IOException {
    Seen seen =
        answering(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + String.join("\r\n", "3", "abc", "2", "de", "0", "", ""));

    assertThat(text(seen)).isEqualTo("abcde");
  }

  @Test
  void followsRedirectsOneByOne() throws IOException {
    try (var server =
        new RawServer(
            (head, out) -> {
              String answer =
                  head.startsWith("GET /1 ")
                      ? "HTTP/1.1 301 x\r\nLocation: 2?q\r\n\r\n"
                      : head.startsWith("GET /2?q ")
                          ? "HTTP/1.1 302 x\r\nLocation: //other.example:PORT/3\r\n\r\n"
                          : head.startsWith("GET /3 ")
                              ? "HTTP/1.1 308 x\r\nLocation: /会议\r\n\r\n"
                              : "HTTP/1.1 200 x\r\nContent-Length: 3\r\n\r\nend";
              String port = head.replaceFirst("(?s).*Host: [a-z.]+:(\\d+).*", "$1");
              out.write(answer.replace("PORT", port).getBytes(UTF_8));
            })) {
      Seen seen = seen(at(server) + "/1");

      assertThat(seen.isPage()).isTrue();
      assertThat(seen.steps())
          .containsExactly(
              new Step(at(server) + "/1", 301),
              new Step(at(server) + "/2?q", 302),
              new Step("http://other.example:" + server.port() + "/3", 308));
      assertThat(seen.last())
          .isEqualTo("http://other.example:" + server.port() + "/%E4%BC%9A%E8%AE%AE");
      assertThat(text(seen)).isEqualTo("end");
    }
  }

  @Test
  void aSiteThatWantsItsCookieBackGetsIt() throws IOException {
    try (var server =
        new RawServer(
            (head, out) ->
                out.write(
                    (head.contains("Cookie: seen=1")
                            ? "HTTP/1.1 200 x\r\nContent-Length: 0\r\n\r\n"
                            : "HTTP/1.1 302 x\r\nSet-Cookie: seen=1\r\nLocation: /\r\n\r\n")
                        .getBytes(ISO_8859_1)))) {
      assertThat(seen(at(server) + "/").isPage()).isTrue();
      assertThat(seen(at(server) + "/").steps()).as("cookies are forgotten").hasSize(1);
    }
  }

  @Test
  void endsARedirectLoop() throws IOException {
    try (var server = RawServer.saying("HTTP/1.1 302 x\r\nLocation: /\r\n\r\n")) {
      assertThat(trouble(seen(at(server) + "/")))
          .isEqualTo(new Trouble(FetchFailure.REDIRECT_LOOP, ""));
      assertThat(server.requests()).hasSizeLessThanOrEqualTo(3);
    }
  }

  @Test
  void endsRedirectsThatNeverRepeat() throws IOException {
    try (var server =
        new RawServer(
            (head, out) ->
                out.write(
                    ("HTTP/1.1 302 x\r\nLocation: /" + head.hashCode() + "\r\n\r\n")
                        .getBytes(ISO_8859_1)))) {
      Seen seen = seen(at(server) + "/");

      assertThat(trouble(seen)).isEqualTo(new Trouble(FetchFailure.TOO_MANY_REDIRECTS, ""));
      assertThat(server.requests()).hasSize(6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://10.0.0.1/, forbidden-address, private",
    "http://192.168.0.1:8080/, forbidden-address, private",
    "http://169.254.169.254/latest/meta-data/, forbidden-address, link-local",
    "http://100.100.100.200/, forbidden-address, carrier-nat",
    "http://inside.example/, forbidden-address, private",
    "http://0.0.0.0/, forbidden-address, unspecified",
    "http://[fd00:ec2::254]/, forbidden-address, private",
    "http://2852039166/, forbidden-address, link-local",
    "file:///etc/passwd, unsupported-scheme, file",
    "FTP://app.example/x, unsupported-scheme, ftp",
    "gopher://app.example/_x, unsupported-scheme, gopher",
    "javascript:alert(1), unsupported-scheme, javascript",
    "data:text/html;x, unsupported-scheme, data",
    "http://user:secret@app.example/, credentials, ''",
    "http://app.example\\@10.0.0.1/, bad-address, ''",
    "http:///, bad-address, ''",
    "http://nowhere.example/, unknown-host, ''",
  })
  void doesNotFollowARedirectToWhereItMayNot(String target, String failure, String detail)
      throws IOException {
    names.with("inside.example", "10.1.2.3");
    try (var server = RawServer.saying("HTTP/1.1 302 x\r\nLocation: " + target + "\r\n\r\n")) {
      Seen seen = seen(at(server) + "/");

      assertThat(trouble(seen).failure().code()).isEqualTo(failure);
      assertThat(trouble(seen).detail()).isEqualTo(detail);
      assertThat(seen.steps()).hasSize(1);
      assertThat(seen.answer()).isEmpty();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void thisMachineIsForbiddenUnlessItIsAllowed() throws IOException {
    var strict = new WebClient(new AddressGuard(names, Reach.PUBLIC), QUICK);
    try (var server = RawServer.saying("HTTP/1.1 200 OK\r\n\r\n")) {
      for (String host : List.of("127.0.0.2", "app.example", "localhost", "[::1]", "127.2")) {
        assertThat(strict.fetch("http://" + host + ":" + server.port() + "/"))
            .describedAs(host)
            .isInstanceOfSatisfying(
                Seen.class,
                seen ->
                    assertThat(trouble(seen))
                        .isEqualTo(new Trouble(FetchFailure.FORBIDDEN_ADDRESS, "loopback")));
      }
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aNameThatChangesItsMindIsLookedUpOnceAndCheckedEachTime() throws IOException {
    names.with("rebinding.example", "127.0.0.2").then("rebinding.example", "10.0.0.1");
    try (var server = RawServer.saying("HTTP/1.1 302 x\r\nLocation: /again\r\n\r\n")) {
      Seen seen = seen("http://rebinding.example:" + server.port() + "/");

      assertThat(server.requests()).hasSize(1);
      assertThat(trouble(seen)).isEqualTo(new Trouble(FetchFailure.FORBIDDEN_ADDRESS, "private"));
      assertThat(names.asked()).containsExactly("rebinding.example", "rebinding.example");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "app.example", "http://", "ftp://x/", "http://a b/", "\0"})
  void whatIsNoAddressIsSeenAsSuch(String text) {
    assertThat(trouble(seen(text)).failure())
        .isIn(FetchFailure.BAD_ADDRESS, FetchFailure.UNSUPPORTED_SCHEME);
    assertThat(names.asked()).isEmpty();
  }

  @Test
  void aPortWhereNobodyListensRefuses() throws IOException {
    int free;
    try (var once = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.2"))) {
      free = once.getLocalPort();
    }
    assertThat(trouble(seen("http://app.example:" + free + "/")))
        .isEqualTo(new Trouble(FetchFailure.REFUSED, ""));
  }

  @Test
  void withoutANetworkNothingIsSaidOfTheAddress() {
    names.offline();

    assertThat(client.fetch("http://nowhere.example/"))
        .isInstanceOfSatisfying(
            NotLooked.class,
            fault -> {
              assertThat(fault.code()).isEqualTo("no-network");
              assertThat(fault.reason().en()).contains("nowhere.example", "--offline");
            });
  }

  @Test
  void aNameServerThatSaysNothingDoesNotHoldUpTheRest() {
    var never = new CountDownLatch(1);
    HostResolver silent =
        _ -> {
          try {
            never.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          return new HostResolver.Lookup.Unknown();
        };
    var waiting = new WebClient(new AddressGuard(silent, Reach.PUBLIC), QUICK);
    try {
      assertThat(waiting.fetch("http://app.example/"))
          .isInstanceOfSatisfying(
              NotLooked.class, fault -> assertThat(fault.code()).isEqualTo("lookup-timed-out"));
    } finally {
      never.countDown();
    }
  }

  @Test
  void givesUpOnAServerThatSaysNothing() throws IOException {
    Seen seen = seen((_, _) -> Thread.sleep(5_000));

    assertThat(trouble(seen)).isEqualTo(new Trouble(FetchFailure.TIMEOUT, "answer"));
    assertThat(seen.took()).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void givesUpOnAServerThatStopsInTheMiddle() throws IOException {
    Seen seen =
        seen(
            (_, out) -> {
              out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegun".getBytes(ISO_8859_1));
              Thread.sleep(5_000);
            });

    assertThat(trouble(seen)).isEqualTo(new Trouble(FetchFailure.TIMEOUT, "body"));
    assertThat(text(seen)).isEqualTo("begun");
    assertThat(seen.isPage()).isFalse();
  }

  /** Each byte comes in time; only all of them together do not. */
  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\n\r\n"})
  void givesUpOnASlowDrip(String begin) throws IOException {
    Seen seen =
        seen(
            (_, out) -> {
              out.write(begin.getBytes(ISO_8859_1));
              while (true) {
                out.write('a');
                out.flush();
                Thread.sleep(50);
              }
            });

    assertThat(trouble(seen).failure()).isEqualTo(FetchFailure.TIMEOUT);
    assertThat(seen.took()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(5));
  }

  @Test
  void hangsUpOnWhomItGaveUp() throws IOException, InterruptedException {
    try (var server =
        new RawServer(
            (_, out) -> {
              while (true) {
                out.write('a');
                Thread.sleep(50);
              }
            })) {
      seen(at(server) + "/");

      assertThat(server.awaitEnd(Duration.ofSeconds(2))).isTrue();
    }
  }

  @Test
  void aTotalTimeHoldsForAllRedirectsTogether() throws IOException {
    Seen seen =
        seen(
            (head, out) -> {
              Thread.sleep(700);
              out.write(
                  ("HTTP/1.1 302 x\r\nLocation: /" + head.hashCode() + "\r\n\r\n")
                      .getBytes(ISO_8859_1));
            });

    assertThat(trouble(seen).failure()).isEqualTo(FetchFailure.TIMEOUT);
    assertThat(seen.steps()).hasSizeBetween(1, 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n",
        "HTTP/1.1 404 No\r\n\r\n"
      })
  void readsNoMoreOfAnEndlessBodyThanItsLimit(String head) throws IOException {
    try (var server =
        new RawServer(
            (_, out) -> {
              out.write(head.getBytes(ISO_8859_1));
              endless(out, new byte[8_192]);
            })) {
      Seen seen = seen(at(server) + "/");

      assertThat(trouble(seen)).isEqualTo(new Trouble(FetchFailure.TOO_LARGE, ""));
      assertThat(answer(seen).body().size()).isEqualTo(QUICK.maxBytes());
      assertThat(seen.took()).isLessThan(QUICK.total());
      // what the two systems hold for each other comes on top
      assertThat(server.sent()).isLessThan(16_000_000);
    }
  }

  @Test
  void readsNoMoreOfEndlessChunks() throws IOException {
    Seen seen =
        seen(
            (_, out) -> {
              out.write(
                  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(ISO_8859_1));
              endless(out, "1\r\na\r\n".repeat(1_000).getBytes(ISO_8859_1));
            });

    assertThat(trouble(seen).failure()).isEqualTo(FetchFailure.TOO_LARGE);
  }

  private static void endless(OutputStream out, byte[] piece) throws IOException {
    while (true) {
      out.write(piece);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort', incomplete",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab', incomplete",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab', malformed",
    "'HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nab', malformed",
    "'HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\nab', malformed",
    "'HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nab', packing",
    "'HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\n\r\nab', packing",
    "'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nno gzip', packing",
    "'', closed",
    "'HTTP/1.1 200 OK\r\nno colon\r\n\r\nhi', malformed",
    "'SSH-2.0-OpenSSH_9.2\r\n', closed",
    "'HTTP/9.9 200 OK\r\n\r\n', malformed",
    "'HTTP/1.1 abc OK\r\n\r\n', closed",
  })
  void whatIsNoSoundAnswerIsSeenAsSuch(String answer, String detail) throws IOException {
    assertThat(trouble(answering(answer)))
        .isEqualTo(new Trouble(FetchFailure.BAD_RESPONSE, detail));
  }

  @Test
  void whatComesAfterTheAnnouncedLengthIsLeftOut() throws IOException {
    Seen seen = answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi and much more");

    assertThat(seen.isPage()).isTrue();
    assertThat(text(seen)).isEqualTo("hi");
  }

  @Test
  void toleratesHeadersThatBrowsersTolerate() throws IOException {
    Seen seen =
        answering(
            "HTTP/1.1 200\r\nX-Null: a\0b\r\nServer:\r\n"
                + "Content-Type: \0\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi");

    assertThat(seen.trouble()).isEmpty();
    assertThat(answer(seen).mediaType()).isEmpty();
  }

  @Test
  void readsNoEndlessHeaders() throws IOException {
    assertThat(
            trouble(
                seen(
                    (_, out) -> {
                      out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
                      endless(out, "X: y\r\n".getBytes(ISO_8859_1));
                    })))
        .isEqualTo(new Trouble(FetchFailure.BAD_RESPONSE, "headers-too-large"));
    assertThat(
            trouble(
                seen(
                    (_, out) -> {
                      out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(ISO_8859_1));
                      endless(out, "yyyyyyyy".getBytes(ISO_8859_1));
                    })))
        .isEqualTo(new Trouble(FetchFailure.BAD_RESPONSE, "headers-too-large"));
  }

  @Test
  void endlessInterimAnswersEndWithTheTime() throws IOException {
    Seen seen =
        seen(
            (_, out) -> {
              while (true) {
                out.write("HTTP/1.1 103 Early Hints\r\n\r\n".getBytes(ISO_8859_1));
                Thread.sleep(20);
              }
            });

    assertThat(trouble(seen).failure()).isIn(FetchFailure.TIMEOUT, FetchFailure.BAD_RESPONSE);
  }

  private static byte[] packed(String encoding, byte[] body) throws IOException {
    var out = new ByteArrayOutputStream();
    out.write(
        ("HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + "\r\n\r\n").getBytes(ISO_8859_1));
    out.write(body);
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] body) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(body);
    }
    return packed.toByteArray();
  }

  private static byte[] deflate(byte[] body, Deflater deflater) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(packed, deflater)) {
      out.write(body);
    }
    return packed.toByteArray();
  }

  @Test
  void unpacksWhatItAskedFor() throws IOException {
    byte[] page = "会议纪要".repeat(50).getBytes(UTF_8);

    assertThat(answer(seen(packed("gzip", gzip(page)))).body().bytes()).isEqualTo(page);
    assertThat(answer(seen(packed("x-gzip", gzip(page)))).body().bytes()).isEqualTo(page);
    assertThat(answer(seen(packed("deflate", deflate(page, new Deflater())))).body().bytes())
        .isEqualTo(page);
    assertThat(answer(seen(packed("deflate", deflate(page, new Deflater(9, true))))).body().bytes())
        .isEqualTo(page);
    assertThat(answer(seen(packed("identity", page))).body().bytes()).isEqualTo(page);
  }

  @Test
  void aBombGoesOffOnlyAsFarAsTheLimit() throws IOException {
    byte[] bomb = gzip(new byte[50_000_000]);
    assertThat(bomb.length).isLessThan(QUICK.maxBytes());

    Seen seen = seen(packed("gzip", bomb));

    assertThat(trouble(seen)).isEqualTo(new Trouble(FetchFailure.TOO_LARGE, ""));
    assertThat(answer(seen).body().size()).isEqualTo(QUICK.maxBytes());
    assertThat(trouble(seen(packed("deflate", deflate(new byte[50_000_000], new Deflater())))))
        .isEqualTo(new Trouble(FetchFailure.TOO_LARGE, ""));
  }

  @Test
  void endlessPackedNothingEndsToo() throws IOException {
    byte[] nothing = gzip(new byte[0]);
    Seen seen =
        seen(
            (_, out) -> {
              out.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".getBytes(ISO_8859_1));
              endless(out, nothing);
            });

    assertThat(trouble(seen).failure()).isEqualTo(FetchFailure.TOO_LARGE);
  }

  @Test
  void aPackedBodyThatEndsEarlyIsIncomplete() throws IOException {
    byte[] whole = gzip("会议纪要".repeat(500).getBytes(UTF_8));
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);

    assertThat(trouble(seen(packed("gzip", half))))
        .isEqualTo(new Trouble(FetchFailure.BAD_RESPONSE, "incomplete"));
  }
}
