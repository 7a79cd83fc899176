package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.calendar.Timekeeping;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.casework.CaseNews.To;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds who has the ball that a date comes near, those of appeals too, and tells of appeals whose
 * date was missed. Each date remembers when somebody is reminded next, so that nobody is reminded
 * twice, however often and on how many nodes this runs.
 */
@Component
final class Reminders {
  private final JdbcReminders rows;
  private final JdbcCases cases;
  private final JdbcTasks tasks;
  private final Playbooks playbooks;
  private final CaseTelling telling;
  private final ObjectionNotices objections;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Reminders(
      JdbcReminders rows,
      JdbcCases cases,
      JdbcTasks tasks,
      Playbooks playbooks,
      CaseTelling telling,
      ObjectionNotices objections,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.cases = cases;
    this.tasks = tasks;
    this.playbooks = playbooks;
    this.telling = telling;
    this.objections = objections;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** An open stage with a date. */
  record Waiting(CaseId caseId, String stage) {}

  /** Stages of whose dates somebody is to be reminded now, or of which that is not known yet. */
  List<Waiting> due(int most) {
    return Objects.requireNonNull(transaction.execute(_ -> rows.due(clock.instant(), most)));
  }

  /** Reminds of one date if it is time, and notes when to do so next. */
  void remind(Waiting waiting) {
    Instant now = clock.instant();
    transaction.executeWithoutResult(
        _ -> rows.lock(waiting, now).ifPresent(date -> remind(waiting, date, now)));
  }

  private void remind(Waiting waiting, JdbcReminders.Date date, Instant now) {
    CaseRow row = cases.find(waiting.caseId()).orElseThrow();
    Rulebook rulebook = playbooks.pinned(row.pin().hash()).rulebook();
    var time = new Timekeeping(rulebook.zone(), rulebook.region());
    Instant moment = date.remindAt();
    if (moment != null && now.isBefore(date.due())) {
      tell(row, waiting, date, moment, new Times(rulebook.zone(), now));
    }
    rows.next(waiting, next(date, time, now));
  }

  private static @Nullable Instant next(JdbcReminders.Date date, Timekeeping time, Instant now) {
    return date.owner() == Role.SYSTEM
        ? null
        : ReminderTimes.next(date.due(), date.owner().side(), time, now).orElse(null);
  }

  private void tell(
      CaseRow row, Waiting waiting, JdbcReminders.Date date, Instant moment, Times times) {
    Optional<Task> task =
        tasks.of(row.id()).stream().filter(one -> one.stage().equals(waiting.stage())).findFirst();
    boolean outside = date.owner().side() == Role.Side.OUTSIDE;
    task.ifPresent(
        one ->
            telling.tell(
                row,
                new CaseNews(
                    outside ? CaseNotice.REMINDER : CaseNotice.DESK_REMINDER,
                    "%s-%s-%s"
                        .formatted(waiting.stage(), date.due().getEpochSecond(), times.day(moment)),
                    new To.Playing(date.owner(), null),
                    List.of(
                        one.stageTitle(), one.reason(), LocalText.same(times.due(date.due()))))));
  }

  /** Appeals of whose dates somebody is to be reminded now, or of which that is not known yet. */
  List<Long> dueAppeals(int most) {
    return Objects.requireNonNull(transaction.execute(_ -> rows.dueAppeals(clock.instant(), most)));
  }

  /** Reminds of the date of one appeal if it is time, and notes when to do so next. */
  void remindOfAppeal(long appeal) {
    Instant now = clock.instant();
    transaction.executeWithoutResult(
        _ -> rows.lockAppeal(appeal, now).ifPresent(date -> remind(appeal, date, now)));
  }

  private void remind(long appeal, JdbcReminders.AppealDate date, Instant now) {
    CaseRow row = cases.find(date.caseId()).orElseThrow();
    Rulebook rulebook = playbooks.pinned(row.pin().hash()).rulebook();
    Instant moment = date.remindAt();
    if (moment != null && now.isBefore(date.due())) {
      String day = new Times(rulebook.zone(), now).day(moment);
      objections.appealNears(row, "appeal-%d-%s".formatted(appeal, day), date.due(), now);
    }
    var time = new Timekeeping(rulebook.zone(), rulebook.region());
    rows.nextOfAppeal(
        appeal, ReminderTimes.next(date.due(), Role.LEAD.side(), time, now).orElse(null));
  }

  /** Appeals whose date has passed and of which nobody was told. */
  List<Long> lateAppeals(int most) {
    return Objects.requireNonNull(
        transaction.execute(_ -> rows.lateAppeals(clock.instant(), most)));
  }

  /** Tells both sides that an appeal is late. */
  void tellLate(long appeal) {
    Instant now = clock.instant();
    transaction.executeWithoutResult(
        _ ->
            rows.takeLate(appeal, now)
                .ifPresent(
                    late -> {
                      CaseRow row = cases.find(late.caseId()).orElseThrow();
                      Rulebook rulebook = playbooks.pinned(row.pin().hash()).rulebook();
                      List<Object> due =
                          List.of(LocalText.same(new Times(rulebook.zone(), now).due(late.due())));
                      String once = "appeal-" + appeal;
                      telling.tell(
                          row,
                          List.of(
                              new CaseNews(
                                  CaseNotice.APPEAL_LATE,
                                  once,
                                  new To.Playing(Role.LEAD, null),
                                  due),
                              new CaseNews(CaseNotice.APPEAL_LATE, once, new To.Applicant(), due)));
                    }));
  }
}
