package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.Actor;
import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.CaseState.Phase;
import dev.shangjia.engine.procedure.DueDate;
import dev.shangjia.engine.procedure.EventWords;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.casework.CaseNews.To;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there is to tell of a case since people were told last. What is over by now, such as that
 * somebody had the ball, is told to nobody.
 */
final class StepNews {
  private final Playbook playbook;
  private final EventWords words;
  private final String procedure;
  private final List<CaseEvent> events;
  private final CaseState state;
  private final int told;
  private final List<Task> tasks;
  private final List<Decision> decisions;
  private final Times times;
  private final List<CaseNews> news = new ArrayList<>();

  private StepNews(
      CaseRow row,
      int told,
      Playbook playbook,
      List<CaseEvent> events,
      List<Task> tasks,
      List<Decision> decisions,
      Instant now) {
    this.playbook = playbook;
    this.procedure = row.pin().procedure();
    this.words = playbook.words(procedure);
    this.events = events;
    this.state = CaseState.after(events);
    this.told = told;
    this.tasks = tasks;
    this.decisions = decisions;
    this.times = new Times(playbook.rulebook().zone(), now);
  }

  /**
   * The news of a case.
   *
   * @param told the number of the last event of which people were told; 0 for none
   * @param events all events of the case
   * @param tasks what it waits for now
   */
  static List<CaseNews> of(
      CaseRow row,
      int told,
      Playbook playbook,
      List<CaseEvent> events,
      List<Task> tasks,
      List<Decision> decisions,
      Instant now) {
    var step = new StepNews(row, told, playbook, events, tasks, decisions, now);
    for (int number = told + 1; number <= events.size(); number++) {
      step.add(number, events.get(number - 1));
    }
    return List.copyOf(step.news);
  }

  private void add(int number, CaseEvent event) {
    switch (event) {
      case CaseEvent.Started(Instant _, String _, var _, Actor by) -> started(by, number);
      case CaseEvent.HandedIn(Instant _, String _, String _, Actor by) -> arrived(by, number);
      case CaseEvent.Answered(Instant _, String _, Actor by, var _) -> arrived(by, number);
      case CaseEvent.StageOpened(Instant _, String stage, var _, int _) -> opened(stage, number);
      case CaseEvent.Returned(Instant _, String stage, String _, var _) -> returned(stage, number);
      case CaseEvent.Decided(Instant _, String stage, String outcome, Actor _, var _) ->
          decided(stage, outcome, number);
      case CaseEvent.GateJudged(Instant _, String stage, String outcome) ->
          tell(
              CaseNotice.JUDGED,
              number,
              new To.Applicant(),
              words.title(stage),
              words.outcome(stage, outcome));
      case CaseEvent.Expired(Instant _, String stage) ->
          tell(CaseNotice.LAPSED, number, new To.Applicant(), words.title(stage), follows(number));
      case CaseEvent.Ended(Instant at, String end) -> ended(at, end, number);
      case CaseEvent.Escalated(Instant at, String stage, String to) ->
          escalated(at, stage, Role.of(to), number);
      case CaseEvent.DecisionProposed(Instant _, String stage, String outcome, Actor by) ->
          proposed(stage, outcome, by, number);
      case CaseEvent.DecisionDeclined(Instant _, String stage, Actor _) ->
          notConfirmed(stage, number);
      case CaseEvent.EffectsFailed(Instant _, String stage, Actor _, LocalText why) ->
          tell(
              CaseNotice.FAILED,
              number,
              new To.Playing(escalation(stage), null),
              words.title(stage),
              why);
      case CaseEvent.StageClosed _,
          CaseEvent.RolloutOver _,
          CaseEvent.EffectDue _,
          CaseEvent.EffectsDone _,
          CaseEvent.Forked _,
          CaseEvent.Joined _,
          CaseEvent.Withdrawn _ -> {
        // What they lead to is told.
      }
    }
  }

  private void tell(CaseNotice what, int number, To to, Object... arguments) {
    news.add(CaseNews.of(what, number, to, arguments));
  }

  private void started(Actor by, int number) {
    if (by.role().side() == Role.Side.OUTSIDE) {
      arrived(by, number);
    } else {
      arrived(CaseNotice.STARTED, number, new To.Applicant());
    }
  }

  private void arrived(Actor by, int number) {
    if (by.role().side() == Role.Side.OUTSIDE) {
      arrived(CaseNotice.RECEIVED, number, new To.Playing(by.role(), null));
    }
  }

  /** Who acts next; when that is somebody outside again, they are told so by themselves. */
  private void arrived(CaseNotice what, int number, To to) {
    boolean goesBack =
        newer(number)
            .anyMatch(
                event ->
                    event instanceof CaseEvent.StageOpened opened
                        && task(opened.stage())
                            .filter(task -> task.owner().side() == Role.Side.OUTSIDE)
                            .isPresent());
    Optional<Task> next =
        tasks.stream().filter(task -> task.owner().side() == Role.Side.PLATFORM).findFirst();
    if (!goesBack && next.isPresent()) {
      Task task = next.get();
      tell(what, number, to, task.owner().title(), task.reason(), until(task.due()));
    }
  }

  private void opened(String stage, int number) {
    task(stage)
        .filter(task -> task.owner().side() == Role.Side.OUTSIDE)
        .filter(task -> state.openStage(stage).orElseThrow().phase() instanceof Phase.Working)
        .ifPresent(
            task ->
                tell(
                    CaseNotice.YOUR_TURN,
                    number,
                    new To.Playing(task.owner(), null),
                    words.title(stage),
                    task.reason(),
                    until(task.due())));
  }

