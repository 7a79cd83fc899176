package dev.shangjia.engine.inspection.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Enforcement;
import dev.shangjia.engine.rulebook.Level;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeDiffTest {
  private static final LocalText TEXT = LocalText.same("text");

  private static Finding finding(String fingerprint, Level level) {
    return new Finding(
        fingerprint,
        "evidence",
        Finding.Kind.VIOLATION,
        level,
        new Finding.Place("/listing/name", null),
        TEXT,
        null,
        List.of(),
        List.of());
  }

  private static RuleResult result(
      String rule, Decides decides, Enforcement.Mode mode, Finding... findings) {
    return new RuleResult(
        rule,
        TEXT,
        List.of(),
        decides,
        Level.RETURN,
        mode,
        findings.length == 0 ? RuleResult.Outcome.PASSED : RuleResult.Outcome.FINDING,
        null,
        Arrays.asList(findings));
  }

  private static RuleResult auto(String rule, Finding... findings) {
    return result(rule, Decides.AUTO, Enforcement.Mode.BLOCK, findings);
  }

  private static Report report(RuleResult... results) {
    return new Report(
        "sample",
        TEXT,
        "1.0.0",
        "hash",
        "1",
        "release",
        "dossier",
        ZonedDateTime.parse("2026-11-22T00:00:00+08:00[Asia/Shanghai]"),
        Arrays.asList(results));
  }

  private static List<String> lines(OutcomeDiff diff) {
    return diff.rules().stream()
        .map(
            change ->
                "%s %s +%d -%d"
                    .formatted(
                        change.rule(),
                        change.effect().code(),
                        change.appeared().size(),
                        change.gone().size()))
        .toList();
  }

  @Test
  void findsNothingBetweenEqualReports() {
    Report report = report(auto("a/one", finding("1", Level.RETURN)), auto("a/two"));
    OutcomeDiff diff = OutcomeDiff.between(report, report);

    assertThat(diff.changesVerdict()).isFalse();
    assertThat(diff.rules()).isEmpty();
  }

  @Test
  void namesTheRuleThatStopsASubmissionNow() {
    OutcomeDiff diff =
        OutcomeDiff.between(
            report(auto("a/one"), auto("a/two", finding("2", Level.NOTE))),
            report(
                auto("a/one", finding("1", Level.REJECT)),
                auto("a/two"),
                auto("a/new", finding("3", Level.WARN))));

    assertThat(diff.before()).isEqualTo(Verdict.REMARKS);
    assertThat(diff.after()).isEqualTo(Verdict.MUST_FIX);
    assertThat(diff.causes()).containsExactly("a/one");
    assertThat(lines(diff))
        .containsExactly(
            "a/one stops-now +1 -0", "a/two finds-less +0 -1", "a/new finds-more +1 -0");
  }

  @Test
  void noticesThatARuleBitesLessHard() {
    OutcomeDiff diff =
        OutcomeDiff.between(
            report(auto("a/one", finding("1", Level.RETURN)), auto("a/gone")),
            report(result("a/one", Decides.AUTO, Enforcement.Mode.WARN, finding("1", Level.WARN))));

    assertThat(lines(diff)).containsExactly("a/one stops-no-longer +1 -1");
    assertThat(diff.after()).isEqualTo(Verdict.REMARKS);
  }

  @Test
  void leavesRulesInAuditOut() {
    OutcomeDiff diff =
        OutcomeDiff.between(
            report(auto("a/one")),
            report(
                result("a/one", Decides.AUTO, Enforcement.Mode.AUDIT, finding("1", Level.RETURN))));

    assertThat(diff.rules()).isEmpty();
    assertThat(diff.changesVerdict()).isFalse();
  }

  @Test
  void countsEvidenceForAPersonAsADifferenceThatStopsNothing() {
    OutcomeDiff diff =
        OutcomeDiff.between(
            report(
                result(
                    "a/one", Decides.ASSISTED, Enforcement.Mode.BLOCK, finding("1", Level.RETURN))),
            report(
                result(
                    "a/one",
                    Decides.ASSISTED,
                    Enforcement.Mode.BLOCK,
                    finding("2", Level.RETURN))));

    assertThat(lines(diff)).containsExactly("a/one differs +1 -1");
    assertThat(diff.causes()).isEmpty();
  }
}
