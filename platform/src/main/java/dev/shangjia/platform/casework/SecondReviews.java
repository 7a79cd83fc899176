package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.calendar.Timekeeping;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.casework.SecondReview.Answer;
import dev.shangjia.platform.casework.SecondReview.Held;
import dev.shangjia.platform.casework.SecondReview.State;
import dev.shangjia.platform.casework.SecondReview.Verdict;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decisions that are judged a second time by somebody who does not know the first: who does so
 * answers, or passes it on; a lead gives it to somebody else, and looks at how the two differ.
 * Nothing of it changes a case.
 */
@Component
final class SecondReviews {
  private static final int LONGEST = 10_000;

  private final JdbcSecondReviews rows;
  private final JdbcCases cases;
  private final Playbooks playbooks;
  private final SecondReviewers reviewers;
  private final SecondReviewNotices telling;
  private final DeskGuard guard;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SecondReviews(
      JdbcSecondReviews rows,
      JdbcCases cases,
      Playbooks playbooks,
      SecondReviewers reviewers,
      SecondReviewNotices telling,
      DeskGuard guard,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.cases = cases;
    this.playbooks = playbooks;
    this.reviewers = reviewers;
    this.telling = telling;
    this.guard = guard;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A second review with its case and the stage that was decided. */
  private record Known(SecondReview review, CaseRow row, Procedure procedure, Stage stage) {}

  /** The cases of which somebody must not learn more until they have judged them. */
  Set<CaseId> hiddenFrom(SignedIn by) {
    return inTransaction(() -> rows.hiddenFrom(by.person()));
  }

  /**
   * Somebody of the desk wants to open a case.
   *
   * @return the second review that they have to give first; empty when they may
   */
  Optional<Long> opening(CaseId id, SignedIn by) {
    return inTransaction(
        () -> {
          Optional<Long> own = rows.openOf(id, by.person());
          if (own.isEmpty()) {
            rows.read(id, by.person(), clock.instant());
          }
          return own;
        });
  }

  /** Answers; gives why it was refused, and nothing when it was taken. */
  Optional<LocalText> give(long id, Answer answer, SignedIn by) {
    return inTransaction(
        () ->
            own(id, by)
                .map(known -> given(known, answer, by))
                .orElseGet(() -> Optional.of(notOpen(id))));
  }

  /**
   * Answers what somebody has to judge in a case by what they would have decided; where they have
   * to judge nothing, nothing happens.
   *
   * @param outcome of the stage
   * @param broken rules that they hold broken; those that people do not judge there do not count
   */
  Optional<LocalText> give(
      CaseId id, String outcome, List<String> broken, String words, SignedIn by) {
    return inTransaction(
        () ->
            rows.openOf(id, by.person())
                .flatMap(this::lockedOpen)
                .flatMap(
                    known -> {
                      List<String> asked =
                          rows.held(known.review().id()).stream().map(Held::rule).toList();
                      return given(
                          known,
                          new Answer(
                              Verdict.of(known.procedure(), known.stage(), outcome),
                              broken.stream().filter(asked::contains).toList(),
                              words),
                          by);
                    }));
  }

  private Optional<LocalText> given(Known known, Answer answer, SignedIn by) {
    List<Held> held = rows.held(known.review().id());
    Optional<LocalText> refused = refusal(known, answer, held, by);
    if (refused.isPresent()) {
      return refused;
    }
    boolean differs =
        answer.verdict() != known.review().first()
            || held.stream()
                .anyMatch(
                    one -> one.grave() && one.first() != answer.broken().contains(one.rule()));
    rows.give(known.review().id(), answer, differs, clock.instant());
    telling.given(known.review(), known.stage().title());
    if (differs) {
      telling.differs(known.review(), known.stage().title());
    }
    return Optional.empty();
  }

  private Optional<LocalText> refusal(Known known, Answer answer, List<Held> held, SignedIn by) {
    Set<String> asked = held.stream().map(Held::rule).collect(Collectors.toUnmodifiableSet());
    Set<String> strange = new HashSet<>(answer.broken());
    strange.removeAll(asked);
    if (guard.isConflicted(known.row(), by.person())) {
      return Optional.of(
          new LocalText(
              "您也是该案件所涉机构的成员，不能复评；请转交他人。",
              "You are a member of an organization of this case and cannot judge it; pass it on."));
    }
    if (!Verdict.all(known.procedure(), known.stage()).contains(answer.verdict())) {
      return Optional.of(
          new LocalText(
              "该环节没有这一结论；请从列出的结论中选择。",
              "This stage has no such outcome; choose one of those listed."));
    }
    if (!strange.isEmpty()) {
      return Optional.of(
          new LocalText(
              "规则 %s 不在本环节的清单中；请从清单中选择。".formatted(String.join("、", strange)),
              "No rule of this checklist: %s; choose from the list."
                  .formatted(String.join(", ", strange))));
    }
    if (answer.words().length() > LONGEST) {
      return Optional.of(
          new LocalText(
              "说明有 %d 个字符；最多 %d 个。".formatted(answer.words().length(), LONGEST),
              "The words have %d characters; %d are possible."
                  .formatted(answer.words().length(), LONGEST)));
    }
    return answer.verdict() != Verdict.PASS && answer.broken().isEmpty() && answer.words().isBlank()
        ? Optional.of(
            new LocalText(
                "未给出理由：请至少勾选一条不符合的规则，或写明理由。",
                "No reason is given: name at least one rule that is not met, or say why."))
        : Optional.empty();
  }

  /** Who was asked cannot, or is needed in the case: somebody else is asked. */
  Optional<LocalText> passOn(long id, SignedIn by) {
    return inTransaction(
        () ->
            own(id, by)
                .map(
                    known -> {
                      Optional<PersonId> next = able(known).stream().findFirst();
                      rows.read(known.row().id(), by.person(), clock.instant());
                      next.ifPresentOrElse(
                          to -> hand(known, to), () -> rows.end(id, State.NOBODY, clock.instant()));
                      return Optional.<LocalText>empty();
                    })
                .orElseGet(() -> Optional.of(notOpen(id))));
  }

  /** A lead who did not decide gives it to somebody else. */
  Optional<LocalText> hand(long id, PersonId to, SignedIn by) {
    return inTransaction(
        () -> {
          Optional<Known> known =
              known(id).filter(one -> one.review().isOpen()).filter(one -> runs(one.review(), by));
          if (known.isEmpty()) {
            return Optional.of(notOpen(id));
          }
          if (!able(known.get()).contains(to)) {
            return Optional.of(
                new LocalText(
                    "该人员不能复评：须具备该环节的角色、未参与该案件且未看过决定；请选择列出的人员。",
                    "They cannot judge it again: it takes the stage's role, no part in the case, and"
                        + " not having seen the decision; choose one of those listed."));
          }
          hand(known.get(), to);
          return Optional.empty();
        });
  }

  private void hand(Known known, PersonId to) {
    rows.hand(known.review().id(), to);
    rows.find(known.review().id())
        .ifPresent(
            handed -> telling.asked(known.row(), handed, known.stage().title(), clock.instant()));
  }

  /** Who else could judge it. */
  List<PersonId> able(SecondReview review) {
    return inTransaction(() -> known(review.id()).map(this::able).orElse(List.of()));
  }

  private List<PersonId> able(Known known) {
    return reviewers.of(known.row(), Role.of(known.stage().by()), known.review().firstAt());
  }

  /** Whether somebody looks after a second review: a lead, but not of their own decision. */
  static boolean runs(SecondReview review, SignedIn by) {
    return by.is(MemberRole.LEAD) && !review.firstBy().equals(by.person());
  }

  /** A lead looked at how the two differ. */
  Optional<LocalText> looked(long id, SignedIn by) {
    return inTransaction(
        () -> {
          Optional<SecondReview> found = rows.lock(id).filter(one -> runs(one, by));
          found.ifPresent(one -> rows.looked(id, by.person()));
          return found.isEmpty() ? Optional.of(notOpen(id)) : Optional.empty();
        });
  }

  /** Those whose date has passed, or of which somebody is to be reminded. */
  List<Long> due(int most) {
    return inTransaction(() -> rows.due(clock.instant(), most));
  }

  /** Reminds of one, or ends it when its date has passed. */
  void letTimePass(long id) {
    Instant now = clock.instant();
    transaction.executeWithoutResult(
        _ ->
            lockedOpen(id)
                .ifPresent(
                    known -> {
                      if (!now.isBefore(known.review().due())) {
                        rows.end(id, State.LATE, now);
                        telling.late(known.review(), known.stage().title());
                      } else {
                        remind(known, now);
                      }
                    }));
  }

  private void remind(Known known, Instant now) {
    Rulebook rulebook = playbooks.pinned(known.row().pin().hash()).rulebook();
    var time = new Timekeeping(rulebook.zone(), rulebook.region());
    Instant next =
        ReminderTimes.next(known.review().due(), Role.Side.PLATFORM, time, now).orElse(null);
    if (rows.takeReminder(known.review().id(), next, now)) {
      telling.reminded(known.row(), known.review(), known.stage().title(), now);
    }
  }

  /** Forgets who opened cases of which nothing is judged again. */
  void forgetReaders() {
    transaction.executeWithoutResult(_ -> rows.forgetReaders());
  }

  private Optional<Known> own(long id, SignedIn by) {
    return lockedOpen(id).filter(known -> known.review().isOf(by.person()));
  }

  private Optional<Known> lockedOpen(long id) {
    return rows.lock(id).filter(SecondReview::isOpen).map(this::known);
  }

  private Optional<Known> known(long id) {
    return rows.lock(id).map(this::known);
  }

  private Known known(SecondReview review) {
    CaseRow row = cases.find(review.caseId()).orElseThrow();
    Procedure procedure = playbooks.pinned(row.pin().hash()).procedure(row.pin().procedure());
    return new Known(review, row, procedure, procedure.stage(review.stage()).orElseThrow());
  }

  private static LocalText notOpen(long id) {
    return new LocalText(
        "复评 %d 已结束，或不由您办理；请回到复评列表。".formatted(id),
        "Second review %d is over, or not yours; go back to the list.".formatted(id));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
