package dev.shangjia.platform.casework;

import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.effects.Effect;
import dev.shangjia.platform.effects.EffectState;
import dev.shangjia.platform.effects.Effects;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What happens in cases beside their steps, for callers that are no pages: claims, notes, contests,
 * appeals, stated facts and effects, and what the market does by itself when time has passed. Each
 * is called as the actor who does it, and refused like on the pages.
 */
@Service
public class Proceedings {
  private static final int AT_ONCE = 500;

  private final Cases cases;
  private final RolloutGates gates;
  private final Desk desk;
  private final CaseNotes notes;
  private final Contests contests;
  private final Appeals appeals;
  private final StatedFacts facts;
  private final Effects effects;
  private final EffectSettling settling;
  private final CaseNotices notices;
  private final Reminders reminders;
  private final SecondReviews seconds;

  Proceedings(
      Cases cases,
      RolloutGates gates,
      Desk desk,
      CaseNotes notes,
      Contests contests,
      Appeals appeals,
      StatedFacts facts,
      Effects effects,
      EffectSettling settling,
      CaseNotices notices,
      Reminders reminders,
      SecondReviews seconds) {
    this.cases = cases;
    this.gates = gates;
    this.desk = desk;
    this.notes = notes;
    this.contests = contests;
    this.appeals = appeals;
    this.facts = facts;
    this.effects = effects;
    this.settling = settling;
    this.notices = notices;
    this.reminders = reminders;
    this.seconds = seconds;
  }

  /** Who reads a note. */
  public enum Readers {
    /** Everybody who takes part in the case. */
    ALL,
    /** The desk alone; what others write is read by everybody whatever they ask for. */
    DESK
  }

  /** How a contest or an appeal is answered. */
  public enum Answer {
    /** The finding does not count, or the decision is taken back. */
    GRANTED,
    /** The finding counts, or the decision stands. */
    DENIED
  }

  /** Takes the task of a stage, or keeps it for longer. */
  public ClaimResult claim(CaseId id, String stage, SignedIn by) {
    return desk.claim(id, stage, by);
  }

  /**
   * Judges a decision of a case again, if it is somebody's turn to do so: by what they would have
   * decided without knowing it.
   *
   * @param outcome of the stage
   * @param broken rules that they hold broken; those that people do not judge there do not count
   * @return why it was refused; empty when it was done, or nothing waits for them
   */
  public Optional<CaseResult.Refused> judgeAgain(
      CaseId id, String outcome, List<String> broken, String words, SignedIn by) {
    return seconds
        .give(id, outcome, broken, words, by)
        .map(why -> new CaseResult.Refused("second-review", why));
  }

  /** Writes into a case. */
  public CaseResult write(CaseId id, Readers readers, String words, SignedIn by) {
    Note.Visibility visibility =
        switch (readers) {
          case ALL -> Note.Visibility.PUBLIC;
          case DESK -> Note.Visibility.PRIVATE;
        };
    return notes.write(id, visibility, words, CaseActor.of(by));
  }

  /** Answers the oldest open contest of a case; one that is granted waives its finding. */
  public CaseResult answerContest(CaseId id, Answer answer, String words, SignedIn by) {
    Contest.State state =
        switch (answer) {
          case GRANTED -> Contest.State.ACCEPTED;
          case DENIED -> Contest.State.DECLINED;
        };
    return contests.of(id).stream()
        .filter(contest -> contest.state() == Contest.State.OPEN)
        .findFirst()
        .map(
            contest ->
                contests.answer(contest.id(), state, words, Contests.WAIVER_DAYS, CaseActor.of(by)))
        .orElseGet(
            () ->
                Refusals.refused(
                    "no-such-contest",
                    "案件 %s 没有待处理的异议。".formatted(id),
                    "Case %s has no open contest.".formatted(id)));
  }

  /** Appeals the last decision of a case that can be appealed. */
  public CaseResult appeal(CaseId id, String words, SignedIn by) {
    CaseActor actor = CaseActor.of(by);
    List<Long> decisions = appeals.appealable(id, actor);
    return decisions.isEmpty()
        ? Refusals.refused(
            "not-appealable",
            "案件 %s 没有可以申诉的决定。".formatted(id),
            "Case %s has no decision that can be appealed.".formatted(id))
        : appeals.file(id, decisions.getLast(), words, actor);
  }

  /** Answers the open appeal of a case. */
  public CaseResult answerAppeal(CaseId id, Answer answer, String words, SignedIn by) {
    CaseActor actor = CaseActor.of(by);
    Appeal.State state =
        switch (answer) {
          case GRANTED -> Appeal.State.REVERSED;
          case DENIED -> Appeal.State.UPHELD;
        };
    return appeals.of(id, actor).stream()
        .map(Appeals.AppealView::appeal)
        .filter(appeal -> appeal.state() == Appeal.State.OPEN)
        .findFirst()
        .map(appeal -> appeals.answer(appeal.id(), state, words, actor))
        .orElseGet(
            () ->
                Refusals.refused(
                    "no-such-appeal",
                    "案件 %s 没有待处理的申诉。".formatted(id),
                    "Case %s has no open appeal.".formatted(id)));
  }

  /**
   * States facts of a provider, or of one of its apps.
   *
   * @param app null for the provider alone
   * @param values by the fact's name, such as {@code provider.invited}, as people write them
   * @return why nothing was stated; empty when all of it was
   */
  public Optional<CaseResult.Refused> state(
      String program,
      OrganizationId provider,
      @Nullable Long app,
      Map<String, String> values,
      SignedIn by) {
    return facts.state(new StatedFacts.About(program, provider, app), values, CaseActor.of(by));
  }

  /**
   * Says of all effects of a case that are due that they were carried out.
   *
   * @return why one of them was not taken; empty when all were
   */
  public Optional<CaseResult.Refused> carryOut(CaseId id, SignedIn by) {
    return settle(id, EffectState.DUE, EffectSettling.Saying.CARRIED_OUT, by);
  }

  /** Agrees, as the second person, to those effects of a case that cannot be undone. */
  public Optional<CaseResult.Refused> confirmEffects(CaseId id, SignedIn by) {
    return settle(id, EffectState.UNCONFIRMED, EffectSettling.Saying.CONFIRM, by);
  }

  private Optional<CaseResult.Refused> settle(
      CaseId id, EffectState state, EffectSettling.Saying saying, SignedIn by) {
    return effects.ofCase(id.value()).stream()
        .filter(effect -> effect.state() == state)
        .map(Effect::id)
        .flatMap(effect -> settling.settle(effect, saying, CaseActor.of(by)).stream())
        .findFirst();
  }

  /**
   * Lets happen what dates bring about by now, judges the gates that are owed, and tells and
   * reminds people, as the jobs do that run every few seconds.
   */
  public void letTimePass() {
    cases.passed(AT_ONCE).forEach(cases::letTimePass);
    gates.owed(AT_ONCE).forEach(gates::judge);
    notices.untold(AT_ONCE).forEach(notices::tell);
    reminders.due(AT_ONCE).forEach(reminders::remind);
    reminders.dueAppeals(AT_ONCE).forEach(reminders::remindOfAppeal);
    reminders.lateAppeals(AT_ONCE).forEach(reminders::tellLate);
  }
}
