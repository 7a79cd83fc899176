package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffTest {
  private static final String BEFORE = SampleRulebook.ORIGINAL.toString();
  private static final String AFTER = SampleRulebook.NEXT.toString();

  @TempDir Path folder;

  @Test
  void findsNothingBetweenARulebookAndItself() {
    RecordedRun run = RecordedRun.of("diff", BEFORE, BEFORE, "--dossiers", BEFORE + "/examples");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("No differences\n")
        .contains("long-name: same (must-fix)\n")
        .contains("plain: same (clean)\n")
        .endsWith("2 dossiers, 0 with another or an unknown outcome\n");
  }

  @Test
  void tellsWhatWasTightenedRewordedAndRemoved() {
    RecordedRun run = RecordedRun.of("diff", BEFORE, AFTER);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("tea-house 1.2.0 -> tea-house 1.3.0\n")
        .contains("  rule listing/name-width\n")
        .contains("      - width(listing.name) <= 20\n      + width(listing.name) <= 16\n")
        .contains("reworded  rule listing/name-rude\n")
        .contains("removed  rule listing/logo-square\n");
  }

  @Test
  void tellsWhichDossiersWouldChangeAndByWhichRule() {
    SampleRulebook before =
        SampleRulebook.copied(folder.resolve("before"))
            .replace("examples/plain/dossier.yaml", "name: 会议纪要", "name: 一二三四五六七八九");
    RecordedRun run = RecordedRun.of("diff", BEFORE, AFTER, "--dossiers", before + "/examples");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            """
            /plain: changes (clean -> must-fix)
              listing/name-width: stops it now
                + /listing/name (reject): \
            """)
        .contains("/long-name: same (must-fix)\n")
        .endsWith("2 dossiers, 1 with another or an unknown outcome\n");
  }

  @Test
  void showsADossierThatOneVersionCannotRead() {
    SampleRulebook other =
        SampleRulebook.copied(folder.resolve("other"))
            .replace("examples/plain/dossier.yaml", "procedure: release", "procedure: relaese");
    RecordedRun run = RecordedRun.of("diff", BEFORE, BEFORE, "--dossiers", other + "/examples");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("/plain: cannot be read\n").contains("'relaese'");
  }

  @Test
  void printsStableJson() {
    RecordedRun run =
        RecordedRun.of(
            "diff", BEFORE, AFTER, "--dossiers", BEFORE + "/examples", "--format", "json");
    assertThat(run.exitCode()).isEqualTo(1);
    SampleRulebook.matchesGolden(
        "diff.json", run.out().replaceAll("\"hash\": \"[0-9a-f]{64}\"", "\"hash\": \"...\""));
  }

  @Test
  void refusesAVersionThatDoesNotCompile() {
    SampleRulebook broken =
        SampleRulebook.copied(folder.resolve("broken"))
            .replace("rules/name.yaml", "width(listing.name) <= 20", "wdith(listing.name) <= 20");
    RecordedRun run = RecordedRun.of("diff", BEFORE, broken.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("rules/name.yaml:7:").contains("wdith");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "diff",
        "diff tencent-meeting",
        "diff tencent-meeting no-such-folder",
        "diff tencent-meeting tencent-meeting --dossiers no-such-folder",
        "diff tencent-meeting tencent-meeting --at yesterday",
      })
  void endsWithTwoAndAHintOnWrongUse(String line) {
    RecordedRun run = RecordedRun.of(line.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("--help\" shows what it takes").doesNotContain("\tat ");
  }
}
