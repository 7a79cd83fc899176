package dev.shangjia.engine.procedure;

import static dev.shangjia.engine.procedure.ProcedureFixture.answer;
import static dev.shangjia.engine.procedure.ProcedureFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.rulebook.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When stages are due: at 24:00, in the rulebook's zone, with clocks that rest. */
class DueDatesTest {
  @TempDir private Path folder;

  private static String review(String due, String clock) {
    return """
    starts: {by: provider}
    stages:
      - id: review
        title: {zh: 审核, en: Review}
        kind: review
        by: reviewer
        due: %s
        outcomes:
          pass: done
          return: {to: provider, due: 30 calendar days, resume: review, expired: lapsed%s}
    ends:
      done: {title: {zh: 完成, en: Done}}
      lapsed: {title: {zh: 逾期, en: Lapsed}}
    """
        .formatted(due, clock);
  }

  private ProcedureFixture started(String due, String at) throws IOException {
    return ProcedureFixture.started(folder, at, review(due, ""));
  }

  @ParameterizedTest
  @CsvSource({
    // The day of the start does not count, however early or late it is.
    "5 working days, 2026-03-02T00:00:00, 2026-03-09 24:00",
    "5 working days, 2026-03-02T23:59:59, 2026-03-09 24:00",
    "1 working day, 2026-03-06T10:00:00, 2026-03-09 24:00",
    // National Day 2026: 1 to 7 October, 10 October is a make-up Saturday.
    "5 working days, 2026-09-30T10:00:00, 2026-10-13 24:00",
    // Started on a day off: the next working day is the first.
    "1 working day, 2026-10-03T10:00:00, 2026-10-08 24:00",
    "2 working days, 2026-10-09T10:00:00, 2026-10-12 24:00",
    "30 calendar days, 2026-01-31T12:00:00, 2026-03-02 24:00",
    "1 month, 2026-01-31T12:00:00, 2026-02-28 24:00",
    "3 months, 2026-11-30T12:00:00, 2027-02-28 24:00",
    "2 hours, 2026-03-02T23:30:15, 2026-03-03 01:30",
    "24 hours, 2026-03-02T00:00:00, 2026-03-02 24:00",
  })
  void endsWithTheLastDay(String due, String start, String end) throws IOException {
    assertThat(started(due, start).due("review")).isEqualTo(end);
  }

  @Test
  void endsAtMidnightOfTheRulebooksZoneAndNotOfAnother() throws IOException {
    ProcedureFixture shanghai = started("1 calendar day", "2026-03-02T23:30:00");

    assertThat(shanghai.machine().nextDate(shanghai.state()))
        .contains(Instant.parse("2026-03-03T16:00:00Z"));
  }

  @Test
  void countsHoursAsTheyPassWhenClocksOnTheWallJump() throws IOException {
    ProcedureFixture berlin =
        ProcedureFixture.started(
            folder, "Europe/Berlin", "2026-03-28T12:00:00", review("24 hours", ""));

    assertThat(berlin.due("review")).isEqualTo("2026-03-29 13:00");
  }

  @Test
  void isInTimeUntilTheVeryEndAndOverdueAtMidnight() throws IOException {
    ProcedureFixture inTime = started("5 working days", "2026-03-02T10:00:00");
    assertThat(inTime.waits("2026-03-09T23:59:59")).isEmpty();

    assertThat(inTime.waits("2026-03-10T00:00:00"))
        .containsExactly(
            new CaseEvent.Escalated(inTime.time("2026-03-10T00:00:00"), "review", "lead"));
  }

  @Test
  void saysThatADateIsUnknownWhenItsHolidaysAreNot() throws IOException {
    ProcedureFixture late = started("5 working days", "2026-12-29T10:00:00");

    assertThat(late.due("review")).isEqualTo("unknown");
    assertThat(late.machine().waiting(late.state()).getFirst().due())
        .isInstanceOf(DueDate.Unknown.class);
    assertThat(late.machine().nextDate(late.state())).isEmpty();
    assertThat(late.waits("2028-01-01T00:00:00")).isEmpty();
  }

