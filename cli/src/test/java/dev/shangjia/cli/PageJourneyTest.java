package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shangjia.probes.page.BrowserSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Dossiers whose pages are served by this test and opened in the machine's browser. A busy machine
 * may take long for a page that is quick elsewhere: of what rules find by a time, only what the
 * site itself delays is looked at.
 */
@Timeout(600)
class PageJourneyTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** Rules that a slow machine can set off. */
  private static final Set<String> BY_TIME = Set.of("pages/load-time", "pages/response-time");

  @TempDir Path folder;

  @Test
  void aSoundSiteHasNoFaults() throws IOException {
    browserIsNeeded();
    try (var site = new JourneySite("sound")) {
      RecordedRun run = check(site, "/", "/");

      assertThat(run.err()).isEmpty();
      assertThat(rules(run, "pages/", "design/")).isEmpty();
      assertThat(outcomes(run, "pages/"))
          .as("each rule was judged")
          .isNotEmpty()
          .allSatisfy(
              (rule, outcome) ->
                  assertThat(outcome)
                      .as(rule)
                      .isIn(
                          BY_TIME.contains(rule)
                              ? Set.of("passed", "finding")
                              : Set.of("passed", "for-person")));
      assertThat(pictures()).as("one of each view").hasSize(3);
    }
  }

  @Test
  void exactlyThePlantedFaultsAreFoundWithTheirPictures() throws IOException {
    browserIsNeeded();
    try (var site = new JourneySite("faulty")) {
      RecordedRun run = check(site, "/", "/blank.html");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(rules(run, "pages/", "design/"))
          .containsExactly(
              "design/border-colours /app/entryUrl",
              "design/text-colours /app/entryUrl",
              "design/type-scale /app/entryUrl",
              "pages/blank /app/mobileEntryUrl",
              "pages/click-answered /app/entryUrl",
              "pages/clipped /app/entryUrl",
              "pages/overflow /app/entryUrl",
              "pages/overlap /app/entryUrl",
              "pages/parts-missing /app/entryUrl",
              "pages/script-errors /app/entryUrl");
      assertThat(places(run, "pages/load-time")).contains("/app/entryUrl");
      for (JsonNode finding : findings(run, "pages/")) {
        assertThat(finding.path("quotes").valueStream())
            .describedAs(finding.toString())
            .anySatisfy(
                quote -> {
                  assertThat(quote.path("kind").asString()).isEqualTo("picture");
                  String name = quote.path("sha256").asString() + ".png";
                  assertThat(folder.resolve("evidence").resolve(name)).isNotEmptyFile();
                });
      }
    }
  }

  @Test
  void pagesThatAreGoneOrLeadAwayAreFound() throws IOException {
    browserIsNeeded();
    try (var site = new JourneySite("faulty")) {
      RecordedRun run = check(site, "/inside", "/elsewhere");

      assertThat(rules(run, "pages/"))
          .contains("pages/opens /app/entryUrl", "pages/other-site /app/mobileEntryUrl")
          .allMatch(found -> !found.endsWith("entryUrl") || found.startsWith("pages/opens"));
      assertThat(run.out()).contains("forbidden-address").contains("www.elsewhere-shop.cn");

      assertThat(rules(check(site, "/gone.html", "/mask.html"), "pages/", "design/mask"))
          .containsExactly(
              "design/mask /app/mobileEntryUrl",
              "pages/error-words /app/mobileEntryUrl",
              "pages/status /app/entryUrl");
    }
  }

  @Test
  void withoutABrowserTheFindingsSaySo() throws IOException {
    try (var site = new JourneySite("sound")) {
      RecordedRun run =
          RecordedRun.reaching(
              JourneySite.names(), Map.of("PATH", "/nowhere"), arguments(site, "/", "/"));

      assertThat(findings(run, "pages/opens"))
          .hasSize(2)
          .allSatisfy(
              one -> {
                assertThat(one.path("kind").asString()).isEqualTo("could-not-check");
                assertThat(one.path("message").path("en").asString())
                    .contains("could not be checked")
                    .contains("no Chromium was found");
                assertThat(one.path("message").path("zh").asString()).contains("没有找到 Chromium");
              });
    }
  }

  @Test
  void offlineNoPageIsOpenedAndNothingIsFound() throws IOException {
    try (var site = new JourneySite("faulty")) {
      var arguments = Stream.concat(Stream.of(arguments(site, "/", "/")), Stream.of("--offline"));
      RecordedRun run =
          RecordedRun.reaching(
              JourneySite.names(), System.getenv(), arguments.toArray(String[]::new));

      assertThat(rules(run, "pages/", "design/")).isEmpty();
    }
  }

  @Test
  void theProbeShowsWhatItSees() throws IOException {
    browserIsNeeded();
    try (var site = new JourneySite("sound")) {
      Path evidence = folder.resolve("evidence");
      RecordedRun run =
          RecordedRun.reaching(
              JourneySite.names(),
              System.getenv(),
              "probe",
              "page",
              site.url("/"),
              "--allow-loopback",
              "--evidence",
              evidence.toString(),
              "--format",
              "json");

      assertThat(run.exitCode()).describedAs(run.err()).isZero();
      JsonNode json = JSON.readTree(run.out());
      assertThat(json.path("format").asString()).isEqualTo("shangjia-probe/1");
      assertThat(json.path("probe").asString()).isEqualTo("page");
      assertThat(json.path("observedAt").asString()).isEqualTo("2026-11-22T04:00:00Z");
      assertThat(json.path("facts").path("views")).hasSize(3);
      assertThat(pictures()).hasSize(3);
    }
  }

  private RecordedRun check(JourneySite site, String desktop, String mobile) throws IOException {
    return RecordedRun.reaching(
        JourneySite.names(), System.getenv(), arguments(site, desktop, mobile));
  }

  /** The complete listing of the examples, with other entry pages and addresses of the site. */
  private String[] arguments(JourneySite site, String desktop, String mobile) throws IOException {
    Path example =
        RecordedRun.checkout().resolve("rulebooks/tencent-meeting/examples/minutes-helper");
    Path dossier = Files.createDirectories(folder.resolve("dossier"));
    try (Stream<Path> files = Files.list(example)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = dossier.resolve(file.getFileName());
        Files.deleteIfExists(copy);
        Files.copy(file, copy);
      }
    }
    String entry = "entryUrl: https://minutes.shangjia.dev/meeting/";
    String text = Files.readString(dossier.resolve("dossier.yaml"));
    assertThat(text).contains(entry);
    Files.writeString(
        dossier.resolve("dossier.yaml"),
        text.replace(
                entry,
                "entryUrl: %s\n    mobileEntryUrl: %s"
                    .formatted(site.url(desktop), site.url(mobile)))
            .replace("https://minutes.shangjia.dev/", site.url("/")));
    return new String[] {
      "check",
      dossier.toString(),
      "--allow-loopback",
      "--evidence",
      folder.resolve("evidence").toString(),
      "--format",
      "json"
    };
  }

  private static List<JsonNode> findings(RecordedRun run, String prefix) {
    return JSON.readTree(run.out())
        .path("results")
        .valueStream()
        .filter(result -> result.path("rule").asString().startsWith(prefix))
        .flatMap(result -> result.path("findings").valueStream())
        .toList();
  }

  /** Rules that found something, and where, but for those that find it by a time. */
  private static Set<String> rules(RecordedRun run, String... prefixes) {
    var rules = new TreeSet<String>();
    for (JsonNode result : JSON.readTree(run.out()).path("results")) {
      String rule = result.path("rule").asString();
      if (Stream.of(prefixes).anyMatch(rule::startsWith) && !BY_TIME.contains(rule)) {
        result
            .path("findings")
            .forEach(one -> rules.add(rule + " " + one.path("place").path("pointer").asString()));
      }
    }
    return rules;
  }

  private static List<String> places(RecordedRun run, String rule) {
    return findings(run, rule).stream()
        .map(finding -> finding.path("place").path("pointer").asString())
        .toList();
  }

  /** How each rule ended. */
  private static Map<String, String> outcomes(RecordedRun run, String prefix) {
    var outcomes = new TreeMap<String, String>();
    for (JsonNode result : JSON.readTree(run.out()).path("results")) {
      String rule = result.path("rule").asString();
      if (rule.startsWith(prefix)) {
        outcomes.put(rule, result.path("outcome").asString());
      }
    }
    return outcomes;
  }

  private Set<Path> pictures() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("evidence"))) {
      return new TreeSet<>(files.toList());
    }
  }

  /** Skips a test where there is no browser, except in CI, which installs one. */
  private static void browserIsNeeded() {
    boolean found = new BrowserSearch(System.getenv()).find().isPresent();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(found).describedAs("CI has a Chromium; .ci/run installs it").isTrue();
    }
    assumeTrue(
        found,
        "No Chromium was found, so pages are not opened in this run. Install chromium and a Chinese"
            + " font (on Debian fonts-noto-cjk), or set SHANGJIA_CHROMIUM.");
  }
}
