package dev.shangjia.engine.procedure;

import static dev.shangjia.engine.procedure.ProcedureFixture.answer;
import static dev.shangjia.engine.procedure.ProcedureFixture.decide;
import static dev.shangjia.engine.procedure.ProcedureFixture.handIn;
import static dev.shangjia.engine.procedure.ProcedureFixture.person;
import static dev.shangjia.engine.procedure.ProcedureFixture.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.Conditions.Verdict;
import dev.shangjia.engine.rulebook.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, and what is said then. A refused action leaves the case as it was. */
class RefusalsTest {
  private static final String NOON = "2026-03-02T12:00:00";
  private static final String LATER = "2026-03-02T13:00:00";

  @TempDir private Path folder;

  private ProcedureFixture one;

  @BeforeEach
  void start() throws IOException {
    one =
        ProcedureFixture.started(
            folder,
            "2026-03-02T10:00:00",
            """
            starts: {by: provider}
            withdraw: {by: provider, to: withdrawn}
            stages:
              - id: review
                title: {zh: 审核, en: Review}
                kind: review
                by: reviewer
                due: 5 working days
                confirm: second-person
                outcomes:
                  pass: {go: papers, needs: app.tested, message: {zh: 未测试。, en: Not tested.}}
                  return: {to: provider, due: 10 calendar days, resume: review, expired: lapsed}
              - id: papers
                title: {zh: 材料, en: Papers}
                kind: collect
                by: provider
                due: 3 calendar days
                outcomes: {done: grey, expired: lapsed}
              - id: grey
                title: {zh: 灰度, en: Grey}
                kind: rollout
                lasts: 7 calendar days
                gate: grey
                outcomes: {passed: publish, failed: lapsed, not-enough-data: grey}
              - id: publish
                title: {zh: 上架, en: Publish}
                kind: effect
                effects: [publish-listing]
                outcomes: {done: listed}
            ends:
              listed: {title: {zh: 上架, en: Listed}}
              lapsed: {title: {zh: 逾期, en: Lapsed}}
              withdrawn: {title: {zh: 撤回, en: Withdrawn}}
            """);
  }

  private CaseAction confirm(Role role, String name) {
    return new CaseAction.Confirm("review", CaseAction.Confirm.Verdict.AGREED, person(role, name));
  }

  private CaseAction judge(String outcome) {
    return new CaseAction.JudgeGate("grey", outcome, Actor.SYSTEM);
  }

