package dev.shangjia.platform.rechecks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Finding.FactRead;
import dev.shangjia.engine.inspection.Finding.Kind;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.inspection.RuleResult.Outcome;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Enforcement;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.platform.rechecks.Change.Cause;
import dev.shangjia.platform.rechecks.Change.Certainty;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final LocalText TEXT = LocalText.same("text");
  private static final String FACT = "goods.site.status";

  private static Finding finding(String fingerprint, Kind kind, Level level, String fact) {
    return new Finding(
        fingerprint,
        "evidence",
        kind,
        level,
        new Finding.Place("/goods/site", null),
        TEXT,
        null,
        List.of(),
        List.of(new FactRead(fact, "1")));
  }

  private static Finding broken(String fingerprint, Level level) {
    return finding(fingerprint, Kind.VIOLATION, level, FACT);
  }

  private static RuleResult result(
      String rule, Decides decides, Enforcement.Mode mode, Outcome outcome, Finding... findings) {
    return new RuleResult(
        rule, TEXT, List.of(), decides, Level.RETURN, mode, outcome, null, Arrays.asList(findings));
  }

  private static RuleResult rule(String rule, Finding... findings) {
    return result(
        rule,
        Decides.AUTO,
        Enforcement.Mode.BLOCK,
        findings.length == 0 ? Outcome.PASSED : Outcome.FINDING,
        findings);
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

  /** As if nothing but what is looked at had changed. */
  private static Drift between(Report accepted, Report now) {
    return Drift.between(
        new Drift.Compared(accepted, accepted, accepted, now, Set.of("site"), _ -> false));
  }

  private static List<String> lines(Drift drift) {
    return drift.changes().stream()
        .map(
            change ->
                "%s %s %s %s"
                    .formatted(
                        change.kind().code(),
                        change.fingerprint(),
                        change.level().code(),
                        change.isGrave() ? "grave" : "light"))
        .toList();
  }

  @Test
  void equalReportsDiffersInNothing() {
    Report report = report(rule("site", broken("1", Level.RETURN)), rule("name"));

    assertThat(lines(between(report, report))).isEmpty();
  }

  @Test
  void tellsWhatIsNewGraverMilderAndGone() {
    Report accepted =
        report(
            rule("site"),
            rule(
                "name",
                broken("graver", Level.WARN),
                broken("milder", Level.RETURN),
                broken("gone", Level.NOTE)));
    Report now =
        report(
            rule("site", broken("new", Level.REJECT)),
            rule("name", broken("graver", Level.RETURN), broken("milder", Level.NOTE)));

    assertThat(lines(between(accepted, now)))
        .containsExactly(
            "new new reject grave",
            "graver graver return grave",
            "milder milder note light",
            "gone gone note light");
  }

  @Test
  void aNewFindingThatStopsNothingIsLight() {
    assertThat(lines(between(report(rule("site")), report(rule("site", broken("1", Level.WARN))))))
        .containsExactly("new 1 warn light");
  }

  @Test
  void whatCouldNotBeCheckedIsNoPassAndNothingOfItIsGone() {
    Report accepted = report(rule("site", broken("old", Level.RETURN)), rule("name"));
    Report now =
        report(
            result(
                "site",
                Decides.AUTO,
                Enforcement.Mode.BLOCK,
                Outcome.COULD_NOT_CHECK,
                finding("2", Kind.COULD_NOT_CHECK, Level.RETURN, FACT)),
            result("name", Decides.AUTO, Enforcement.Mode.BLOCK, Outcome.NOT_GATHERED));

    Drift drift = between(accepted, now);

    assertThat(lines(drift)).containsExactly("unchecked 2 return grave");
    assertThat(drift.changes().getFirst().certainty()).isEqualTo(Certainty.MAY_PASS);
    assertThat(drift.unchecked()).containsExactlyInAnyOrder("site", "name");
  }

  @Test
  void whatCouldNotBeCheckedThenAndIsBrokenNowIsNew() {
    Report accepted =
        report(
            result(
                "site",
                Decides.AUTO,
                Enforcement.Mode.BLOCK,
                Outcome.COULD_NOT_CHECK,
                finding("1", Kind.COULD_NOT_CHECK, Level.RETURN, FACT)));

    assertThat(lines(between(accepted, report(rule("site", broken("1", Level.RETURN))))))
        .containsExactly("new 1 return grave");
    assertThat(between(accepted, accepted).unchecked()).isEmpty();
  }

  @Test
  void whatDependsOnAddressesMayPassAndTheRestIsSure() {
    Report now =
        report(rule("site", broken("1", Level.RETURN)), rule("name", broken("2", Level.RETURN)));

    assertThat(between(report(rule("site"), rule("name")), now).changes())
        .extracting(Change::certainty)
        .containsExactly(Certainty.MAY_PASS, Certainty.SURE);
  }

  @Test
  void tellsWhetherTheRuleTheDayOrTheThingChanged() {
    Finding byRule = broken("rule", Level.RETURN);
    Finding byDay = broken("day", Level.RETURN);
    Finding byThing = broken("thing", Level.RETURN);
    Report accepted = report(rule("name"));

    Drift drift =
        Drift.between(
            new Drift.Compared(
                accepted,
                report(rule("name", byRule)),
                report(rule("name", byRule, byDay)),
                report(rule("name", byRule, byDay, byThing)),
                Set.of(),
                _ -> false));

    assertThat(drift.changes())
        .extracting(Change::fingerprint, Change::cause)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("rule", Cause.RULE),
            org.assertj.core.groups.Tuple.tuple("day", Cause.TIME),
            org.assertj.core.groups.Tuple.tuple("thing", Cause.CHANGED));
  }

  @Test
  void aRuleThatIsNewOrBitesHarderOrReadsWhatNobodyGatheredIsTheRulesChange() {
    Finding broken = broken("1", Level.RETURN);
    RuleResult warned = result("name", Decides.AUTO, Enforcement.Mode.WARN, Outcome.PASSED);
    RuleResult notGathered =
        result("name", Decides.AUTO, Enforcement.Mode.BLOCK, Outcome.NOT_GATHERED);

    assertThat(causes(report(), report(), rule("name", broken))).containsExactly(Cause.RULE);
    assertThat(causes(report(warned), report(warned), rule("name", broken)))
        .containsExactly(Cause.RULE);
    assertThat(causes(report(rule("name")), report(notGathered), rule("name", broken)))
        .containsExactly(Cause.RULE);
    assertThat(causes(report(notGathered), report(notGathered), rule("name", broken)))
        .as("what could not be known then is known now")
        .containsExactly(Cause.CHANGED);
  }

  @Test
  void tellsWhyAFindingIsGone() {
    Finding broken = broken("1", Level.RETURN);

    assertThat(causes(report(rule("name", broken)), report(rule("name")), rule("name")))
        .containsExactly(Cause.RULE);
    assertThat(causes(report(rule("name", broken)), report(rule("name", broken)), rule("name")))
        .containsExactly(Cause.CHANGED);
  }

  private static List<Cause> causes(Report accepted, Report byRules, RuleResult now) {
    return Drift.between(
            new Drift.Compared(accepted, byRules, byRules, report(now), Set.of(), _ -> false))
        .changes()
        .stream()
        .map(Change::cause)
        .toList();
  }

  @Test
  void aRuleThatGrewGraverIsTheRulesChange() {
    Report accepted = report(rule("name", broken("1", Level.WARN)));
    Report byRules = report(rule("name", broken("1", Level.RETURN)));

    Drift drift =
        Drift.between(
            new Drift.Compared(accepted, byRules, byRules, byRules, Set.of(), _ -> false));

    assertThat(drift.changes()).extracting(Change::cause).containsExactly(Cause.RULE);
  }

  @Test
  void whatOthersDidIsNobodysFault() {
    Finding similar = finding("1", Kind.VIOLATION, Level.RETURN, "others.names");

    assertThat(lines(between(report(rule("name")), report(rule("name", similar)))))
        .containsExactly("new 1 return light");
  }

  @Test
  void whatIsWaivedInAuditOrForPeopleDoesNotCount() {
    Finding finding = broken("1", Level.REJECT);
    Report audit =
        report(
            result("site", Decides.AUTO, Enforcement.Mode.AUDIT, Outcome.FINDING, finding),
            result("look", Decides.HUMAN, Enforcement.Mode.BLOCK, Outcome.FOR_PERSON, finding));
    Report waived = report(rule("site", finding));

    assertThat(lines(between(report(), audit))).isEmpty();
    assertThat(
            Drift.between(
                    new Drift.Compared(
                        report(), report(), report(), waived, Set.of(), finding::equals))
                .changes())
        .isEmpty();
  }

  @Test
  void withoutAnEarlierLookEverythingIsNew() {
    Drift drift =
        Drift.between(
            new Drift.Compared(
                null,
                null,
                null,
                report(rule("site", broken("1", Level.RETURN))),
                Set.of(),
                _ -> false));

    assertThat(lines(drift)).containsExactly("new 1 return grave");
  }
}