  private void returned(String stage, int number) {
    task(stage)
        .filter(task -> task.owner().side() == Role.Side.OUTSIDE)
        .filter(_ -> state.openStage(stage).orElseThrow().phase() instanceof Phase.Returned)
        .ifPresent(
            task ->
                tell(
                    CaseNotice.RETURNED,
                    number,
                    new To.Playing(task.owner(), null),
                    words.title(stage),
                    said(number),
                    until(task.due())));
  }

  /** What a decision leads to says it as well: that something is returned, or that it is over. */
  private void decided(String stage, String outcome, int number) {
    boolean more =
        newer(number)
            .takeWhile(event -> !(event instanceof CaseEvent.Decided))
            .anyMatch(
                event ->
                    event instanceof CaseEvent.Ended
                        || (event instanceof CaseEvent.Returned returned
                            && returned.stage().equals(stage)));
    if (!more) {
      tell(
          CaseNotice.DECIDED,
          number,
          new To.Applicant(),
          words.title(stage),
          words.outcome(stage, outcome),
          said(number));
    }
  }

  private void ended(Instant at, String end, int number) {
    boolean lapsed =
        events.subList(told, number - 1).stream()
            .anyMatch(event -> event instanceof CaseEvent.Expired && event.at().equals(at));
    if (!lapsed) {
      tell(CaseNotice.ENDED, number, new To.Applicant(), words.title(end), said(number));
    }
    tell(CaseNotice.ENDED, number, new To.Counterpart(), words.title(end), said(number));
  }

  private void escalated(Instant at, String stage, Role to, int number) {
    LocalText late =
        task(stage).map(task -> task.owner().title()).orElseGet(() -> Role.SYSTEM.title());
    tell(CaseNotice.LATE, number, new To.Applicant(), words.title(stage), to.title());
    tell(
        CaseNotice.ESCALATED,
        number,
        new To.Playing(to, null),
        words.title(stage),
        late,
        LocalText.same(times.due(at)));
  }

  /** A second person is one of the stage's own role, or of those who are told when it is late. */
  private void proposed(String stage, String outcome, Actor by, int number) {
    boolean waits =
        state.openStage(stage).filter(open -> open.phase() instanceof Phase.Proposed).isPresent();
    if (waits) {
      Role own = Role.of(playbook.procedure(procedure).stage(stage).orElseThrow().by());
      Stream.of(own, escalation(stage))
          .distinct()
          .forEach(
              role ->
                  tell(
                      CaseNotice.CONFIRM,
                      number,
                      new To.Playing(role, by.person()),
                      words.title(stage),
                      words.outcome(stage, outcome)));
    }
  }

  private void notConfirmed(String stage, int number) {
    events.subList(0, number - 1).stream()
        .filter(CaseEvent.DecisionProposed.class::isInstance)
        .map(CaseEvent.DecisionProposed.class::cast)
        .filter(proposed -> proposed.stage().equals(stage))
        .reduce((_, last) -> last)
        .map(proposed -> proposed.by().person())
        .filter(person -> person.matches("[0-9]+"))
        .ifPresent(
            person ->
                tell(
                    CaseNotice.NOT_CONFIRMED,
                    number,
                    new To.Somebody(new PersonId(Long.parseLong(person))),
                    words.title(stage)));
  }

  /** What comes after an event: the stage that begins, or the end. */
  private LocalText follows(int number) {
    return newer(number)
        .flatMap(
            event ->
                switch (event) {
                  case CaseEvent.StageOpened opened -> Stream.of(words.title(opened.stage()));
                  case CaseEvent.Ended ended -> Stream.of(words.title(ended.end()));
                  default -> Stream.empty();
                })
        .findFirst()
        .orElseGet(() -> playbook.procedure(procedure).title());
  }

  /** What was said with the decision that led to an event at once; blank when nothing was. */
  private Object said(int number) {
    Instant at = events.get(number - 1).at();
    for (int i = number; i > told && events.get(i - 1).at().equals(at); i--) {
      int sequence = i;
      if (events.get(i - 1) instanceof CaseEvent.Decided) {
        return decisions.stream()
            .filter(decision -> decision.sequence() == sequence)
            .findFirst()
            .map(this::said)
            .orElse("");
      }
    }
    return "";
  }

  private Object said(Decision decision) {
    Map<String, LocalText> titles = playbook.ruleTitles();
    List<LocalText> rules =
        decision.citations().stream()
            .filter(citation -> citation.weight() == Citation.Weight.GROUND)
            .flatMap(citation -> Stream.ofNullable(titles.get(citation.rule())))
            .distinct()
            .toList();
    String own = decision.explanation();
    String zh = joined(own, rules.stream().map(LocalText::zh), "；");
    String en = joined(own, rules.stream().map(LocalText::en), "; ");
    return zh.isBlank() ? "" : new LocalText(zh, en);
  }

  private static String joined(String own, Stream<String> rules, String between) {
    String cited = rules.collect(Collectors.joining(between));
    return Stream.of(own, cited).filter(one -> !one.isBlank()).collect(Collectors.joining("\n"));
  }

  private LocalText until(DueDate due) {
    return switch (due) {
      case DueDate.Known(Instant end) -> LocalText.same(times.due(end));
      case DueDate.Unknown(LocalText why) -> why;
      case DueDate.None(LocalText why) -> why;
    };
  }

  private Role escalation(String stage) {
    return Role.of(playbook.procedure(procedure).stage(stage).orElseThrow().escalate());
  }

  private Optional<Task> task(String stage) {
    return tasks.stream().filter(task -> task.stage().equals(stage)).findFirst();
  }

  private Stream<CaseEvent> newer(int number) {
    return events.stream().skip(number);
  }
}
