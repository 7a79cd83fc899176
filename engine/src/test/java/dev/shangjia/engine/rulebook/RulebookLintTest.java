package dev.shangjia.engine.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RulebookLintTest {
  private static final String RULES = "rules/name.yaml";
  private static final String RELEASE = "procedures/release.yaml";

  @TempDir private Path folder;

  private RulebookFolders sample() {
    return new RulebookFolders(folder);
  }

  @Test
  void findsNothingInASoundRulebook() {
    assertThat(sample().lint()).isEmpty();
  }

  private static Arguments lacking(String path, String old, String now, String... problems) {
    return Arguments.of(path, old, now, List.of(problems));
  }

  static List<Arguments> lacking() {
    return List.of(
        lacking(
            "agreements/joining.yaml",
            "by: provider",
            "by: enterprise-admin",
            "agreements/joining.yaml:1:1 The agreement joining is accepted by enterprise-admin, and"
                + " the procedure release is started by provider; take it out of 'governs'."),
        lacking(
            "agreements/joining.yaml",
            ", cites: [C-4]",
            "",
            "clauses.tsv:5:1 Nothing carries out the clause C-4: no rule, field, stage, gate,"
                + " score, sanction or agreement. Add one, or give the reason in not-covered/."),
        lacking(
            "not-covered/preamble.yaml",
            "[C-5]",
            "[C-5, C-4]",
            "not-covered/preamble.yaml:1:3 The clause C-4 is carried out by the agreement joining/accept;"
                + " delete it from not-covered/."),
        lacking(
            "not-covered/preamble.yaml",
            "}}\n",
            "}}\n- {clauses: [C-5], why: {zh: 再说。, en: Again.}}\n",
            "not-covered/preamble.yaml:2:3 The clause C-5 stands in not-covered/ twice; delete one."),
        lacking(
            RULES,
            "    pass: [{listing.name: 会议}]\n",
            "",
            "rules/name.yaml:1:3 The rule listing/name-width has no example that passes; add one to"
                + " examples.pass."),
        lacking(
            RULES,
            "    fail: [{listing.name: 一二三四五六七八九十一}]\n",
            "",
            "rules/name.yaml:1:3 The rule listing/name-width has no example that fails; add one to"
                + " examples.fail."),
        lacking(
            RULES,
            "{zh: 名称太长。,",
            "{zh: '“{quotes}”太长',",
            "rules/name.yaml:1:3 A message of the rule listing/name-width has {quotes}, but only"
                + " find and evidence quote anything; use one or take it out."),
        lacking(
            RULES,
            "The name is too long.",
            "'Name {item} is too long.'",
            "rules/name.yaml:1:3 A message of the rule listing/name-width has {item}, but without"
                + " each there is no number; take it out."),
        lacking(
            RULES,
            "{zh: 名称太长。, en: The name is too long.}",
            "{en: 名称太长。, zh: The name is too long.}",
            "rules/name.yaml:1:3 The texts of message in the rule listing/name-width are swapped;"
                + " exchange zh and en."),
        lacking(
            RULES,
            "[{listing.name: 会议}]",
            "[{listing.nmae: 会议}]",
            "rules/name.yaml:9:12 The example gives the unknown fact 'listing.nmae'. Did you mean"
                + " 'listing.name'?"),
        lacking(
            RULES,
            "[{listing.name: 会议}]",
            "[{listing: {name: 会议, logo: {widht: 1}, screenshots: [{terminals: x}]}}]",
            "rules/name.yaml:9:12 The example gives the unknown fact 'listing.logo.widht'. Did you"
                + " mean 'listing.logo.width'?",
            "rules/name.yaml:9:12 The example gives the unknown fact"
                + " 'listing.screenshots[].terminals'. Did you mean"
                + " 'listing.screenshots[].terminal'?"),
        lacking(
            RULES,
            "[{listing.name: 会议}]",
            "[{listings.name: 会议, app.tested: true, provider.nam: x}]",
            "rules/name.yaml:9:12 The example gives the unknown fact 'listings'. Did you mean"
                + " 'listing'?",
            "rules/name.yaml:9:12 The example gives the unknown fact 'provider.nam'. Did you mean"
                + " 'provider.name'?"),
        lacking(
            RULES,
            "  examples:\n    pass: [{listing: ",
            "  history: [{on: 2026-01-01, what: {zh: 一, en: One}}, {on: 2026-02-01, what: {zh: 二,"
                + " en: Two}}]\n  examples:\n    pass: [{listing: ",
            "rules/name.yaml:11:3 The history of the rule listing/name-rude goes from new to old;"
                + " 2026-02-01 stands behind 2026-01-01."),
        lacking(
            RULES,
            "words(listing.name, 'rude')",
            "spaces(listing.name)",
            "words/rude.yaml:1:1 No expression uses the word list rude."),
        lacking(
            RELEASE,
            "[\"listing/*\", \"papers/*\"]",
            "[listing/name-w*, \"search/*\", \"papers/*\"]",
            "procedures/release.yaml:7:5 In the inspect of the stage review, 'search/*' matches no"
                + " rule.",
            "rules/name.yaml:11:3 No stage of any procedure inspects the rule listing/name-rude;"
                + " add it to the inspect of one."),
        lacking(
            RELEASE,
            "pass: listed",
            "pass: review",
            "procedures/release.yaml:18:3 No outcome of the procedure release leads to the end"
                + " listed."),
        lacking(
            RELEASE,
            "ends:\n",
            """
              - {id: lost, title: {zh: 无人到达, en: Lost}, kind: review, by: lead, due: 1 hour, outcomes: {on: listed}}
              - {id: trap, title: {zh: 陷阱, en: Trap}, kind: review, by: lead, due: 1 hour, outcomes: {}}
            ends:
            """,
            "procedures/release.yaml:17:5 No outcome leads to the stage lost.",
            "procedures/release.yaml:18:5 The stage trap leads nowhere and cases would stay there;"
                + " give it outcomes."),
        lacking(
            RELEASE,
            "pass: listed",
            "pass: loop",
            "procedures/release.yaml:17:5 No end can be reached from the stage loop.",
            "procedures/release.yaml:19:3 No outcome of the procedure release leads to the end"
                + " listed."),
        lacking(
            "conduct.yaml", "measures: [warned, delisted]", "measures: [delisted]", new String[0]),
        lacking("conduct.yaml", "        at-once: [warned]\n", "", new String[0]),
        lacking(
            "conduct.yaml",
            "ladders:\n",
            "  - {id: ban, title: {zh: 禁搜, en: Banned}, effects: [ban-from-search]}\nladders:\n",
            "conduct.yaml:11:5 No step of a ladder and no choice uses the measure ban."),
        lacking(
            "conduct.yaml",
            "delisted, title: {zh: 下架, en: Delisted}, state: delisted,",
            "delisted, title: {zh: 下架, en: Delisted},",
            "conduct.yaml:2:5 No measure brings the state delisted."),
        lacking(
            "conduct.yaml",
            "        triggers: [{id: cheat, title: {zh: 使用外挂, en: Use of cheats}, cites: [C-3]}]\n",
            "",
            "conduct.yaml:16:9 Nothing leads to the step first of the ladder cheating."),
        lacking(
            "procedures/widening.yaml",
            """
                kind: rollout
                lasts: 7 calendar days
                gate: trial
                cohort: {enterprises: 10}
                outcomes: {passed: last, failed: closed, not-enough-data: closed}
            """,
            """
                kind: review
                by: reviewer
                due: 5 working days
                outcomes: {pass: last, fail: closed}
            """,
            "gates/trial.yaml:1:1 No rollout stage uses the gate trial."),
        lacking(
            "scores/quality.yaml",
            "levels: [{id: a, title: {zh: 甲, en: A}, at-least: 90}, {id: b, title: {zh: 乙, en: B},"
                + " at-least: 60}]\n",
            "",
            "scores/quality.yaml:1:1 The score quality has no levels and no gate uses it."));
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void saysWhatARulebookLacks(String path, String old, String now, List<String> expected) {
    RulebookFolders sample = sample().replace(path, old, now);
    if (now.contains("loop")) {
      sample.replace(
          RELEASE,
          "ends:\n",
          "  - {id: loop, title: {zh: 循环, en: Loop}, kind: review, by: lead, due: 1 hour, outcomes: {again:"
              + " loop}}\nends:\n");
    }

    if (path.startsWith("scores/")) {
      sample.replace(
          "gates/trial.yaml", "score: quality, at-least: 80", "value: metrics.days, at-least: 7");
    }

    assertThat(sample.lint()).containsExactlyElementsOf(expected);
  }

  @Test
  void onlyWarnsOfWhatMayStillComeWhileCoverageIsPartial() {
    RulebookFolders sample =
        sample()
            .replace("rulebook.yaml", "coverage: complete", "coverage: partial")
            .replace("agreements/joining.yaml", ", cites: [C-4]", "")
            .replace(RULES, "words(listing.name, 'rude')", "spaces(listing.name)");
    List<Problem> problems = RulebookLint.check(sample.rulebook(), folder);

    assertThat(problems).noneMatch(Problem::isError);
    assertThat(RulebookFolders.lines(problems))
        .containsExactly(
            "clauses.tsv:1:1 1 of 6 clauses are not carried out yet: C-4",
            "words/rude.yaml:1:1 No expression uses the word list rude.");
    assertThat(problems.getFirst().excerpt()).startsWith("id source section").endsWith("\n^");
  }

  @Test
  void namesWhatCoversEachClause() {
    Coverage coverage = Coverage.of(sample().rulebook());

    assertThat(coverage.open()).isEmpty();
    assertThat(coverage.lines())
        .extracting(
            line ->
                line.clause().id()
                    + ": "
                    + line.covers().stream()
                        .map(cover -> (cover.kind().code() + " " + cover.name()).strip())
                        .toList())
        .containsExactly(
            "C-1: [rule listing/name-width, rule listing/name-rude, rule papers/bank, field listing.name]",
            "C-2: [stage release/review]",
            "C-3: [sanction delisted, sanction cheating/first/cheat]",
            "C-4: [agreement joining/accept]",
            "C-5: [not-covered]",
            "C-6: [gate trial/active-share]");
  }

  @Test
  void matchesPatternsOfRuleIds() {
    assertThat(RulePattern.matches("listing/*", "listing/name-width")).isTrue();
    assertThat(RulePattern.matches("*/name-*", "listing/name-width")).isTrue();
    assertThat(RulePattern.matches("*a*b*", "xaybz")).isTrue();
    assertThat(RulePattern.matches("listing", "listing/name-width")).isFalse();
    assertThat(RulePattern.matches("list*ing/*g/*", "listing/x")).isFalse();
    assertThat(RulePattern.matches("a*a", "a")).isFalse();
  }
}