  private void assertRefused(CaseAction action, Step.Code code, String reason) {
    CaseState before = one.state();
    Step.Refusal refusal = one.refused(action, LATER);

    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.reason().en()).contains(reason);
    assertThat(refusal.reason().zh()).isNotBlank();
    assertThat(one.state()).isEqualTo(before);
  }

  private void passed() {
    one.does(decide("review", "pass"), NOON);
    one.does(confirm(Role.REVIEWER, "second"), NOON);
  }

  @Test
  void whatIsNoStageOrNoOutcome() {
    assertRefused(decide("reviews", "pass"), Step.Code.NO_SUCH_STAGE, "Did you mean 'review'?");
    assertRefused(decide("review", "passed"), Step.Code.NO_SUCH_OUTCOME, "Did you mean 'pass'?");
  }

  @Test
  void whatIsNotOpenYetOrNotAnyMore() {
    assertRefused(handIn("papers"), Step.Code.STAGE_NOT_OPEN, "has not begun");
    passed();
    assertRefused(
        decide("review", "pass"), Step.Code.STAGE_NOT_OPEN, "is closed (2026-03-02 12:00)");
  }

  @Test
  void whatIsSomebodyElses() {
    assertRefused(
        new CaseAction.Decide("review", "pass", person(Role.PROVIDER, "p")),
        Step.Code.NOT_YOURS,
        "waits for the reviewer, not for the provider");
    assertRefused(
        new CaseAction.Withdraw(person(Role.REVIEWER, "r")),
        Step.Code.NOT_YOURS,
        "by the provider");
    one.does(decide("review", "return"), NOON);
    one.does(confirm(Role.REVIEWER, "second"), NOON);
    assertRefused(
        new CaseAction.Answer("review", person(Role.REVIEWER, "r")),
        Step.Code.NOT_YOURS,
        "waits for the provider");
  }

  @Test
  void whatDoesNotFitTheStage() {
    assertRefused(handIn("review"), Step.Code.OTHER_KIND, "decide it");
    assertRefused(answer("review"), Step.Code.NOTHING_RETURNED, "was not returned");
    assertRefused(confirm(Role.REVIEWER, "x"), Step.Code.NOTHING_PROPOSED, "decide it first");
  }

  @Test
  void whatWaitsForAnAnswer() {
    one.does(decide("review", "return"), NOON);
    one.does(confirm(Role.REVIEWER, "second"), NOON);

    assertRefused(
        decide("review", "pass"),
        Step.Code.AWAITS_ANSWER,
        "waits for the provider (until 2026-03-12 24:00)");
  }

  @Test
  void theSamePersonTwiceAndAnybodyButASecondPerson() {
    one.does(decide("review", "pass"), NOON);

    assertRefused(decide("review", "return"), Step.Code.AWAITS_CONFIRMATION, "second person");
    assertRefused(confirm(Role.REVIEWER, "r"), Step.Code.SAME_PERSON, "not by who made it");
    assertRefused(confirm(Role.LEAD, "r"), Step.Code.SAME_PERSON, "not by who made it");
    assertRefused(confirm(Role.OPERATOR, "o"), Step.Code.NOT_YOURS, "not for the operator");
  }

  @Test
  void whatItsConditionsForbidOrNobodyKnows() {
    one.does(decide("review", "pass"), NOON);
    one.conditions(_ -> new Verdict.Fails());
    assertRefused(
        confirm(Role.REVIEWER, "second"), Step.Code.CONDITION_FAILS, "'pass': Not tested.");

    one.conditions(_ -> new Verdict.Undecided(new LocalText("未知", "app.tested is not known")));
    assertRefused(
        confirm(Role.REVIEWER, "second"),
        Step.Code.CONDITION_UNDECIDED,
        "app.tested is not known. Try again");
  }

  @Test
  void aGateBeforeItsTimeAndTheOutcomeThatTimeTakes() {
    passed();
    assertRefused(
        new CaseAction.HandIn("papers", "expired", person(Role.PROVIDER, "p")),
        Step.Code.TAKEN_BY_TIME,
        "taken by time (until 2026-03-05 24:00)");
    one.does(handIn("papers"), NOON);
    assertRefused(judge("passed"), Step.Code.TOO_EARLY, "rolls out until 2026-03-09 24:00");
  }

  @Test
  void anythingAfterTheEnd() {
    one.does(withdraw(), NOON);

    for (CaseAction action : Set.of(decide("review", "pass"), withdraw(), answer("review"))) {
      assertRefused(action, Step.Code.CASE_ENDED, "81");
    }
  }

  @Test
  void aTimeBeforeWhatHasHappened() {
    assertThat(one.codeOf(withdraw(), "2026-03-02T09:59:59")).isEqualTo(Step.Code.TIME_RUNS_BACK);
  }

  @Test
  void aStartBySomebodyElseOrAgainstItsCondition() throws IOException {
    var machine = one.machine();
    Step step =
        machine.start("82", person(Role.REVIEWER, "r"), _ -> new Verdict.Holds(), one.time(NOON));

    assertThat(step)
        .isInstanceOfSatisfying(
            Step.Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(Step.Code.NOT_YOURS));
  }

  @Test
  void aRolloutWhoseEndNobodyKnowsAndWithdrawalWhereThereIsNone(@TempDir Path other)
      throws IOException {
    ProcedureFixture late =
        ProcedureFixture.started(
            other,
            "2026-12-30T10:00:00",
            """
            starts: {by: provider}
            stages:
              - id: grey
                title: {zh: 灰度, en: Grey}
                kind: rollout
                lasts: 5 working days
                gate: grey
                outcomes: {passed: listed, failed: listed, not-enough-data: grey}
            ends:
              listed: {title: {zh: 上架, en: Listed}}
            """);

    assertThat(late.codeOf(judge("passed"), "2027-02-01T10:00:00"))
        .isEqualTo(Step.Code.DATE_UNKNOWN);
    assertThat(late.codeOf(withdraw(), "2027-02-01T10:00:00"))
        .isEqualTo(Step.Code.NOT_WITHDRAWABLE);
  }
}
