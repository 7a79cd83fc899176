package dev.shangjia.engine.procedure;

import static dev.shangjia.engine.procedure.ProcedureFixture.answer;
import static dev.shangjia.engine.procedure.ProcedureFixture.decide;
import static dev.shangjia.engine.procedure.ProcedureFixture.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Branches that run at once, in every order. */
class ParallelStagesTest {
  private static final String DAY = "2026-03-0%sT10:00:00";

  private static final String THREE =
      """
      starts: {by: provider}
      withdraw: {by: provider, to: withdrawn}
      stages:
        - id: triage
          title: {zh: 分派, en: Triage}
          kind: review
          by: reviewer
          due: 5 working days
          outcomes: {go: {together: [design, security, law], then: final}}
      """
          + branch("design")
          + branch("security")
          + branch("law")
          + """
        - id: final
          title: {zh: 终审, en: Final}
          kind: review
          by: reviewer
          due: 5 working days
          outcomes: {pass: listed, again: triage}
      ends:
        listed: {title: {zh: 上架, en: Listed}}
        declined: {title: {zh: 未通过, en: Declined}}
        lapsed: {title: {zh: 逾期, en: Lapsed}}
        withdrawn: {title: {zh: 撤回, en: Withdrawn}}
      """;

  @TempDir private Path folder;

  private static String branch(String id) {
    return
"""
  - id: %1$s
    title: {zh: 分支, en: Branch %1$s}
    kind: review
    by: reviewer
    due: 5 working days
    outcomes:
      agree: join
      decline: declined
      return: {to: provider, due: 10 calendar days, resume: %1$s, expired: lapsed}
"""
        .formatted(id);
  }

  static List<List<String>> orders() {
    return permutations(List.of("design", "security", "law"));
  }

  private static List<List<String>> permutations(List<String> of) {
    if (of.isEmpty()) {
      return List.of(List.of());
    }
    var all = new ArrayList<List<String>>();
    for (String first : of) {
      List<String> rest = of.stream().filter(one -> !one.equals(first)).toList();
      for (List<String> tail : permutations(rest)) {
        var order = new ArrayList<>(List.of(first));
        order.addAll(tail);
        all.add(order);
      }
    }
    return all;
  }

  private ProcedureFixture forked() throws IOException {
    ProcedureFixture one = ProcedureFixture.started(folder, DAY.formatted(2), THREE);
    one.does(decide("triage", "go"), DAY.formatted(2));
    assertThat(one.state().open().keySet()).containsExactly("design", "security", "law");
    return one;
  }

  @ParameterizedTest
  @MethodSource("orders")
  void goesOnWhenTheLastBranchIsDoneAndNotBefore(List<String> order) throws IOException {
    ProcedureFixture one = forked();
    one.does(decide(order.get(0), "agree"), DAY.formatted(3));
    assertThat(one.state().open().keySet()).doesNotContain(order.get(0), "final").hasSize(2);
    one.does(decide(order.get(1), "agree"), DAY.formatted(4));
    assertThat(one.state().open().keySet()).containsExactly(order.get(2));
    one.does(decide(order.get(2), "agree"), DAY.formatted(5));

    assertThat(one.state().open().keySet()).containsExactly("final");
    assertThat(one.state().forks()).isEmpty();
    assertThat(one.due("final")).isEqualTo("2026-03-12 24:00");
  }

  @ParameterizedTest
  @MethodSource("orders")
  void aBranchThatComesToAnEndClosesTheOthers(List<String> order) throws IOException {
    ProcedureFixture one = forked();
    one.does(decide(order.get(0), "agree"), DAY.formatted(3));
    List<CaseEvent> events = one.does(decide(order.get(1), "decline"), DAY.formatted(4));

    assertThat(one.end()).isEqualTo("declined");
    assertThat(one.state().open()).isEmpty();
    assertThat(events)
        .contains(
            new CaseEvent.StageClosed(
                one.time(DAY.formatted(4)), order.get(2), CaseEvent.Cause.OVERTAKEN));
  }

  @Test
  void oneBranchRestsWhileTheOthersRun() throws IOException {
    ProcedureFixture one = forked();
    one.does(decide("design", "return"), DAY.formatted(3));

    assertThat(one.due("design")).isEqualTo("2026-03-13 24:00");
    assertThat(one.due("security")).isEqualTo("2026-03-09 24:00");
    one.does(decide("security", "agree"), DAY.formatted(4));
    one.does(decide("law", "agree"), DAY.formatted(4));
    assertThat(one.state().open().keySet()).containsExactly("design");
    one.does(answer("design"), DAY.formatted(5));
    one.does(decide("design", "agree"), DAY.formatted(5));
    assertThat(one.state().open().keySet()).containsExactly("final");
  }

  @Test
  void aBranchThatIsNotAnsweredEndsTheCaseForAll() throws IOException {
    ProcedureFixture one = forked();
    one.does(decide("design", "return"), DAY.formatted(3));
    one.waits("2026-03-14T00:00:00");

    assertThat(one.end()).isEqualTo("lapsed");
    assertThat(one.events())
        .filteredOn(CaseEvent.Escalated.class::isInstance)
        .extracting(event -> ((CaseEvent.Escalated) event).stage())
        .containsExactly("security", "law");
  }

  @Test
  void isGivenUpInAllBranches() throws IOException {
    ProcedureFixture one = forked();
    one.does(withdraw(), DAY.formatted(3));

    assertThat(one.end()).isEqualTo("withdrawn");
    assertThat(one.events())
        .filteredOn(
            event ->
                event instanceof CaseEvent.StageClosed closed
                    && closed.cause() == CaseEvent.Cause.WITHDRAWN)
        .hasSize(3);
  }

  @Test
  void canBranchAgainInALaterRound() throws IOException {
    ProcedureFixture one = forked();
    for (String branch : List.of("law", "design", "security")) {
      one.does(decide(branch, "agree"), DAY.formatted(3));
    }
    one.does(decide("final", "again"), DAY.formatted(4));
    one.does(decide("triage", "go"), DAY.formatted(4));

    assertThat(one.round("design")).isEqualTo(2);
    assertThat(one.state().forked()).isEqualTo(2);
    assertThat(CaseState.after(one.events())).isEqualTo(one.state());
  }
}
