package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.DueDate;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.casework.CaseNews.To;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells people what somebody did for them: gave them a task, or wrote to them. */
@Component
final class PeopleNotices {
  private static final LocalText DESK = new LocalText("审核台", "the desk");
  private static final int LONGEST = 300;

  private final CaseTelling telling;
  private final JdbcCases cases;
  private final JdbcTasks tasks;
  private final JdbcDecisions decisions;
  private final Playbooks playbooks;

  PeopleNotices(
      CaseTelling telling,
      JdbcCases cases,
      JdbcTasks tasks,
      JdbcDecisions decisions,
      Playbooks playbooks) {
    this.telling = telling;
    this.cases = cases;
    this.tasks = tasks;
    this.decisions = decisions;
    this.playbooks = playbooks;
  }

  /**
   * Somebody was given a task.
   *
   * @param by who gave it to them
   */
  void handedOver(Task task, PersonId to, String by, Instant now) {
    CaseRow row = cases.find(task.caseId()).orElseThrow();
    var times = new Times(playbooks.pinned(row.pin().hash()).rulebook().zone(), now);
    LocalText until =
        switch (task.due()) {
          case DueDate.Known(Instant end) -> LocalText.same(times.due(end));
          case DueDate.Unknown(LocalText why) -> why;
          case DueDate.None(LocalText why) -> why;
        };
    telling.tell(
        row,
        new CaseNews(
            CaseNotice.HANDED_OVER,
            task.stage() + "-" + now.toEpochMilli(),
            new To.Somebody(to),
            List.of(task.stageTitle(), by, until)));
  }

  /** Somebody wrote into a case, for everybody in it. */
  void wrote(CaseRow row, CaseActor by, String words, Instant now) {
    String once = "note-%s-%d".formatted(by.person(), now.toEpochMilli());
    String beginning = words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
    Object writer = by.isDesk() ? DESK : by.name();
    readers(row, by)
        .forEach(
            to ->
                telling.tell(
                    row, new CaseNews(CaseNotice.NOTE, once, to, List.of(writer, beginning))));
  }

  private Stream<To> readers(CaseRow row, CaseActor by) {
    if (by.isDesk()) {
      return Stream.of(new To.Applicant(), new To.Counterpart());
    }
    boolean isApplicants =
        Acting.required().organization().filter(row.organization()::equals).isPresent();
    To other = isApplicants ? new To.Counterpart() : new To.Applicant();
    return Stream.concat(Stream.of(other), desk(row));
  }

  /** Who works on the case; else who decided in it last; else who is to act in it. */
  private Stream<To> desk(CaseRow row) {
    List<Task> open = tasks.of(row.id());
    List<To> holders =
        open.stream()
            .flatMap(task -> Optional.ofNullable(task.claim()).stream())
            .<To>map(claim -> new To.Somebody(claim.by()))
            .distinct()
            .toList();
    if (!holders.isEmpty()) {
      return holders.stream();
    }
    Optional<To> decider =
        decisions.of(row.id()).stream()
            .map(Decision::madeBy)
            .filter(person -> person.matches("[0-9]+"))
            .reduce((_, last) -> last)
            .map(person -> new To.Somebody(new PersonId(Long.parseLong(person))));
    return decider
        .map(Stream::of)
        .orElseGet(
            () ->
                open.stream()
                    .map(Task::owner)
                    .filter(owner -> owner.side() == Role.Side.PLATFORM)
                    .distinct()
                    .map(owner -> new To.Playing(owner, null)));
  }
}
