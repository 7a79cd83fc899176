package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.TestTokens;
import dev.shangjia.platform.accounts.TokenScope;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.Creating;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.tenancy.Acting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider's CI: the real command line, with a token, against the running server. */
@PlatformTest
class CommandLineTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String CATEGORY = "../rulebooks/mini-program-live/examples/market-category";
  private static final String HASTY = "../rulebooks/weda/examples/joining-hasty";

  @TempDir private Path folder;
  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private Apps apps;
  @Autowired private Acting acting;

  private Somebody provider;
  private String server;
  private String token;
  private CommandLine ci;

  @BeforeEach
  void begin() {
    provider = new Market(accounts).provider();
    server = "http://127.0.0.1:" + port;
    token = TestTokens.of(provider.signedIn(), context);
    ci = new CommandLine(Map.of("SHANGJIA_TOKEN", token, "SHANGJIA_SERVER", server), folder);
  }

  @Test
  void aDossierIsHandedInFollowedAndWithdrawn() {
    long app = app("mini-program-live", "拾叶直播");

    CommandLine.Run submitted = ci.run("submit", CATEGORY, "--app", "拾叶直播", "--wait");

    assertThat(submitted.err()).isEmpty();
    assertThat(submitted.exitCode()).isZero();
    assertThat(submitted.out())
        .contains("It matches your local check.")
        .contains("(" + app + " 拾叶直播) at " + server)
        .containsPattern("Case [0-9]+: .*, 拾叶直播")
        .contains("Stage: ")
        .contains("With: reviewer")
        .containsPattern("(Due|No date): ")
        .contains("Too few past cases");
    String id = submitted.out().replaceAll("(?s).*Case ([0-9]+):.*", "$1");

    assertThat(ci.run("status", id).out()).contains("Case " + id + ":").contains("Stage: ");
    JsonNode listed = JSON.readTree(ci.run("status", "--app", "拾叶直播", "--format", "json").out());
    assertThat(listed.path("cases")).hasSize(1);
    assertThat(listed.path("cases").path(0).path("app").asLong()).isEqualTo(app);

    CommandLine.Run again = ci.run("submit", CATEGORY, "--app", Long.toString(app));
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("[nothing-awaited]");

    CommandLine.Run withdrawn = ci.run("withdraw", id);
    assertThat(withdrawn.err()).isEmpty();
    assertThat(withdrawn.out()).contains("Ended: ");
    assertThat(ci.run("status").out()).isEqualTo("No open cases.\n");
    assertThat(ci.run("withdraw", id).exitCode()).isEqualTo(2);
  }

  @Test
  void findingsThatStandArePrintedAsTheLocalCheckPrintsThemAndCanBeContested() {
    JsonNode checked = JSON.readTree(ci.run("check", HASTY, "--offline", "--format", "json").out());

    CommandLine.Run refused = ci.run("submit", HASTY);

    assertThat(refused.err()).isEmpty();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(findings(checked)).isNotEmpty();
    assertThat(refused.out())
        .contains(
            checked
                .path("results")
                .valueStream()
                .filter(result -> !result.path("findings").isEmpty())
                .map(result -> result.path("rule").asString())
                .toList());
    assertThat(refused.out()).contains("It matches your local check.").contains("It was not taken");

    JsonNode json = JSON.readTree(ci.run("submit", HASTY, "--format", "json").out());
    assertThat(json.path("result").asString()).isEqualTo("findings-stand");
    assertThat(json.path("standing").size()).isPositive();
    assertThat(findings(json.path("report"))).containsAll(findings(checked));
    String[] arguments =
        Stream.concat(
                Stream.of("submit", HASTY),
                json.path("standing")
                    .valueStream()
                    .map(one -> "--contest=" + one.path("fingerprint").asString() + "=It is so."))
            .toArray(String[]::new);
    CommandLine.Run contested = ci.run(arguments);
    assertThat(contested.err()).isEmpty();
    assertThat(contested.exitCode()).isZero();
    assertThat(contested.out()).contains("Case ");
  }

  @Test
  void theFactsOfTheDeskGiveItsReportHereByteForByte() throws IOException {
    app("mini-program-live", "拾叶直播");
    CommandLine.Run submitted =
        ci.run("submit", CATEGORY, "--app", "拾叶直播", "--wait", "--format", "json");
    assertThat(submitted.exitCode()).as(submitted.err()).isZero();
    long dossier = JSON.readTree(submitted.out()).path("dossier").path("id").asLong();
    String inspections = "/api/v1/dossiers/" + dossier + "/inspections/";
    JsonNode inspection = JSON.readTree(get(inspections + "latest"));
    assertThat(inspection.path("state").asString()).isEqualTo("done");
    String which = inspections + inspection.path("id").asLong();
    Path facts = Files.writeString(folder.resolve("facts.json"), get(which + "/facts"));

    CommandLine.Run local =
        ci.run(
            "check",
            "--facts",
            facts.toString(),
            "--at",
            inspection.path("at").asString(),
            "--format",
            "json");

    assertThat(local.err()).isEmpty();
    assertThat(local.out()).isEqualTo(get(which + "/report"));
    assertThat(JSON.readTree(local.out()).path("results").size()).isGreaterThan(5);
  }

  @Test
  void aFolderThatCannotBeReadIsSaidToBeSoAsTheCheckSaysIt() throws IOException {
    app("mini-program-live", "拾叶直播");
    Path copy = folder.resolve("dossier");
    Files.createDirectories(copy);
    try (var files = Files.list(Path.of(CATEGORY))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(String.valueOf(file.getFileName())));
      }
    }
    Path yaml = copy.resolve("dossier.yaml");
    Files.writeString(yaml, Files.readString(yaml) + "\nunknown-key: 1\n");

    CommandLine.Run broken = ci.run("submit", copy.toString());

    assertThat(broken.exitCode()).isEqualTo(2);
    assertThat(broken.err()).contains("dossier.yaml").contains("unknown-key");
  }

  @Test
  void aTokenThatMayOnlyReadHandsNothingIn() {
    app("mini-program-live", "拾叶直播");
    String reading = TestTokens.of(provider.signedIn(), context, Set.of(TokenScope.READ));
    var other =
        new CommandLine(Map.of("SHANGJIA_TOKEN", reading, "SHANGJIA_SERVER", server), folder);

    CommandLine.Run run = other.run("submit", CATEGORY);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("\"read\" and \"submit\"");
    assertThat(other.run("status").exitCode()).isZero();
  }

  /** All findings of a report, whole. */
  private static List<JsonNode> findings(JsonNode report) {
    return report
        .path("results")
        .valueStream()
        .flatMap(result -> result.path("findings").valueStream())
        .toList();
  }

  private long app(String program, String name) {
    return acting.as(
        provider.signedIn().actor(),
        () ->
            ((Creating.Created) apps.create(provider.signedIn().organization(), program, name))
                .app()
                .id()
                .value());
  }

  private String get(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Authorization", "Bearer " + token)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
