package dev.shangjia.engine.procedure;

import static dev.shangjia.engine.procedure.ProcedureFixture.decide;
import static dev.shangjia.engine.procedure.ProcedureFixture.handIn;
import static dev.shangjia.engine.procedure.ProcedureFixture.person;
import static dev.shangjia.engine.procedure.ProcedureFixture.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Second persons, deadlines that pass, rollouts, effects, withdrawal. */
class CaseLifeTest {
  private static final String PROCEDURE =
      """
      starts: {by: provider}
      withdraw: {by: provider, to: withdrawn}
      stages:
        - id: papers
          title: {zh: 材料, en: Papers}
          kind: collect
          by: provider
          due: 3 calendar days
          outcomes: {done: review, expired: lapsed}
        - id: review
          title: {zh: 审核, en: Review}
          kind: review
          by: reviewer
          due: 2 working days
          escalate: operator
          confirm: second-person
          outcomes: {pass: grey, again: papers}
        - id: grey
          title: {zh: 灰度, en: Grey}
          kind: rollout
          effects: [start-rollout]
          lasts: 7 calendar days
          gate: grey
          outcomes: {passed: publish, failed: papers, not-enough-data: grey}
        - id: publish
          title: {zh: 上架, en: Publish}
          kind: effect
          effects: [publish-listing, {set-exposure: link}]
          outcomes: {done: listed}
      ends:
        listed: {title: {zh: 上架, en: Listed}, effects: [{set-exposure: search}]}
        lapsed: {title: {zh: 逾期, en: Lapsed}}
        withdrawn: {title: {zh: 撤回, en: Withdrawn}, effects: [withdraw-listing]}
      """;

  @TempDir private Path folder;

  private ProcedureFixture started() throws IOException {
    return ProcedureFixture.started(folder, "2026-03-02T10:00:00", PROCEDURE);
  }

  private ProcedureFixture inReview() throws IOException {
    ProcedureFixture one = started();
    one.does(handIn("papers"), "2026-03-02T11:00:00");
    return one;
  }

  private ProcedureFixture inRollout() throws IOException {
    ProcedureFixture one = inReview();
    one.does(decide("review", "pass"), "2026-03-02T12:00:00");
    one.does(second(Role.REVIEWER, CaseAction.Confirm.Verdict.AGREED), "2026-03-02T12:30:00");
    return one;
  }

  private ProcedureFixture publishing() throws IOException {
    ProcedureFixture one = inRollout();
    one.does(judged("passed"), "2026-03-10T00:10:00");
    return one;
  }

  private static CaseAction second(Role role, CaseAction.Confirm.Verdict verdict) {
    return new CaseAction.Confirm("review", verdict, person(role, "second"));
  }

  private static CaseAction judged(String outcome) {
    return new CaseAction.JudgeGate("grey", outcome, Actor.SYSTEM);
  }

