package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that nobody thought of before needs no Java: a folder of files has its own forms,
 * words, rules, projections, procedure, gate, score, conduct and agreement, and every command works
 * on it.
 */
class SixthProgramTest {
  private static final String SIXTH = "src/test/resources/dev/shangjia/cli/sixth";

  @TempDir private Path folder;

  private static JsonNode json(String... arguments) {
    RecordedRun run = RecordedRun.of(arguments);
    assertThat(run.err()).isEmpty();
    return JsonMapper.shared().readTree(run.out());
  }

  private static String example(String name) {
    return SIXTH + "/examples/" + name;
  }

  @Test
  void isInOrder() {
    JsonNode lint = json("rulebook", "lint", SIXTH, "--format", "json");
    assertThat(lint.get("problems").valueStream())
        .extracting(problem -> problem.get("message").get("en").asString())
        .isEmpty();

    JsonNode test = json("test", SIXTH, "--format", "json");
    assertThat(test.get("passed").asBoolean()).as(test.toString()).isTrue();
    assertThat(test.get("rulebooks").get(0).get("examples").asInt()).isEqualTo(6);
    assertThat(test.get("rulebooks").get(0).get("dossiers").asInt()).isEqualTo(2);
  }

  @Test
  void judgesItsDossiers() {
    String[] options = {"--rulebook", SIXTH, "--offline", "--at", "2026-11-01"};

    assertThat(checked("harbour-night", options).exitCode()).isZero();
    RecordedRun loud = checked("loud-skin", options);
    assertThat(loud.exitCode()).isEqualTo(1);
    assertThat(loud.out()).contains("It shines with 400 nits at night; it has to be below 120.");
  }

  private static RecordedRun checked(String example, String... options) {
    return RecordedRun.of(
        Stream.concat(Stream.of("check", example(example)), Stream.of(options))
            .toArray(String[]::new));
  }

  @Test
  void playsItsProcedureToEachEnd() throws IOException {
    JsonNode routes =
        json("simulate", SIXTH + "/shelving", "--from", "2026-03-02", "--format", "json");
    assertThat(routes.get("plays").valueStream())
        .extracting(play -> play.get("end").asString())
        .containsExactly("listed", "declined", "lapsed", "withdrawn");

    Path script =
        Files.writeString(
            folder.resolve("script.yaml"),
            """
            - {at: 2026-03-02T09:00, start: true, facts: {provider: {verified: false}}}
            - {start: true, facts: {provider: {verified: true}}}
            - {decide: intake, outcome: accept}
            - {decide: safety, outcome: agree}
            - {confirm: safety}
            - {decide: design, outcome: agree}
            - {at: 2026-03-17, judge-gate: road-test, outcome: passed}
            - {effects-done: shelf}
            """);
    RecordedRun played =
        RecordedRun.of("simulate", SIXTH + "/shelving", "--script", script.toString());
    assertThat(played.out())
        .contains("refused: The studio is not verified.")
        .contains("Ended: On the shelf");
  }

  @Test
  void drawsItsProcedure() {
    String svg =
        RecordedRun.of("simulate", SIXTH + "/shelving", "--diagram", "svg", "--lang", "zh").out();

    assertThat(svg).startsWith("<svg").contains("上路试用").doesNotContain("On the road");
  }

  @Test
  void asksItsGate() throws IOException {
    Path facts =
        Files.writeString(
            folder.resolve("facts.yaml"),
            "metrics: {addedEnterprises: 200, activeEnterprises: 150, criticalBugs: 0, majorBugs: 1}\n");
    JsonNode gate = json("gate", SIXTH + "/kept", "--facts", facts.toString(), "--format", "json");

    assertThat(gate.get("result").asString()).isEqualTo("passed");
    assertThat(gate.get("conditions").get(1).get("value").asInt()).isEqualTo(90);
  }

  @Test
  void isListedByItsProjections() {
    JsonNode records =
        json("project", example("harbour-night"), "--rulebook", SIXTH, "--format", "json")
            .get("records");

    assertThat(records.get("listing").get("name").asString()).isEqualTo("海港夜色");
    assertThat(records.get("listing").get("charges").get(0).asString()).isEqualTo("¥6.5");
    assertThat(records.get("listing").get("screenshots").valueStream())
        .extracting(JsonNode::asString)
        .containsExactly("day.png", "night.png");
    assertThat(records.get("organization").get("name").asString()).isEqualTo("拾灯工作室");
  }

  @Test
  void carriesOutEveryClause() {
    JsonNode coverage = json("coverage", "--rulebook", SIXTH, "--format", "json");

    assertThat(coverage.get("total").asInt()).isEqualTo(10);
    assertThat(coverage.get("open").asInt()).isZero();
    assertThat(coverage.get("notCovered").asInt()).isEqualTo(1);
  }

  @Test
  void explainsWhatItHas() {
    assertThat(explained("gate/kept"))
        .contains("metrics.activeEnterprises / metrics.addedEnterprises", "> 0.5", "CS-6");
    assertThat(explained("score/calm")).contains("The source gives no formula; this one is ours.");
    assertThat(explained("procedure/shelving"))
        .contains("road-test: On the road; 14 calendar days");
    assertThat(explained("procedure/shelving/intake"))
        .contains(
            "time: 1 working days (ours: the source gives none)",
            "accept: at once Design (design), Safety (safety); then On the road (road-test)",
            "return: back to the provider, who has 10 calendar days");
    assertThat(explained("procedure/shelving/safety"))
        .contains("Each decision is confirmed by a second person.", "skin/night-brightness");
  }

  private static String explained(String what) {
    RecordedRun run = RecordedRun.of("explain", what, "--rulebook", SIXTH);
    assertThat(run.err()).isEmpty();
    return run.out();
  }

  @Test
  void sanctionsWhatItForbids() throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("conduct.yaml"),
            """
            - {at: 2026-03-02, found: distraction/month/flashing, app: neon}
            - {at: 2026-03-20, rectified: v1}
            - {at: 2026-04-10}
            """);
    RecordedRun run = RecordedRun.of("conduct", SIXTH, "--script", script.toString());

    assertThat(run.out())
        .contains("2026-03-02 00:00  off-shelf begins")
        .contains("2026-04-03 00:00  off-shelf ends");
  }

  @Test
  void isUnknownToTheSources() throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(RecordedRun.checkout())) {
      sources =
          files
              .filter(file -> file.toString().contains("/src/main/java/"))
              .filter(file -> file.toString().endsWith(".java"))
              .toList();
    }
    assertThat(sources).hasSizeGreaterThan(300);
    assertThat(sources)
        .noneMatch(
            file -> {
              try {
                return Files.readString(file).contains("cockpit");
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
  }
}
