package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the commands that talk to a market say when it does not do what they ask. A whole submission
 * is played against the real server, in the platform's tests.
 */
class MarketCommandsTest {
  private static final String EXAMPLE = "../rulebooks/tencent-meeting/examples/minutes-helper";
  private static final String TOKEN = "sjt_secret-of-the-test";
  private static final String ROOT =
      """
      {"product": "shangjia", "api": 1, "engine": "0.1.0"}
      """;

  @TempDir Path folder;

  private HttpServer server;
  private String address;

  /** What the server answers, by path: status and body. */
  private final Map<String, Answer> answers = new HashMap<>();

  record Answer(int status, String body) {}

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    address = "http://127.0.0.1:" + server.getAddress().getPort();
    answers.put("/api/v1", new Answer(200, ROOT));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) {
    Answer answer =
        answers.getOrDefault(exchange.getRequestURI().getPath(), new Answer(404, "nothing"));
    String type = answer.status() < 400 ? "application/json" : "application/problem+json";
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "market.example.com, is not the address of a market",
    "ftp://market.example.com, is not the address of a market",
    "https://market.example.com/?a=b, is not the address of a market",
    "http://market.example.com, would send the access token unencrypted",
    "http://127.0.0.1.example.com, would send the access token unencrypted"
  })
  void anAddressThatCannotBeIsNamed(String given, String sentence) {
    RecordedRun run = run(Map.of("SHANGJIA_TOKEN", TOKEN), "status", "--server", given);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("\"" + given + "\"").contains(sentence);
  }

  @Test
  void noServerAndNoTokenAreAskedFor() {
    assertThat(run(Map.of(), "status").err()).contains("--server URL").contains("SHANGJIA_SERVER");
    assertThat(run(Map.of("SHANGJIA_SERVER", address), "status").err())
        .contains("--token-file FILE")
        .contains(address + "/account/tokens");
  }

  @Test
  void aTokenFileIsReadAndItsContentNeverShown() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "not a token at all\n");
    RecordedRun wrong =
        run(Map.of(), "status", "--server", address, "--token-file", file.toString());

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains(file.toString()).contains("sjt_").doesNotContain("at all");

    Files.writeString(file, TOKEN + "\n");
    answers.put("/api/v1/cases", new Answer(200, "{\"cases\": []}"));
    RecordedRun right =
        run(Map.of(), "status", "--server", address, "--token-file", file.toString());

    assertThat(right.err()).isEmpty();
    assertThat(right.exitCode()).isZero();
    assertThat(right.out()).isEqualTo("No open cases.\n");
  }

  @Test
  void aServerThatDoesNotAnswerIsNamed() {
    server.stop(0);

    RecordedRun run = run(known(), "status", "--server", address);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(address + " does not answer (ConnectException");
  }

  @Test
  void somethingElseThanAMarketIsRecognized() {
    answers.put("/api/v1", new Answer(404, "<html>not here</html>"));
    assertThat(run(known(), "status", "--server", address).err())
        .contains("answers (HTTP 404), but not as a market");

    answers.put("/api/v1", new Answer(200, "{\"product\": \"other\"}"));
    assertThat(run(known(), "status", "--server", address).err()).contains("not as a market");
  }

  @Test
  void aServerOfAnotherVersionIsTold() {
    answers.put("/api/v1", new Answer(200, "{\"product\": \"shangjia\", \"api\": 2}"));

    RecordedRun run = run(known(), "submit", EXAMPLE, "--server", address);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("speaks version 2 of the interface, this build version 1");
  }

  @Test
  void anExpiredTokenAndOneWithoutTheScopeAreToldApart() {
    answers.put("/api/v1", new Answer(401, problem("not-signed-in")));
    assertThat(run(known(), "status", "--server", address).err())
        .contains("it expired, was revoked")
        .doesNotContain(TOKEN);

    answers.put("/api/v1", new Answer(200, ROOT));
    answers.put("/api/v1/cases/7", new Answer(403, problem("not-allowed")));
    RecordedRun run = run(known(), "withdraw", "7", "--server", address);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("\"read\" and \"submit\"");
  }

  @Test
  void anAppThatIsNotThereIsAnsweredWithThoseThatAre() {
    apps("{\"id\": 3, \"program\": \"tencent-meeting\", \"name\": \"拾叶纪要\"}");

    RecordedRun run = run(known(), "submit", EXAMPLE, "--server", address, "--app", "拾叶记要");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Did you mean \"拾叶纪要\"?").contains("3 拾叶纪要");
  }

  @Test
  void anAppOfAnotherProgramIsSaidToBeOne() {
    apps("{\"id\": 3, \"program\": \"weda\", \"name\": \"拾叶纪要\"}");

    assertThat(run(known(), "submit", EXAMPLE, "--server", address, "--app", "3").err())
        .contains("The app 3 拾叶纪要 is in the program weda, and the dossier is for tencent-meeting");
    assertThat(run(known(), "submit", EXAMPLE, "--server", address).err())
        .contains("You have no app in the program tencent-meeting");
  }

  @Test
  void severalAppsAreNotGuessedFrom() {
    apps(
        "{\"id\": 3, \"program\": \"tencent-meeting\", \"name\": \"a\"}",
        "{\"id\": 4, \"program\": \"tencent-meeting\", \"name\": \"b\"}");

    assertThat(run(known(), "submit", EXAMPLE, "--server", address).err())
        .contains("You have several apps in the program tencent-meeting: 3 a, 4 b");
  }

  @Test
  void whatAServerRefusesIsSaidInItsWordsAndWithoutControlCharacters() {
    apps("{\"id\": 3, \"program\": \"tencent-meeting\", \"name\": \"a\"}");
    answers.put(
        "/api/v1/dossiers",
        new Answer(409, "{\"code\": \"closed\", \"detail\": \"Closed until \\u001b[31mMay.\"}"));

    RecordedRun run = run(known(), "submit", EXAMPLE, "--server", address);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("Closed until \\u001b[31mMay. [closed]")
        .doesNotContain("\u001b");
  }

  @Test
  void aDossierThatCannotBeReadIsNotSent() {
    RecordedRun run = run(known(), "submit", folder.toString(), "--server", address);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("dossier.yaml").doesNotContain("market");
  }

  private void apps(String... all) {
    answers.put(
        "/api/v1/apps",
        new Answer(200, Stream.of(all).collect(Collectors.joining(",", "{\"apps\": [", "]}"))));
  }

  private static String problem(String code) {
    return "{\"code\": \"%s\", \"detail\": \"No.\"}".formatted(code);
  }

  private static Map<String, String> known() {
    return Map.of("SHANGJIA_TOKEN", TOKEN);
  }

  private static RecordedRun run(Map<String, String> environment, String... arguments) {
    return RecordedRun.reaching(
        _ -> new dev.shangjia.probes.net.HostResolver.Lookup.Unknown(), environment, arguments);
  }
}
