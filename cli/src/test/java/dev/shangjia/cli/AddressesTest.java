package dev.shangjia.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shangjia.probes.net.HostResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An example whose links lead to a server on this machine. Its name is known to no resolver but the
 * one of this test.
 */
class AddressesTest {
  private static final String SITE = "minutes.shangjia.dev";
  private static final HostResolver NAMES =
      name ->
          name.equals(SITE)
              ? new HostResolver.Lookup.Found(List.of(InetAddress.ofLiteral("127.0.0.1")))
              : new HostResolver.Lookup.Unknown();
  private static final Path EXAMPLE =
      RecordedRun.checkout().resolve("rulebooks/tencent-meeting/examples/minutes-helper");

  @TempDir Path folder;

  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private String site;
  private Path dossier;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    site = "http://" + SITE + ":" + server.getAddress().getPort();
    for (String page : List.of("/", "/terms", "/guide", "/meeting/", "/privacy")) {
      pages.put(page, "<!doctype html><title>云序会议纪要</title><p>欢迎使用会议纪要。");
    }
    dossier = folder.resolve("dossier");
    copy();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(path);
      byte[] page = pages.getOrDefault(path, "not here").getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(pages.containsKey(path) ? 200 : 404, page.length);
      exchange.getResponseBody().write(page);
    }
  }

  private void copy() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path file : files.toList()) {
        Path to = dossier.resolve(EXAMPLE.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
    Path forms = dossier.resolve("dossier.yaml");
    String text = Files.readString(forms);
    assertThat(text).contains("https://" + SITE);
    Files.writeString(forms, text.replace("https://" + SITE, site));
  }

  private RecordedRun run(String... arguments) {
    return RecordedRun.knowing(NAMES, arguments);
  }

  private JsonNode check(String... more) {
    var arguments = new ArrayList<>(List.of("check", dossier.toString(), "--format", "json"));
    arguments.addAll(List.of(more));
    RecordedRun run = run(arguments.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return JsonMapper.shared().readTree(run.out());
  }

  /** What came of the rules about links that are opened, by rule. */
  private static Map<String, String> outcomes(JsonNode report) {
    var outcomes = new TreeMap<String, String>();
    for (JsonNode result : report.path("results")) {
      String rule = result.path("rule").stringValue();
      if (rule.startsWith("listing/link-") || rule.equals("privacy/readable")) {
        outcomes.put(rule, result.path("outcome").stringValue());
      }
    }
    return outcomes;
  }

  private static List<String> places(JsonNode report, String rule) {
    var places = new ArrayList<String>();
    for (JsonNode result : report.path("results")) {
      if (result.path("rule").stringValue().equals(rule)) {
        result
            .path("findings")
            .forEach(one -> places.add(one.path("place").path("pointer").asString("")));
      }
    }
    return places;
  }

  @Test
  void checkOpensTheLinksOfADossier() {
    JsonNode report = check("--allow-loopback");

    assertThat(asked).contains("/", "/terms", "/guide", "/privacy");
    assertThat(outcomes(report))
        .containsEntry("listing/link-answers", "passed")
        .containsEntry("listing/link-found", "passed")
        .containsEntry("listing/link-leads-astray", "passed")
        .containsEntry("privacy/readable", "passed");
  }

  @Test
  void aLinkToAPageThatIsNotThereIsFound() {
    pages.remove("/terms");
    pages.put("/guide", "<title>404 Not Found</title>");

    JsonNode report = check("--allow-loopback");

    assertThat(places(report, "listing/link-found")).singleElement().asString().contains("terms");
    assertThat(places(report, "listing/link-error-page"))
        .singleElement()
        .asString()
        .contains("usageGuide");
  }

  @Test
  void aDeadServerIsFoundAtEveryLink() {
    server.stop(0);

    assertThat(places(check("--allow-loopback"), "listing/link-answers")).hasSize(4);
  }

  @Test
  void withoutTheSwitchThisMachineIsForbidden() {
    JsonNode report = check();

    assertThat(asked).isEmpty();
    assertThat(places(report, "listing/link-leads-astray")).hasSize(4);
  }

  @Test
  void offlineNothingIsOpenedAndNothingPassesUnseen() {
    JsonNode report = check("--offline", "--allow-loopback");

    assertThat(asked).isEmpty();
    assertThat(outcomes(report))
        .containsEntry("listing/link-answers", "not-gathered")
        .containsEntry("listing/link-found", "not-gathered")
        .containsEntry("listing/link-certificate", "not-gathered")
        .containsEntry("privacy/readable", "not-gathered");
    assertThat(report.path("verdict").stringValue()).isNotEqualTo("must-fix");
  }

  @Test
  void whatWasSeenIsJudgedAgainFromAFileAlone() {
    pages.remove("/terms");
    Path facts = folder.resolve("facts.json");
    JsonNode before = check("--allow-loopback", "--save-facts", facts.toString());
    server.stop(0);

    RecordedRun again = run("check", "--facts", facts.toString(), "--format", "json");

    assertThat(places(JsonMapper.shared().readTree(again.out()), "listing/link-found"))
        .isEqualTo(places(before, "listing/link-found"))
        .hasSize(1);
  }

  @Test
  void probeLinkShowsTheFactsOfAnAddress() {
    RecordedRun run = run("probe", "link", site + "/terms", "--allow-loopback", "--format", "json");

    assertThat(run.exitCode()).isZero();
    JsonNode root = JsonMapper.shared().readTree(run.out());
    assertThat(root.propertyNames())
        .containsExactly("format", "target", "probe", "version", "state", "observedAt", "facts");
    assertThat(root.path("observedAt").stringValue()).isEqualTo("2026-11-22T04:00:00Z");
    assertThat(root.path("facts").path("title").stringValue()).isEqualTo("云序会议纪要");
    assertThat(run("probe", "link", site + "/no", "--allow-loopback").out())
        .contains("reachable = false\n", "status = 404\n");
    assertThat(run("probe", "link", site + "/").out())
        .contains("failure = \"forbidden-address\"\n", "failureDetail = \"loopback\"\n");
  }

  @Test
  void probePrivacyReadsAPolicyBehindAnAddress() {
    pages.put(
        "/privacy",
        "<!doctype html><title>政策</title><body><p>如需删除账号，请发送邮件至 privacy@shangjia.dev。</p>");

    RecordedRun run =
        run("probe", "privacy", site + "/privacy", "--allow-loopback", "--format", "json");

    assertThat(run.exitCode()).isZero();
    JsonNode root = JsonMapper.shared().readTree(run.out());
    assertThat(root.path("facts").path("textFormat").stringValue()).isEqualTo("html");
    assertThat(root.path("items").size()).isGreaterThan(10);
    assertThat(run("probe", "privacy", site + "/privacy").out()).doesNotContain("privacy@");
  }
}