  @Test
  void restsWhileTheProviderHasTheBallAndGoesOnWithWhatIsLeft() throws IOException {
    ProcedureFixture one = started("5 working days", "2026-03-02T10:00:00");
    one.does(decide("review", "return"), "2026-03-04T10:00:00");

    assertThat(one.owners()).containsExactly(Role.PROVIDER);
    assertThat(one.due("review")).isEqualTo("2026-04-03 24:00");
    assertThat(one.resting("review")).isEqualTo("its own clock rests, 3 of 5 working days left");

    // Its own date passes, and nothing happens.
    assertThat(one.waits("2026-03-20T10:00:00")).isEmpty();
    one.does(answer("review"), "2026-03-23T10:00:00");

    assertThat(one.owners()).containsExactly(Role.REVIEWER);
    assertThat(one.due("review")).isEqualTo("2026-03-26 24:00");
    assertThat(one.state().rounds()).containsEntry("review", 2);
  }

  @Test
  void addsUpWhatWasUsedOverSeveralRounds() throws IOException {
    ProcedureFixture one = started("5 working days", "2026-03-02T10:00:00");
    one.does(decide("review", "return"), "2026-03-04T10:00:00");
    one.does(answer("review"), "2026-03-09T10:00:00");
    one.does(decide("review", "return"), "2026-03-10T10:00:00");
    one.does(answer("review"), "2026-03-16T10:00:00");

    assertThat(one.due("review")).isEqualTo("2026-03-18 24:00");
    assertThat(one.state().rounds()).containsEntry("review", 3);
  }

  @Test
  void isDueTheSameDayWhenItsTimeWasUsedUpBeforeTheAnswer() throws IOException {
    ProcedureFixture one = started("2 working days", "2026-03-02T10:00:00");
    one.does(decide("review", "return"), "2026-03-04T23:00:00");
    one.does(answer("review"), "2026-03-09T10:00:00");

    assertThat(one.due("review")).isEqualTo("2026-03-09 24:00");
  }

  @Test
  void startsAnewWhereTheRulebookSaysSo() throws IOException {
    ProcedureFixture one =
        ProcedureFixture.started(
            folder, "2026-03-02T10:00:00", review("5 working days", ", clock: restarts"));
    one.does(decide("review", "return"), "2026-03-06T10:00:00");
    assertThat(one.resting("review"))
        .isEqualTo("its own clock rests and starts anew after the answer");
    one.does(answer("review"), "2026-03-09T10:00:00");

    assertThat(one.due("review")).isEqualTo("2026-03-16 24:00");
  }

  @Test
  void forgetsThatItWasOverdueWhenTheBallIsGivenAway() throws IOException {
    ProcedureFixture one = started("1 working day", "2026-03-02T10:00:00");
    one.waits("2026-03-05T10:00:00");
    assertThat(one.machine().waiting(one.state()).getFirst().told()).isEqualTo(Role.LEAD);

    one.does(decide("review", "return"), "2026-03-05T11:00:00");
    assertThat(one.machine().waiting(one.state()).getFirst().told()).isNull();
  }

  @Test
  void lapsesAtTheAnswersDateHoweverLateThatIsSeen() throws IOException {
    ProcedureFixture one = started("5 working days", "2026-03-02T10:00:00");
    one.does(decide("review", "return"), "2026-03-04T10:00:00");
    one.waits("2026-09-01T00:00:00");

    assertThat(one.end()).isEqualTo("lapsed");
    assertThat(one.endedAt()).isEqualTo("2026-04-03 24:00");
  }

  @Test
  void refusesAnAnswerAtMidnight() throws IOException {
    ProcedureFixture one = started("5 working days", "2026-03-02T10:00:00");
    one.does(decide("review", "return"), "2026-03-04T10:00:00");

    assertThat(one.codeOf(answer("review"), "2026-04-04T00:00:00")).isEqualTo(Step.Code.CASE_ENDED);
    one.does(answer("review"), "2026-04-03T23:59:59");
    assertThat(one.end()).isEmpty();
  }
}
