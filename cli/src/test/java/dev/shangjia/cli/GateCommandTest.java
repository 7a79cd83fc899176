package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GateCommandTest {
  private static final String GATE = "src/test/resources/dev/shangjia/cli/gates/trial";

  @TempDir private Path folder;

  private String facts(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void answersInJsonWithEveryFigure() throws IOException {
    String facts =
        facts(
            "metrics.json",
            """
            {"metrics": {"addedEnterprises": 10, "activeEnterprises": 9, "satisfaction": 92.5,
             "surveys": 12}}
            """);

    RecordedRun run = RecordedRun.of("gate", GATE, "--facts", facts, "--format", "json");

    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode json = JsonMapper.shared().readTree(run.out());
    assertThat(json.get("format").asString()).isEqualTo("shangjia-gate/1");
    assertThat(json.get("result").asString()).isEqualTo("not-enough-data");
    JsonNode share = json.get("conditions").get(0);
    assertThat(share.get("value").asDouble()).isEqualTo(0.9);
    assertThat(share.get("lower").asDouble()).isBetween(0.59, 0.6);
    assertThat(share.get("samples").asInt()).isEqualTo(10);
    assertThat(share.get("needed").asInt()).isEqualTo(11);
    assertThat(share.get("threshold").get("from").asString()).isEqualTo("rulebook");
    assertThat(share.get("cites").get(0).asString()).isEqualTo("G-1");
  }

  @Test
  void takesAnAgreedLimit() throws IOException {
    String facts =
        facts(
            "metrics.yaml",
            "metrics: {addedEnterprises: 10, activeEnterprises: 9, satisfaction: 92, surveys: 12}");

    RecordedRun run =
        RecordedRun.of("gate", GATE, "--facts", facts, "--agreed", "active-share=0.5");
    assertThat(run.out()).startsWith("gate-sample/trial Trial: passed\n").contains("(agreed)");
    assertThat(run.exitCode()).isZero();
    assertThat(RecordedRun.of("gate", GATE, "--facts", facts, "--agreed", "satisfaction=5").err())
        .contains("is not negotiable");
  }

  @Test
  void saysWhichMetricsAreMissingAndWhichAreMisspelt() throws IOException {
    String facts = facts("metrics.yaml", "metrics: {addedEnterprizes: 10, surveys: many}");

    RecordedRun run = RecordedRun.of("gate", GATE, "--facts", facts);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("Did you mean 'addedEnterprises'?")
        .contains("The fact 'surveys' is of type int");
  }

  @Test
  void saysWhatIsWrongWithTheCommandLine() throws IOException {
    String facts = facts("metrics.yaml", "metrics: {}");

    assertThat(RecordedRun.of("gate", GATE + "l", "--facts", facts).err()).contains("it has trial");
    assertThat(RecordedRun.of("gate", "trial", "--facts", facts).err()).contains("RULEBOOK/GATE");
    assertThat(RecordedRun.of("gate", GATE, "--facts", facts + "x").exitCode()).isEqualTo(2);
    assertThat(RecordedRun.of("gate", GATE).err()).startsWith("Missing: --facts\n");
    assertThat(RecordedRun.of("gate", GATE, "--facts", facts, "--agreed", "active-share=40%").err())
        .contains("--agreed takes a number")
        .contains("40%")
        .doesNotContain("double");
    assertThat(RecordedRun.of("simulate", "weda/joining", "--random", "x").err())
        .startsWith("--random takes a whole number; this is none: \"x\"");
  }
}
