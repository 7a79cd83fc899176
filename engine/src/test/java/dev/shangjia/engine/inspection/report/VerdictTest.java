package dev.shangjia.engine.inspection.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.rulebook.Level;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictTest {

  /** The sample report, reduced to the results of a few rules. */
  private static Report only(String... rules) {
    return SampleReport.report(
        SampleReport.everything().results().stream()
            .filter(result -> Stream.of(rules).anyMatch(result.rule()::equals))
            .toList());
  }

  @Test
  void aGraveViolationStops() {
    assertThat(Verdict.of(SampleReport.everything())).isEqualTo(Verdict.MUST_FIX);
    assertThat(Verdict.of(only("listing/logo-size"))).isEqualTo(Verdict.MUST_FIX);
  }

  @Test
  void evidenceAdviceAndFailedChecksAreRemarks() {
    assertThat(Verdict.of(only("content/superlatives"))).isEqualTo(Verdict.REMARKS);
    assertThat(Verdict.of(only("listing/screenshot-qr"))).isEqualTo(Verdict.REMARKS);
    assertThat(Verdict.of(only("listing/logo-subject"))).isEqualTo(Verdict.REMARKS);
  }

  @Test
  void whatNobodyFoundIsClean() {
    assertThat(Verdict.of(SampleReport.clean())).isEqualTo(Verdict.CLEAN);
    assertThat(Verdict.of(SampleReport.report(List.of()))).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void rulesInAuditNeverCount() {
    Report audit = only("content/new-words");
    assertThat(audit.results()).extracting(RuleResult::shadow).containsExactly(true);
    assertThat(Verdict.of(audit)).isEqualTo(Verdict.CLEAN);
    assertThat(Verdict.fails(audit, Level.NOTE)).isFalse();
  }

  @Test
  void failsFromALevelOn() {
    assertThat(Verdict.fails(only("listing/screenshot-qr"), Level.RETURN)).isFalse();
    assertThat(Verdict.fails(only("listing/screenshot-qr"), Level.WARN)).isTrue();
    assertThat(Verdict.fails(only("listing/name-width"), Level.REJECT)).isTrue();
    assertThat(Verdict.fails(only("listing/logo-size"), Level.REJECT)).isFalse();
  }

  @Test
  void failsForEvidenceAndForWhatCouldNotBeChecked() {
    assertThat(Verdict.fails(only("listing/logo-subject"), Level.RETURN)).isTrue();
    assertThat(Verdict.fails(only("content/superlatives"), Level.RETURN)).isTrue();
    assertThat(Verdict.fails(only("content/superlatives"), Level.REJECT)).isFalse();
  }
}
