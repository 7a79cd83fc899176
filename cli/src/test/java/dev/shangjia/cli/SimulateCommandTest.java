package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateCommandTest {
  private static final String RELEASE = "tencent-meeting/release";

  @TempDir private Path folder;

  private RecordedRun run(String procedure, String script, String... options) throws IOException {
    String file = Files.writeString(folder.resolve("script.yaml"), script).toString();
    var arguments = new ArrayList<>(List.of("simulate", procedure, "--script", file));
    arguments.addAll(List.of(options));
    return RecordedRun.of(arguments.toArray(String[]::new));
  }

  private static JsonNode json(RecordedRun run) {
    return JsonMapper.shared().readTree(run.out());
  }

  @Test
  void tellsWhoHasTheBallUntilWhenAndWhatRests() throws IOException {
    RecordedRun run =
        run(
            RELEASE,
            """
            - {at: 2026-03-02T10:00, start: true}
            - {after: 1 working days, decide: experience-review, outcome: pass}
            - {hand-in: business-questions}
            - {decide: business-model, outcome: agree}
            - {decide: final-review, outcome: return}
            - {confirm: final-review}
            """);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "2026-03-02 10:00  The provider starts the case\n",
            "-> reviewer  Experience and compliance review: the reviewer decides  until 2026-03-09 24:00\n",
            "2026-03-03 10:00  The provider hands in \"Business questionnaire\"\n",
            "until 2026-04-02 24:00; its own clock rests, 7 of 7 working days left\n");
  }

  @Test
  void letsDatesPassAtTheirOwnTime() throws IOException {
    RecordedRun run =
        run(
            RELEASE,
            """
            - {at: 2026-03-02T10:00, start: true}
            - {at: 2026-03-02T11:00, decide: experience-review, outcome: return}
            - {at: 2026-08-01}
            """,
            "--format",
            "json");

    JsonNode play = json(run).get("plays").get(0);
    assertThat(play.get("end").asString()).isEqualTo("lapsed");
    assertThat(play.get("scenes").get(2).get("at").asString()).isEqualTo("2026-04-01T16:00:00Z");
    assertThat(play.get("scenes").get(2).get("action").get("kind").asString())
        .isEqualTo("time-passes");
  }

  @Test
  void refusesWithACodeAndGoesOn() throws IOException {
    RecordedRun run =
        run(
            RELEASE,
            """
            - {at: 2026-03-02T10:00, start: true, by: reviewer}
            - {start: true}
            - {decide: final-review, outcome: pass}
            - {decide: experience-review, outcome: pass, by: provider}
            - {decide: experience-review, outcome: passed}
            """,
            "--format",
            "json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(json(run).get("plays").get(0).get("scenes").valueStream())
        .extracting(scene -> scene.path("refused").path("code").asString(""))
        .containsExactly("not-yours", "", "stage-not-open", "not-yours", "no-such-outcome");
  }

  @Test
  void judgesConditionsByTheFactsOfTheScript() throws IOException {
    String script =
        """
        - {at: 2026-03-02, start: true, facts: {provider: {verified: true}, app: {tested: %s, byCreator: true}}}
        """;

    assertThat(run(RELEASE, script.formatted("true")).exitCode()).isZero();
    RecordedRun untested = run(RELEASE, script.formatted("false"));
    assertThat(untested.exitCode()).isEqualTo(1);
    assertThat(untested.out()).contains("refused: The account that created the app hands it in");
    assertThat(
            run(RELEASE, "- {at: 2026-03-02, start: true, facts: {provider: {verified: 1}}}").err())
        .contains("The fact 'verified' is of type bool");
  }

  @Test
  void takesTheWayThatIsWanted() throws IOException {
    String script =
        """
        - {at: 2026-03-02, start: true}
        - {decide: category-review, outcome: pass, to: %s}
        """;

    assertThat(run("mini-program-live/access", script.formatted("first-code")).exitCode()).isZero();
    assertThat(run("mini-program-live/access", script.formatted("first-cod")).err())
        .contains("Did you mean 'first-code'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          - {at: soon, start: true}                               | A time is written like 2026-03-01
          - {at: 2026-03-01, after: 1 hours, start: true}         | either 'at' or 'after'
          - {after: 3 weeks, start: true}                         | is no period
          - {at: 2026-03-01, start: true, withdraw: true}         | A line says one thing
          - {at: 2026-03-01, strat: true}                         | Did you mean 'start'?
          - {at: 2026-03-01, decide: experience-review}           | Nothing starts the case
          - {at: 2026-03-01, start: true, by: boss}               | 'boss'
          """)
  void refusesScriptsThatAreNone(String script, String complaint) throws IOException {
    RecordedRun run = run(RELEASE, script);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(complaint);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void saysThatADayIsNotKnownWhenHolidaysAreNot() throws IOException {
    assertThat(run(RELEASE, "- {at: 2031-03-01, start: true}\n- {after: 2 working days}").err())
        .contains("The official holidays of a year on the way are not announced");
    assertThat(run(RELEASE, "- {at: 2031-03-01, start: true}").out()).contains("date unknown:");
  }

  @Test
  void withoutAScriptShowsTheShortestWayToEachEnd() {
    RecordedRun run =
        RecordedRun.of("simulate", RELEASE, "--from", "2026-03-02", "--format", "json");

    assertThat(run.exitCode()).isZero();
    assertThat(json(run).get("plays").valueStream())
        .extracting(play -> play.get("end").asString())
        .containsExactly("listed", "declined", "lapsed", "withdrawn");
  }

  @Test
  void playsEquallyAtRandomForEqualNumbers() {
    assertThat(atRandom(7)).isEqualTo(atRandom(7));
    assertThat(IntStream.range(0, 10).mapToObj(SimulateCommandTest::atRandom).distinct())
        .hasSizeGreaterThan(3);
  }

  private static String atRandom(int seed) {
    return RecordedRun.of(
            "simulate", RELEASE, "--random", String.valueOf(seed), "--from", "2026-03-02")
        .out();
  }

  @Test
  void refusesWhatIsNoProcedure() {
    assertThat(RecordedRun.of("simulate", "release").err()).contains("RULEBOOK/PROCEDURE");
    assertThat(RecordedRun.of("simulate", "tencent-meeting/relaese").err()).contains("release");
    assertThat(RecordedRun.of("simulate", RELEASE, "--script", "none.yaml").err())
        .contains("There is no file none.yaml");
    assertThat(RecordedRun.of("simulate", RELEASE, "--script", "none.yaml", "--random", "1").err())
        .contains("--script or --random");
  }
}
