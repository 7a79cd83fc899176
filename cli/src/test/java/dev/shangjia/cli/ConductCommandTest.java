package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConductCommandTest {
  @TempDir private Path folder;

  private RecordedRun run(String script, String... options) throws IOException {
    String file = Files.writeString(folder.resolve("script.yaml"), script).toString();
    var arguments = new java.util.ArrayList<String>();
    arguments.addAll(java.util.List.of("conduct", "tencent-meeting", "--script", file));
    arguments.addAll(java.util.List.of(options));
    return RecordedRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void playsAViolationItsRectificationAndTheRestoration() throws IOException {
    RecordedRun run =
        run(
            """
            - {at: 2026-03-01T10:00, found: levels/level-3/faults, app: notes}
            - {at: 2026-03-05, rectified: v1}
            - {at: 2026-03-20}
            """);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("2026-03-01 10:00  not-recommended begins (v1)")
        .contains("2026-03-17 00:00  not-recommended ends (v1)")
        .endsWith(
            "notes  not restricted: recommended yes, searchable yes, installable yes, usable yes\n");
  }

  @Test
  void tellsInJsonWhatIsNotPossibleAndGoesOn() throws IOException {
    RecordedRun run =
        run(
            """
            - {at: 2026-03-01, found: levels/level-3/fault, app: notes}
            - {at: 2026-03-02, found: levels/level-1/law, app: notes}
            """,
            "--format",
            "json");

    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode json = JsonMapper.shared().readTree(run.out());
    assertThat(json.get("steps").get(0).get("refused").get("code").asString())
        .isEqualTo("unknown-trigger");
    assertThat(json.get("apps").get("notes").get("usable").get("allowed").asBoolean()).isFalse();
    assertThat(json.get("apps").get("notes").get("searchable").get("stated").asBoolean()).isFalse();
  }

  @Test
  void refusesScriptsThatAreNone() throws IOException {
    assertThat(run("- {at: soon}").err()).contains("A time is written like 2026-03-01");
    assertThat(run("- {at: 2026-03-01, fund: x}").err()).contains("Did you mean 'found'?");
    assertThat(run("- {at: 2026-03-01, rectified: v1, appealed: v1}").err())
        .contains("A step says one thing");
    assertThat(run("[]").err()).contains("The script has nothing in it.");
  }
}