  private static CaseAction done(Role role) {
    return new CaseAction.EffectsDone("publish", person(role, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"REVIEWER", "OPERATOR"})
  void aSecondPersonOfTheSameRoleOrOfTheOneThatIsToldConfirms(Role role) throws IOException {
    ProcedureFixture one = inReview();
    one.does(decide("review", "pass"), "2026-03-02T12:00:00");
    assertThat(one.state().open().keySet()).containsExactly("review");
    one.does(second(role, CaseAction.Confirm.Verdict.AGREED), "2026-03-02T12:30:00");

    assertThat(one.state().open().keySet()).containsExactly("grey");
    assertThat(one.events())
        .contains(
            new CaseEvent.Decided(
                one.time("2026-03-02T12:30:00"),
                "review",
                "pass",
                person(Role.REVIEWER, "r"),
                person(role, "second")));
  }

  @Test
  void aSecondPersonWhoDeclinesHasItDecidedAgainWithinTheSameTime() throws IOException {
    ProcedureFixture one = inReview();
    one.does(decide("review", "pass"), "2026-03-03T12:00:00");
    one.does(second(Role.REVIEWER, CaseAction.Confirm.Verdict.DECLINED), "2026-03-04T12:00:00");

    assertThat(one.due("review")).isEqualTo("2026-03-04 24:00");
    assertThat(one.state().rounds()).containsEntry("review", 1);
    one.does(decide("review", "again"), "2026-03-04T13:00:00");
    one.does(second(Role.REVIEWER, CaseAction.Confirm.Verdict.AGREED), "2026-03-04T14:00:00");
    assertThat(one.state().open().keySet()).containsExactly("papers");
    assertThat(one.state().rounds()).containsEntry("papers", 2);
  }

  @Test
  void whatNobodyConfirmsEscalatesLikeAnyStage() throws IOException {
    ProcedureFixture one = inReview();
    one.does(decide("review", "pass"), "2026-03-03T12:00:00");
    one.waits("2026-03-05T00:00:00");

    Waiting waiting = one.machine().waiting(one.state()).getFirst();
    assertThat(waiting.told()).isEqualTo(Role.OPERATOR);
    assertThat(waiting.owner()).isEqualTo(Role.REVIEWER);
  }

  @Test
  void escalatesOnceAndStaysOpen() throws IOException {
    ProcedureFixture one = inReview();
    assertThat(one.waits("2026-03-05T00:00:00")).hasSize(1);
    assertThat(one.waits("2026-06-01T00:00:00")).isEmpty();

    one.does(decide("review", "pass"), "2026-06-01T10:00:00");
    one.does(second(Role.REVIEWER, CaseAction.Confirm.Verdict.AGREED), "2026-06-01T11:00:00");
    assertThat(one.state().open().keySet()).containsExactly("grey");
  }

  @Test
  void letsEverythingHappenAtItsTimeBeforeALateAction() throws IOException {
    ProcedureFixture one = started();

    assertThat(one.codeOf(handIn("papers"), "2026-03-06T00:00:00")).isEqualTo(Step.Code.CASE_ENDED);
    one.waits("2026-04-01T00:00:00");
    assertThat(one.end()).isEqualTo("lapsed");
    assertThat(one.endedAt()).isEqualTo("2026-03-05 24:00");
  }

  @Test
  void aRolloutLastsAndThenItsGateIsJudged() throws IOException {
    ProcedureFixture one = inRollout();
    assertThat(one.due("grey")).isEqualTo("2026-03-09 24:00");
    assertThat(one.codeOf(judged("passed"), "2026-03-09T23:59:59")).isEqualTo(Step.Code.TOO_EARLY);

    one.does(judged("not-enough-data"), "2026-03-10T00:00:00");
    assertThat(one.round("grey")).isEqualTo(2);
    assertThat(one.due("grey")).isEqualTo("2026-03-17 24:00");
  }

  @Test
  void aGateThatNobodyJudgesEscalates() throws IOException {
    ProcedureFixture one = inRollout();
    one.waits("2026-03-10T02:00:00");

    assertThat(one.machine().waiting(one.state()).getFirst().told()).isEqualTo(Role.LEAD);
  }

  @Test
  void effectsFallDueWhenTheirStageOrEndIsReached() throws IOException {
    ProcedureFixture one = publishing();
    one.does(done(Role.SYSTEM), "2026-03-10T00:20:00");

    assertThat(one.end()).isEqualTo("listed");
    assertThat(one.events())
        .filteredOn(CaseEvent.EffectDue.class::isInstance)
        .extracting(event -> ((CaseEvent.EffectDue) event).effect())
        .containsExactly(
            new Procedure.Effect("start-rollout", null),
            new Procedure.Effect("publish-listing", null),
            new Procedure.Effect("set-exposure", "link"),
            new Procedure.Effect("set-exposure", "search"));
  }

  @Test
  void effectsThatFailWaitForWhoIsTold() throws IOException {
    ProcedureFixture one = publishing();
    var failed =
        new CaseAction.EffectsFailed(
            "publish", new LocalText("索引不可用", "no index"), person(Role.SYSTEM, "system"));
    one.does(failed, "2026-03-10T00:20:00");

    Waiting waiting = one.machine().waiting(one.state()).getFirst();
    assertThat(waiting.owner()).isEqualTo(Role.LEAD);
    assertThat(waiting.reason().en()).contains("no index");
    one.does(done(Role.LEAD), "2026-03-11T09:00:00");
    assertThat(one.end()).isEqualTo("listed");
  }

  @Test
  void isGivenUpAnywhereWithItsEffects() throws IOException {
    for (ProcedureFixture one : List.of(started(), inReview(), inRollout())) {
      one.does(withdraw(), "2026-03-02T23:00:00");
      assertGivenUp(one);
    }
    ProcedureFixture late = publishing();
    late.does(withdraw(), "2026-03-10T00:30:00");
    assertGivenUp(late);
  }

  private static void assertGivenUp(ProcedureFixture one) {
    assertThat(one.end()).isEqualTo("withdrawn");
    assertThat(one.state().open()).isEmpty();
    assertThat(one.events().getLast())
        .isInstanceOfSatisfying(
            CaseEvent.EffectDue.class,
            due ->
                assertThat(due.effect()).isEqualTo(new Procedure.Effect("withdraw-listing", null)));
  }

  @Test
  void saysWhatCanBeDoneNow() throws IOException {
    ProcedureFixture one = inReview();
    one.does(decide("review", "pass"), "2026-03-02T12:00:00");

    assertThat(one.machine().moves(one.state()))
        .extracting(Move::kind)
        .containsExactly(Move.Kind.CONFIRM, Move.Kind.DECLINE, Move.Kind.WITHDRAW);
  }
}
