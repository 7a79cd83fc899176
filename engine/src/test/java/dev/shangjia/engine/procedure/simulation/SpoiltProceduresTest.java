package dev.shangjia.engine.procedure.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.DueDate;
import dev.shangjia.engine.procedure.ProcedureFixture;
import dev.shangjia.engine.procedure.ProcedureMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@link AllProceduresTest} asks of shipped procedures, asked of spoilt ones: it would be
 * found out.
 */
class SpoiltProceduresTest {
  private static final Instant START = Instant.parse("2024-03-04T02:00:00Z");

  private static final String SOUND =
      """
      starts: {by: provider}
      stages:
        - id: review
          title: {zh: 审核, en: Review}
          kind: review
          by: reviewer
          due: 5 working days
          outcomes: {pass: papers, decline: declined}
        - id: papers
          title: {zh: 材料, en: Papers}
          kind: collect
          by: provider
          due: 3 calendar days
          outcomes: {done: listed, expired: declined}
      ends:
        listed: {title: {zh: 上架, en: Listed}}
        declined: {title: {zh: 未通过, en: Declined}}
      """;

  @TempDir private Path folder;

  private ProcedureMachine machine(String from, String to) throws IOException {
    assertThat(SOUND).contains(from);
    return ProcedureMachine.of(
            ProcedureFixture.rulebook(folder, "Asia/Shanghai", SOUND.replace(from, to)), "trial")
        .orElseThrow();
  }

  private static boolean someSeedStaysOpen(ProcedureMachine machine) {
    return IntStream.range(0, 40)
        .mapToObj(seed -> new RandomPlay(machine, new SplittableRandom(seed)).play(START, 60))
        .map(Routes.Played::state)
        .anyMatch(CaseState::isOpen);
  }

  @Test
  void theSoundOneIsNotFoundOut() throws IOException {
    ProcedureMachine machine = machine("decline", "decline");

    assertThat(new Routes(machine).toEachEnd(START)).containsOnlyKeys("listed", "declined");
    assertThat(someSeedStaysOpen(machine)).isFalse();
  }

  @Test
  void anEndThatNobodyReachesIsMissingAmongTheRoutes() throws IOException {
    ProcedureMachine machine = machine("{done: listed, expired", "{done: declined, expired");

    assertThat(new Routes(machine).toEachEnd(START)).containsOnlyKeys("declined");
  }

  @Test
  void aCircleWithoutAWayOutStaysOpen() throws IOException {
    ProcedureMachine machine =
        machine("{done: listed, expired: declined}", "{done: papers, expired: papers}");

    assertThat(new Routes(machine).toEachEnd(START)).containsOnlyKeys("declined");
    assertThat(someSeedStaysOpen(machine)).isTrue();
  }

  @Test
  void aStageWithoutADateSaysSoWithoutAReasonOfTheRulebook() throws IOException {
    ProcedureMachine machine = machine("    due: 5 working days\n", "");
    CaseState first =
        new RandomPlay(machine, new SplittableRandom(1))
            .play(START, 0)
            .scenes()
            .getFirst()
            .state()
            .orElseThrow();

    assertThat(machine.waiting(first).getFirst().due())
        .isInstanceOfSatisfying(
            DueDate.None.class,
            none ->
                assertThat(none.why())
                    .isNotEqualTo(machine.procedure().stage("review").orElseThrow().undated()));
  }
}
