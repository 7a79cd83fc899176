package dev.shangjia.engine.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Procedure.Choice;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Procedure.Way;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Procedures with everything that their format knows. */
class ProcedureFormatTest {
  private static final String RELEASE = "procedures/release.yaml";

  private static final String RICH =
      """
      id: release
      title: {zh: 上线, en: Release}
      subject: app-version
      forms: [listing]
      starts: {by: provider, when: app.tested, message: {zh: 请先测试。, en: Test it first.}}
      withdraw: {by: provider, to: withdrawn}
      stages:
        - id: review
          title: {zh: 审核, en: Review}
          kind: review
          by: reviewer
          due: 5 working days
          escalate: business
          confirm: second-person
          inspect: ["listing/*", "papers/*"]
          cites: [C-2]
          outcomes:
            pass: {together: [terms, check], then: trial}
            return: {to: provider, due: 30 calendar days, ours: true, resume: review, expired: lapsed, clock: restarts}
        - id: terms
          title: {zh: 条款, en: Terms}
          kind: review
          by: lead
          undated: {zh: 取决于商谈。, en: It depends on the talks.}
          outcomes: {agree: join, decline: [{when: app.live, go: review2}, {go: declined}]}
        - {id: review2, title: {zh: 再谈, en: Again}, kind: review, by: lead, due: 1 hour, outcomes: {on: join}}
        - id: check
          title: {zh: 自查, en: Check}
          kind: collect
          by: provider
          due: 30 calendar days
          forms: [listing]
          outcomes: {done: join, expired: lapsed}
        - id: trial
          title: {zh: 试用, en: Trial}
          kind: rollout
          lasts: 7 calendar days
          gate: trial
          cohort: {enterprises: 10, including: {old-users: 2}}
          outcomes: {passed: publish, failed: decide, not-enough-data: trial}
        - id: decide
          title: {zh: 决定, en: Decision}
          kind: review
          by: lead
          due: 5 working days
          outcomes:
            publish: {title: {zh: 同意, en: Agree}, go: publish, needs: app.tested, message: {zh: 未测试。, en: Not tested.}}
        - {id: publish, title: {zh: 上架, en: Publish}, kind: effect, effects: [publish-listing], outcomes: {done: listed}}
      ends:
        listed: {title: {zh: 已上线, en: Listed}, cites: [C-2]}
        declined: {title: {zh: 未通过, en: Declined}}
        lapsed: {title: {zh: 超期, en: Lapsed}}
        withdrawn: {title: {zh: 已撤回, en: Withdrawn}}
      """;

  @TempDir private Path folder;

  private RulebookFolders rich() {
    return new RulebookFolders(folder).with(RELEASE, RICH);
  }

  private Procedure procedure() {
    return Objects.requireNonNull(rich().rulebook().procedures().get("release"));
  }

  private static Stage stage(Procedure procedure, String id) {
    return procedure.stage(id).orElseThrow();
  }

  private static Way way(Stage stage, String outcome) {
    return Objects.requireNonNull(stage.outcomes().get(outcome)).choices().getFirst().way();
  }

  private static final String RECHECK =
      """
      id: recheck
      title: {zh: 复查, en: Recheck}
      subject: app
      forms: [listing]
      starts: {by: system, upon: recheck}
      stages:
        - {id: look, title: {zh: 核对, en: Look}, kind: review, by: operator, due: 3 working days, outcomes: {accept: kept}}
      ends:
        kept: {title: {zh: 保持, en: Kept}}
      """;

  @Test
  void readsWhatTheMarketStartsByItself() {
    Procedure recheck =
        Objects.requireNonNull(
            rich().with("procedures/recheck.yaml", RECHECK).rulebook().procedures().get("recheck"));

    assertThat(recheck.starts().upon()).isEqualTo(Procedure.Occasion.RECHECK);
    assertThat(procedure().starts().upon()).isNull();
  }

  @Test
  void readsWhoStartsAndWhoGivesUp() {
    Procedure procedure = procedure();

    assertThat(procedure.starts().by()).isEqualTo("provider");
    assertThat(procedure.starts().message()).isEqualTo(new LocalText("请先测试。", "Test it first."));
    assertThat(procedure.withdrawal()).isEqualTo(new Procedure.Withdrawal("provider", "withdrawn"));
  }

