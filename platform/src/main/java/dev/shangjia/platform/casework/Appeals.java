package dev.shangjia.platform.casework;

import dev.shangjia.engine.calendar.Timekeeping;
import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.effects.Effects;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Appeals: a decision is looked at by a lead who took no part in the case. When it is taken back,
 * its effects are undone and the case goes on where it was made.
 *
 * <p>The sources give no periods for this; ours are {@value #FILE_DAYS} calendar days for filing
 * and {@value #ANSWER_DAYS} working days for the answer.
 */
@Component
final class Appeals {
  /** Calendar days after a decision; ours. */
  static final int FILE_DAYS = 15;

  /** Working days after an appeal; ours. */
  static final int ANSWER_DAYS = 10;

  private static final int LONGEST = 10_000;

  private final JdbcAppeals rows;
  private final JdbcCases cases;
  private final JdbcDecisions decisions;
  private final DeskGuard guard;
  private final ObjectionNotices telling;
  private final Cases acts;
  private final Succession succession;
  private final Playbooks playbooks;
  private final Effects effects;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Appeals(
      JdbcAppeals rows,
      JdbcCases cases,
      JdbcDecisions decisions,
      DeskGuard guard,
      ObjectionNotices telling,
      Cases acts,
      Succession succession,
      Playbooks playbooks,
      Effects effects,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.cases = cases;
    this.decisions = decisions;
    this.guard = guard;
    this.telling = telling;
    this.acts = acts;
    this.succession = succession;
    this.playbooks = playbooks;
    this.effects = effects;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * An appeal, as somebody sees it.
   *
   * @param mayAnswer whether they can answer it
   */
  record AppealView(Appeal appeal, boolean mayAnswer) {}

  /** Appeals a decision of a case. */
  CaseResult file(CaseId id, long decision, String words, CaseActor by) {
    return inTransaction(() -> filed(id, decision, words.strip(), by));
  }

  private CaseResult filed(CaseId id, long decision, String words, CaseActor by) {
    Optional<CaseRow> row = cases.lock(id);
    Optional<Decision> found = decisions.find(decision).filter(one -> one.caseId().equals(id));
    if (row.isEmpty() || found.isEmpty()) {
      return Refusals.noSuchCase(id);
    }
    if (words.isEmpty() || words.length() > LONGEST) {
      return Refusals.refused(
          "words-length",
          "申诉理由有 %d 个字符；须有 1 到 %d 个。".formatted(words.length(), LONGEST),
          "The appeal has %d characters; 1 to %d are possible.".formatted(words.length(), LONGEST));
    }
    Rulebook rulebook = playbooks.pinned(row.get().pin().hash()).rulebook();
    Optional<CaseResult> late = tooLate(found.get(), rulebook);
    if (late.isPresent()) {
      return late.get();
    }
    if (found.get().favours() || found.get().state() != Decision.State.MADE || by.isDesk()) {
      return Refusals.refused(
          "not-appealable",
          "该决定不能申诉：只有不利于申请方且已生效的决定，才能由申请方申诉。",
          "This decision cannot be appealed: only one that stands and went against who applied, and"
              + " only by them.");
    }
    if (!standsOn(found.get(), cases.events(id))) {
      return Refusals.refused(
          "moved-on",
          "案件 %s 已在该决定之后继续办理，不再取决于该决定，不能申诉。".formatted(id),
          "Case %s went on after this decision and no longer stands on it, so it cannot be appealed."
              .formatted(id));
    }
    Instant now = clock.instant();
    Instant due = due(rulebook, now);
    if (!rows.add(row.get(), decision, words, by.person(), now, due)) {
      return Refusals.refused(
          "appealed-already",
          "该决定已经申诉过一次。",
          "This decision was appealed already; that is possible once.");
    }
    telling.appealed(row.get(), decision, due, now);
    return new CaseResult.Moved(id, row.get().sequence());
  }

  /**
   * Whether a case still stands on a decision: it is returned by it, or ended without anybody
   * having done anything else since. Effects that are carried out and dates that pass follow from
   * it.
   */
  static boolean standsOn(Decision decision, List<CaseEvent> events) {
    boolean wentOn =
        events.stream()
            .skip(decision.sequence())
            .anyMatch(
                event ->
                    switch (event) {
                      case CaseEvent.HandedIn _,
                          CaseEvent.Answered _,
                          CaseEvent.Decided _,
                          CaseEvent.Withdrawn _,
                          CaseEvent.GateJudged _ ->
                          true;
                      case CaseEvent.Started _,
                          CaseEvent.StageOpened _,
                          CaseEvent.StageClosed _,
                          CaseEvent.DecisionProposed _,
                          CaseEvent.DecisionDeclined _,
                          CaseEvent.Returned _,
                          CaseEvent.Expired _,
                          CaseEvent.Escalated _,
                          CaseEvent.RolloutOver _,
                          CaseEvent.EffectDue _,
                          CaseEvent.EffectsDone _,
                          CaseEvent.EffectsFailed _,
                          CaseEvent.Forked _,
                          CaseEvent.Joined _,
                          CaseEvent.Ended _ ->
                          false;
                    });
    CaseState state = CaseState.after(events);
    return !wentOn && (!state.isOpen() || isReturned(state, decision));
  }

  private static boolean isReturned(CaseState state, Decision decision) {
    return state
        .openStage(decision.stage())
        .filter(stage -> stage.phase() instanceof CaseState.Phase.Returned)
        .isPresent();
  }

  private Optional<CaseResult> tooLate(Decision decision, Rulebook rulebook) {
    Instant end = lastMoment(decision, new Timekeeping(rulebook.zone(), rulebook.region()));
    if (clock.instant().isBefore(end)) {
      return Optional.empty();
    }
    String shown = new Times(rulebook.zone(), clock.instant()).due(end);
    return Optional.of(
        Refusals.refused(
            "appeal-late",
            "申诉期限到 %s 为止（作出决定后 %d 天），现已超过；可以重新发起流程。".formatted(shown, FILE_DAYS),
            "Appeals of this decision ended on %s, %d days after it; you can start anew."
                .formatted(shown, FILE_DAYS)));
  }

  /** The first instant at which a decision can no longer be appealed. */
  static Instant lastMoment(Decision decision, Timekeeping time) {
    return time.endOf(time.plusDays(time.day(decision.madeAt()), FILE_DAYS));
  }

  private static @Nullable Instant due(Rulebook rulebook, Instant now) {
    var time = new Timekeeping(rulebook.zone(), rulebook.region());
    return time.plusWorkingDays(time.day(now), ANSWER_DAYS).map(time::endOf).orElse(null);
  }

  /** Answers an appeal: the decision stands, or it is taken back. */
  CaseResult answer(long appeal, Appeal.State answer, String words, CaseActor by) {
    return inTransaction(() -> answered(appeal, answer, words.strip(), by));
  }

  private CaseResult answered(long id, Appeal.State answer, String words, CaseActor by) {
    Optional<Appeal> found = rows.lock(id);
    if (found.isEmpty() || found.get().state() != Appeal.State.OPEN) {
      return Refusals.refused(
          "no-such-appeal",
          "没有待处理的申诉 %d。".formatted(id),
          "There is no open appeal %d.".formatted(id));
    }
    Appeal appeal = found.get();
    if (!by.roles().contains(Role.LEAD) || rows.tookPart(appeal.caseId(), by.person())) {
      return Refusals.refused(
          "took-part",
          "申诉须由未参与该案件的负责人处理；请交给其他负责人。",
          "An appeal is answered by a lead who took no part in the case; leave it to another"
              + " lead.");
    }
    if (words.isEmpty()) {
      return Refusals.refused("says-nothing", "请说明理由。", "Say why.");
    }
    Decision decision = decisions.find(appeal.decision()).orElseThrow();
    CaseRow row = cases.lock(appeal.caseId()).orElseThrow();
    Optional<CaseResult.Refused> conflict = guard.conflict(row, by);
    if (conflict.isPresent()) {
      return conflict.get();
    }
    if (answer == Appeal.State.REVERSED && !standsOn(decision, cases.events(row.id()))) {
      return Refusals.refused(
          "moved-on",
          "案件 %s 已在该决定之后继续办理，撤销会影响后来的进展；请维持原决定并说明情况。".formatted(row.id()),
          "Case %s went on after this decision, and taking it back would undo what came later; uphold it and say so."
              .formatted(row.id()));
    }
    @Nullable CaseId successor =
        answer == Appeal.State.REVERSED ? reversed(row, decision, by) : null;
    rows.answer(id, answer, by.person(), clock.instant(), words, successor);
    telling.answered(row, appeal, answer, words);
    return new CaseResult.Moved(Objects.requireNonNullElse(successor, row.id()), row.sequence());
  }

  /** Takes a decision back; gives the case that goes on, when the old one has ended. */
  private @Nullable CaseId reversed(CaseRow row, Decision decision, CaseActor by) {
    decisions.state(decision.id(), Decision.State.REVERSED);
    effects.undoSince(row.id().value(), decision.sequence());
    if (!row.isOpen()) {
      return succession.goOn(row, decision, by).orElse(null);
    }
    CaseState state = CaseState.after(cases.events(row.id()));
    if (isReturned(state, decision)) {
      acts.act(row.id(), CaseAct.of(Move.Kind.ANSWER, decision.stage(), ""), CaseActor.MARKET);
    }
    return null;
  }

  /** The decisions of a case that its organization can still appeal. */
  List<Long> appealable(CaseId id, CaseActor by) {
    if (by.isDesk()) {
      return List.of();
    }
    return inTransaction(
        () -> {
          CaseRow row = cases.find(id).orElseThrow();
          Rulebook rulebook = playbooks.pinned(row.pin().hash()).rulebook();
          List<CaseEvent> events = cases.events(id);
          List<Long> appealed = rows.of(id).stream().map(Appeal::decision).toList();
          return decisions.of(id).stream()
              .filter(one -> !one.favours() && one.state() == Decision.State.MADE)
              .filter(one -> !appealed.contains(one.id()))
              .filter(one -> tooLate(one, rulebook).isEmpty())
              .filter(one -> standsOn(one, events))
              .map(Decision::id)
              .toList();
        });
  }

  /** The appeals of a case. */
  List<AppealView> of(CaseId id, CaseActor by) {
    return inTransaction(
        () ->
            rows.of(id).stream()
                .map(
                    appeal ->
                        new AppealView(
                            appeal,
                            appeal.state() == Appeal.State.OPEN
                                && by.roles().contains(Role.LEAD)
                                && !rows.tookPart(id, by.person())))
                .toList());
  }

  /** What waits for an answer. */
  List<Appeal> open() {
    return inTransaction(rows::open);
  }

  private <T> T inTransaction(java.util.function.Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
