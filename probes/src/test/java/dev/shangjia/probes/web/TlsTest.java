package dev.shangjia.probes.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.probes.net.AddressGuard;
import dev.shangjia.probes.net.AddressGuard.Reach;
import dev.shangjia.probes.net.Names;
import dev.shangjia.probes.web.Fetched.Seen;
import dev.shangjia.probes.web.Fetched.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates made for this test by an authority that nobody else trusts. */
@Timeout(120)
class TlsTest {
  private static final String PASSWORD = "for-tests";
  private static final List<String> ELLIPTIC = List.of("-keyalg", "EC", "-groupname", "secp256r1");
  private static final List<String> RSA = List.of("-keyalg", "RSA", "-keysize", "2048");
  private static final FetchLimits QUICK =
      new FetchLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          5,
          10_000,
          50,
          4_096);

  @TempDir static Path folder;

  private static KeyStore keys;
  private static KeyStore authorities;

  @BeforeAll
  static void makeCertificates() throws Exception {
    make("authority", "-ext", "bc:c");
    make("stranger", "-ext", "bc:c");
    signed("valid", "authority", "app.example", "-startdate", "-1d", "-validity", "90");
    signed("expired", "authority", "app.example", "-startdate", "-20d", "-validity", "10");
    signed("early", "authority", "app.example", "-startdate", "+5d", "-validity", "10");
    signed("other", "authority", "other.example", "-validity", "10");
    signed("wildcard", "authority", "*.example", "-validity", "10");
    signed("unknown", "stranger", "app.example", "-validity", "10");
    make("selfsigned", "-ext", "san=dns:app.example", "-validity", "10");
    makeOf(RSA, "old-authority", "-ext", "bc:c");
    makeOf(
        RSA,
        "weak",
        "-signer",
        "old-authority",
        "-ext",
        "san=dns:app.example",
        "-ext",
        "ku=dig",
        "-sigalg",
        "MD5withRSA",
        "-validity",
        "10");
    keys = KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD.toCharArray());
    authorities = KeyStore.getInstance("PKCS12");
    authorities.load(null, null);
    for (String name : List.of("authority", "old-authority")) {
      authorities.setCertificateEntry(name, keys.getCertificate(name));
    }
  }

  private static void signed(String name, String signer, String host, String... more)
      throws Exception {
    var arguments =
        new ArrayList<>(List.of("-signer", signer, "-ext", "san=dns:" + host, "-ext", "ku=dig"));
    arguments.addAll(List.of(more));
    make(name, arguments.toArray(String[]::new));
  }

  private static void make(String name, String... more) throws Exception {
    makeOf(ELLIPTIC, name, more);
  }

  private static void makeOf(List<String> key, String name, String... more) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keystore",
                folder.resolve("keys.p12").toString(),
                "-storepass",
                PASSWORD));
    command.addAll(key);
    command.addAll(List.of(more));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
  }

  /** A server with one of the certificates. */
  private static RawServer server(String name) throws Exception {
    var one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(
        name,
        keys.getKey(name, PASSWORD.toCharArray()),
        PASSWORD.toCharArray(),
        keys.getCertificateChain(name));
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(one, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return new RawServer(
        context.getServerSocketFactory(),
        (_, out) ->
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi".getBytes(ISO_8859_1)));
  }

  private static Seen seen(RawServer server) {
    var names = new Names().with("app.example", "127.0.0.2");
    var guard = new AddressGuard(names, Reach.PUBLIC_AND_LOOPBACK);
    var client = new WebClient(guard, QUICK, Trust.in(authorities));
    return (Seen) client.fetch("https://app.example:" + server.port() + "/");
  }

  @ParameterizedTest
  @CsvSource({"valid", "wildcard"})
  void aValidCertificateIsSecure(String name) throws Exception {
    try (RawServer server = server(name)) {
      Seen seen = seen(server);

      assertThat(seen.trouble()).isEmpty();
      assertThat(seen.isSecure()).isTrue();
      assertThat(seen.answer().orElseThrow().security().orElseThrow().protocol())
          .isEqualTo("TLSv1.3");
      assertThat(seen.answer().orElseThrow().security().orElseThrow().certificateEnds())
          .isBetween(
              LocalDate.now(ZoneOffset.UTC).plusDays(8),
              LocalDate.now(ZoneOffset.UTC).plusDays(91));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "expired, expired",
    "early, not-yet-valid",
    "other, wrong-host",
    "selfsigned, self-signed",
    "unknown, untrusted",
    "weak, weak",
  })
  void saysWhatIsWrongWithACertificate(String name, String detail) throws Exception {
    try (RawServer server = server(name)) {
      Seen seen = seen(server);

      assertThat(seen.trouble()).contains(new Trouble(FetchFailure.TLS, detail));
      assertThat(seen.isSecure()).isFalse();
      assertThat(seen.isPage()).isFalse();
      assertThat(seen.answer()).isEmpty();
    }
  }

  @Test
  void noRequestGoesOverAConnectionThatIsNotTrusted() throws Exception {
    try (RawServer server = server("other")) {
      seen(server);

      assertThat(server.requests()).allSatisfy(head -> assertThat(head).isEmpty());
    }
  }

  @Test
  void aServerWithoutTlsIsSeenAsSuch() throws IOException {
    for (String plain : List.of("HTTP/1.1 400 Bad Request\r\n\r\n", "SSH-2.0-x\r\n")) {
      try (RawServer server = RawServer.saying(plain)) {
        assertThat(seen(server).trouble()).contains(new Trouble(FetchFailure.TLS, "no-tls"));
      }
    }
  }

  /**
   * Alerts by which servers refuse: they have no cipher in common, or speak an old version only.
   */
  @ParameterizedTest
  @ValueSource(ints = {40, 70})
  void aServerThatAgreesOnNothingIsSeenAsSuch(int alert) throws IOException {
    String fatal = "\u0015\u0003\u0003\u0000\u0002\u0002" + (char) alert;
    try (RawServer server = RawServer.saying(fatal)) {
      Seen seen = seen(server);

      assertThat(seen.trouble()).contains(new Trouble(FetchFailure.TLS, "handshake"));
      assertThat(seen.isSecure()).isFalse();
      assertThat(seen.answer()).isEmpty();
    }
  }

  @Test
  void trustsTheAuthoritiesThatComeWithJava() throws GeneralSecurityException {
    assertThat(Trust.standard().getAcceptedIssuers()).hasSizeGreaterThan(50);
  }
}