  @Test
  void readsWhereOutcomesLead() {
    Procedure procedure = procedure();
    Stage review = stage(procedure, "review");

    assertThat(way(review, "pass")).isEqualTo(new Way.Together(List.of("terms", "check"), "trial"));
    assertThat(((Way.Return) way(review, "return")).clock()).isEqualTo(Procedure.Clock.RESTARTS);
    List<Choice> choices =
        Objects.requireNonNull(stage(procedure, "terms").outcomes().get("decline")).choices();
    assertThat(choices)
        .extracting(Choice::way)
        .containsExactly(new Way.Go("review2"), new Way.Go("declined"));
    assertThat(Objects.requireNonNull(choices.getFirst().when()).text()).isEqualTo("app.live");
    Procedure.Outcome publish =
        Objects.requireNonNull(stage(procedure, "decide").outcomes().get("publish"));
    assertThat(publish.title()).isEqualTo(new LocalText("同意", "Agree"));
    assertThat(Objects.requireNonNull(publish.choices().getFirst().needs()).message())
        .isEqualTo(new LocalText("未测试。", "Not tested."));
    assertThat(procedure.conditions())
        .extracting(Expression::text)
        .containsExactly("app.tested", "app.live", "app.tested");
  }

  @Test
  void readsDatesAndWhoIsToldWhenTheyPass() {
    Procedure procedure = procedure();

    assertThat(stage(procedure, "review").escalate()).isEqualTo("business");
    assertThat(stage(procedure, "check").escalate()).isEqualTo("lead");
    assertThat(stage(procedure, "terms").escalate()).isEqualTo("operator");
    assertThat(stage(procedure, "terms").undated())
        .isEqualTo(new LocalText("取决于商谈。", "It depends on the talks."));
    assertThat(stage(procedure, "check").expired()).contains("lapsed");
    assertThat(stage(procedure, "review").expired()).isEmpty();
  }

  @Test
  void readsARolloutAndItsCohort() {
    assertThat(stage(procedure(), "trial").rollout())
        .isEqualTo(
            new Procedure.Rollout(
                new Period(7, Period.Unit.CALENDAR_DAYS, false),
                "trial",
                new Procedure.Cohort(Map.of("enterprises", 10), Map.of("old-users", 2))));
  }

  @Test
  void countsAnEndsClausesAsCarriedOut() {
    assertThat(Coverage.of(rich().rulebook()).lines().get(1).covers())
        .extracting(cover -> cover.kind().code() + " " + cover.name())
        .containsExactly("stage release/review", "end release/listed");
  }

  @Test
  void findsNothingInASoundProcedure() {
    assertThat(rich().lint()).isEmpty();
  }

  @Test
  void tellsTwoVersionsApart() {
    Rulebook before = rich().rulebook();
    Rulebook after =
        rich()
            .replace(RELEASE, "to: withdrawn", "to: declined")
            .replace(RELEASE, "when: app.live, go: review2", "when: app.tested, go: review2")
            .replace(RELEASE, ", clock: restarts", "")
            .replace(RELEASE, "lasts: 7 calendar days", "lasts: 14 calendar days")
            .replace(RELEASE, "{old-users: 2}", "{old-users: 3}")
            .replace(RELEASE, "Not tested.", "It was not tested.")
            .rulebook();

    assertThat(
            RulebookDiff.between(before, after).changes().stream()
                .flatMap(change -> change.differences().stream())
                .map(one -> one.property() + " " + one.before() + " -> " + one.after()))
        .containsExactlyInAnyOrder(
            "withdraw by provider, to withdrawn -> by provider, to declined",
            "outcomes.decline when app.live: review2; declined -> when app.tested: review2;"
                + " declined",
            "outcomes.return to provider, 30 calendar days (ours), resume review, expired lapsed,"
                + " clock restarts -> to provider, 30 calendar days (ours), resume review, expired"
                + " lapsed",
            "lasts 7 calendar days -> 14 calendar days",
            "cohort 10 enterprises, including 2 old-users -> 10 enterprises, including 3 old-users",
            "outcomes.publish.message.en Not tested. -> It was not tested.");
  }

  private static Arguments spoilt(String old, String now, String... problems) {
    return Arguments.of(old, now, List.of(problems));
  }

