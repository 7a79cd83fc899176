package dev.shangjia.platform.casework;

import dev.shangjia.engine.calendar.Timekeeping;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.engine.rulebook.Rule;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.casework.SecondReview.Held;
import dev.shangjia.platform.casework.SecondReview.State;
import dev.shangjia.platform.casework.SecondReview.Verdict;
import dev.shangjia.platform.inspections.Inspection;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Has a sample of decisions judged again. What the first looked at and what they held is written
 * down in the transaction of their decision, and somebody is asked in it too: nobody could have
 * opened the case in between.
 */
@Component
@EnableConfigurationProperties(SecondReviewSettings.class)
final class SecondReviewSampling {
  private final SecondReviewSettings settings;
  private final JdbcSecondReviews rows;
  private final JdbcChecklists checks;
  private final Inspected inspected;
  private final Playbooks playbooks;
  private final SecondReviewers reviewers;
  private final SecondReviewNotices telling;
  private final Clock clock;

  SecondReviewSampling(
      SecondReviewSettings settings,
      JdbcSecondReviews rows,
      JdbcChecklists checks,
      Inspected inspected,
      Playbooks playbooks,
      SecondReviewers reviewers,
      SecondReviewNotices telling,
      Clock clock) {
    this.settings = settings;
    this.rows = rows;
    this.checks = checks;
    this.inspected = inspected;
    this.playbooks = playbooks;
    this.reviewers = reviewers;
    this.telling = telling;
    this.clock = clock;
  }

  /**
   * Looks which decisions of a step are in the sample.
   *
   * @param row the case before the step
   * @param decisions all of the case, or those of the step
   */
  void decided(CaseRow row, Procedure procedure, List<Decision> decisions) {
    decisions.stream()
        .filter(one -> one.sequence() > row.sequence())
        .filter(one -> one.state() == Decision.State.MADE)
        .filter(one -> one.madeBy().matches("[0-9]{1,18}"))
        .filter(
            one -> SecondReviewSample.holds(row.id(), one.stage(), one.round(), settings.rate()))
        .forEach(one -> add(row, procedure, one));
  }

  private void add(CaseRow row, Procedure procedure, Decision decision) {
    Stage stage = procedure.stage(decision.stage()).orElseThrow();
    Playbook playbook = playbooks.pinned(row.pin().hash());
    Instant now = clock.instant();
    var time = new Timekeeping(playbook.rulebook().zone(), playbook.rulebook().region());
    Instant due = due(time, now);
    PersonId reviewer =
        reviewers.of(row, Role.of(stage.by()), decision.madeAt()).stream().findFirst().orElse(null);
    SecondReview review = review(row, procedure, stage, decision, due, reviewer, now);
    List<Checklist.Line> lines = inspected.checklist(row, inspected.rounds(row), playbook, stage);
    rows.add(
            row,
            review,
            held(row, decision, lines, playbook.rulebook()),
            ReminderTimes.next(due, Role.Side.PLATFORM, time, now).orElse(null),
            now)
        .filter(_ -> reviewer != null)
        .flatMap(rows::find)
        .ifPresent(added -> telling.asked(row, added, stage.title(), now));
  }

  private SecondReview review(
      CaseRow row,
      Procedure procedure,
      Stage stage,
      Decision decision,
      Instant due,
      @Nullable PersonId reviewer,
      Instant now) {
    List<Round> rounds = inspected.rounds(row);
    return new SecondReview(
        0,
        row.id(),
        stage.id(),
        decision.round(),
        row.subjectName(),
        row.snapshot(),
        inspected.inspection(row.snapshot()).map(Inspection::id).map(id -> id.value()).orElse(null),
        rounds.isEmpty() ? row.startedAt() : rounds.getLast().judgedAt(),
        new PersonId(Long.parseLong(decision.madeBy())),
        decision.madeAt(),
        Verdict.of(procedure, stage, decision.outcome()),
        due,
        reviewer,
        reviewer == null ? State.NOBODY : State.OPEN,
        null,
        "",
        reviewer == null ? now : null,
        false,
        null);
  }

  /** Where the holidays are not announced yet, calendar days count. */
  private Instant due(Timekeeping time, Instant now) {
    return time.plusWorkingDays(time.day(now), settings.workingDays())
        .map(time::endOf)
        .orElse(now.plus(Duration.ofDays(settings.workingDays())));
  }

  /** What the first held broken: what they cited, and what they found not to be met. */
  private List<Held> held(
      CaseRow row, Decision decision, List<Checklist.Line> lines, Rulebook rulebook) {
    Set<String> broken =
        Stream.concat(
                decision.citations().stream().map(Citation::rule),
                checks.of(row.id()).stream()
                    .filter(one -> one.stage().equals(decision.stage()))
                    .filter(one -> one.round() == decision.round())
                    .filter(one -> one.answer().equals(JdbcChecklists.Checked.NOT_MET))
                    .map(JdbcChecklists.Checked::rule))
            .collect(Collectors.toUnmodifiableSet());
    return lines.stream()
        .map(
            line ->
                new Held(
                    line.rule(),
                    Held.family(line.rule()),
                    isGrave(rulebook.rule(line.rule())),
                    broken.contains(line.rule()),
                    null))
        .toList();
  }

  private static boolean isGrave(Optional<Rule> rule) {
    return rule.filter(Rule::openCases).isPresent();
  }
}