  static List<Arguments> spoilt() {
    return List.of(
        spoilt(
            "withdraw: {by: provider, to: withdrawn}",
            "withdraw: {by: provider, to: review}",
            "6:30 This procedure has no end 'review'. It has listed, declined, lapsed, withdrawn."),
        spoilt(
            "when: app.tested, message",
            "message",
            "5:24 Without 'when' the 'message' is never said; delete it or give the condition."),
        spoilt(
            "together: [terms, check]",
            "together: [terms]",
            "18:24 'together' names at least two stages."),
        spoilt(
            "together: [terms, check]",
            "together: [terms, listed]",
            "18:32 This procedure has no stage 'listed'. It has review, terms, review2, check,"
                + " trial, decide, publish."),
        spoilt(
            ", {go: declined}]",
            "]",
            "25:39 The last way has no 'when': there has to be one when no condition holds."),
        spoilt(
            "{when: app.live, go: review2}",
            "{go: review2}",
            "25:39 This way has no 'when', so those after it are never taken."),
        spoilt(
            "go: publish, needs: app.tested, message",
            "go: publish, message",
            "47:67 'needs' and 'message' go together: what has to hold, and what is said when it does"
                + " not."),
        spoilt(
            "go: publish, needs",
            "go: publish, when: app.live, needs",
            "47:64 'when' stands in a list of ways; for a single one say with 'needs' and 'message'"
                + " what has to hold."),
        spoilt(
            "expired: lapsed}\n  - id: trial",
            "expired: [{go: lapsed}, {go: declined}]}\n  - id: trial",
            "33:38 This way has no 'when', so those after it are never taken.",
            "33:37 'expired' is taken by time; it names one stage or end, without a condition."),
        spoilt("    gate: trial\n", "", "34:5 A stage of kind rollout says its 'gate'."),
        spoilt(
            "gate: trial\n", "gate: tryal\n", "38:11 Unknown gate 'tryal'. Did you mean 'trial'?"),
        spoilt(
            "lasts: 7 calendar days",
            "due: 7 calendar days",
            "34:5 A stage of kind rollout says its 'lasts'.",
            "37:5 'due' has no place in a stage of kind rollout; delete it."),
        spoilt(
            "failed: decide, not-enough-data: trial",
            "fail: decide",
            "40:15 A stage of kind rollout leads somewhere for passed, failed, not-enough-data;"
                + " missing: failed, not-enough-data.",
            "40:33 Nothing takes 'fail' in a stage of kind rollout; it has passed, failed,"
                + " not-enough-data."),
        spoilt(
            "{enterprises: 10,",
            "{enterprises: ten,",
            "39:27 'enterprises' is a whole number from 1 to 100000000, found the text 'ten'."),
        spoilt(
            "undated: {zh",
            "due: 1 hour\n    undated: {zh",
            "25:14 This stage has a 'due'; delete 'undated'."),
        spoilt(
            "kind: effect, effects: [publish-listing], ",
            "kind: effect, ",
            "48:5 A stage of kind effect says its 'effects'."),
        spoilt(
            "id: decide",
            "id: join",
            "40:41 This procedure has no stage or end 'decide'. It has review, terms, review2, check,"
                + " trial, join, publish, listed, declined, lapsed, withdrawn.",
            "41:9 'join' is where parallel branches meet; no stage or end can have this name."),
        spoilt(
            "outcomes: {on: join}",
            "outcomes: {On: join}",
            "26:95 'On' is no name: lower-case letters, digits and hyphens, beginning with a"
                + " letter."));
  }

  @ParameterizedTest
  @MethodSource("spoilt")
  void saysWhatIsWrong(String old, String now, List<String> expected) {
    assertThat(rich().replace(RELEASE, old, now).problems())
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().map(problem -> RELEASE + ":" + problem).toList());
  }

  static List<Arguments> lacking() {
    return List.of(
        spoilt(
            "undated: {zh: 取决于商谈。, en: It depends on the talks.}\n",
            "effects: []\n",
            "20:5 The stage terms has no date: give it 'due', or say why it has none with 'undated:"
                + " {zh, en}'."),
        spoilt(
            "    due: 30 calendar days\n    forms",
            "    undated: {zh: 随时, en: Any time}\n    forms",
            "27:5 The stage check has no 'due', so time never takes its 'expired'."),
        spoilt(
            "by: provider\n    due: 30",
            "by: operator\n    due: 30",
            "27:5 The stage check is the platform's own, and 'expired' lets its silence decide the"
                + " case."),
        spoilt(
            "{done: join, expired",
            "{done: declined, expired",
            "8:5 The branch check never comes to 'join', so trial after the stage review never"
                + " begins."),
        spoilt(
            "{done: join, expired",
            "{done: review2, expired",
            "8:5 The stage review2 could be open twice: the branch check and another one of the"
                + " stage review, or what follows them, lead to it."),
        spoilt(
            "not-enough-data: trial}",
            "not-enough-data: join}",
            "1:1 The procedure release can come to 'join' outside parallel branches."),
        spoilt(
            "{done: join, expired: lapsed}",
            "{expired: lapsed}",
            "8:5 The branch check never comes to 'join', so trial after the stage review never"
                + " begins.",
            "27:5 The stage check leads nowhere and cases would stay there; give it outcomes."),
        spoilt(
            "withdraw: {by: provider, to: withdrawn}\n",
            "",
            "52:3 No outcome of the procedure release leads to the end withdrawn."));
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void saysWhatCannotWork(String old, String now, List<String> expected) {
    assertThat(rich().replace(RELEASE, old, now).lint())
        .containsExactlyElementsOf(
            expected.stream().map(problem -> RELEASE + ":" + problem).toList());
  }
}
