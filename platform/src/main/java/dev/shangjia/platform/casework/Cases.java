package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.Actor;
import dev.shangjia.engine.procedure.CaseAction;
import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.Conditions;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.procedure.Pin;
import dev.shangjia.engine.procedure.ProcedureMachine;
import dev.shangjia.engine.procedure.Step;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.casework.intake.Admission;
import dev.shangjia.platform.casework.intake.Asked;
import dev.shangjia.platform.casework.intake.Gatekeeper;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cases: procedures that run for a subject. Each step is one transaction with its events, its tasks
 * and the effects that fall due; of two people who act at once the second is told what happened
 * before.
 */
@Service
public class Cases {
  private final JdbcCases rows;
  private final Playbooks playbooks;
  private final Subjects subjects;
  private final CaseFacts facts;
  private final CaseRecording recording;
  private final DeskGuard guard;
  private final DecisionCheck decisionCheck;
  private final Gatekeeper gatekeeper;
  private final Eligibility eligibility;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Cases(
      JdbcCases rows,
      Playbooks playbooks,
      Subjects subjects,
      CaseFacts facts,
      CaseRecording recording,
      DeskGuard guard,
      DecisionCheck decisionCheck,
      Gatekeeper gatekeeper,
      Eligibility eligibility,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.playbooks = playbooks;
    this.subjects = subjects;
    this.facts = facts;
    this.recording = recording;
    this.guard = guard;
    this.decisionCheck = decisionCheck;
    this.gatekeeper = gatekeeper;
    this.eligibility = eligibility;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Starts a case by the rulebook that is in force; the case stays with that version. */
  public StartResult start(CaseStart start, CaseActor by) {
    return Objects.requireNonNull(
        transaction.execute(
            _ ->
                subjects
                    .of(start)
                    .map(asked -> started(asked, by))
                    .orElseGet(() -> Refusals.noSuchSubject(start))));
  }

  private StartResult started(NewCase asked, CaseActor by) {
    Optional<Playbook> playbook = playbooks.inForce(asked.program());
    Optional<ProcedureMachine> found = playbook.flatMap(book -> book.machine(asked.procedure()));
    if (playbook.isEmpty() || found.isEmpty()) {
      return Refusals.noSuchProcedure(asked);
    }
    ProcedureMachine machine = found.get();
    if (!machine.procedure().subject().equals(asked.subject().kind())) {
      return Refusals.otherSubject(machine.procedure(), asked.subject());
    }
    Optional<CaseResult.Refused> closed =
        comesToTheMarket(by)
            ? eligibility.refusal(playbook.get().rulebook(), machine.procedure(), asked)
            : Optional.empty();
    if (closed.isPresent()) {
      return closed.get();
    }
    if (asked.snapshot() == null
        && !machine.procedure().forms().isEmpty()
        && comesToTheMarket(by)) {
      return Refusals.nothingHandedIn(playbook.get().rulebook(), machine.procedure());
    }
    if (asked.snapshot() != null
        && !subjects.isDossierOf(
            asked.organization(),
            asked.program(),
            asked.procedure(),
            asked.subject(),
            asked.snapshot())) {
      return Refusals.otherDossier(asked.program(), asked.procedure(), asked.subject());
    }
    Instant now = clock.instant();
    CaseId id = rows.nextId();
    Pin pin = Pin.of(playbook.get().rulebook(), machine.procedure());
    Conditions conditions =
        facts.conditions(playbook.get(), pin, asked.provider(), asked.app(), asked.snapshot(), now);
    Actor actor = by.as(Role.of(machine.procedure().starts().by()));
    return switch (machine.start(id.toString(), actor, conditions, now)) {
      case Step.Refusal refusal -> Refusals.of(refusal);
      case Step.Transition step ->
          switch (admission(asked, machine.procedure(), by)) {
            case Admission.Closed(LocalText reason) ->
                new CaseResult.Refused("intake-closed", reason);
            case Admission.Waits(long place, int position, LocalText reason) ->
                new StartResult.Waits(place, position, reason);
            case Admission.Admitted admitted ->
                rows.add(id, asked, pin, by.person(), now)
                    .map(
                        row -> {
                          gatekeeper.started(admitted, id.value());
                          return recorded(
                              row,
                              machine,
                              step,
                              new CaseRecording.Cause(null, null, by, asked.snapshot()),
                              now);
                        })
                    .orElseGet(() -> Refusals.openAlready(machine.procedure(), asked));
          };
    };
  }

  /** Who comes to the market waits for their turn; the desk starts what it has to. */
  private Admission admission(NewCase asked, Procedure procedure, CaseActor by) {
    boolean openAlready =
        rows.open(asked.organization(), asked.program(), asked.procedure(), asked.subject())
            .isPresent();
    return by.isDesk() || openAlready
        ? new Admission.Admitted(0)
        : gatekeeper.admit(
            new Asked(
                asked.program(),
                asked.procedure(),
                procedure.title(),
                asked.organization(),
                asked.subject(),
                asked.subjectName()));
  }

  /**
   * Whether somebody comes to the market and does not run it: they hand in what the procedure asks
   * for and accept what governs it; the desk may go on without.
   */
  private static boolean comesToTheMarket(CaseActor by) {
    return !by.isDesk() && !by.equals(CaseActor.MARKET);
  }

  /** Whether something can be done only by handing a dossier in. */
  static boolean asksForDossier(Procedure procedure, Move.Kind kind, String stage, CaseActor by) {
    return comesToTheMarket(by)
        && switch (kind) {
          case HAND_IN -> procedure.stage(stage).filter(one -> !one.forms().isEmpty()).isPresent();
          case ANSWER -> !procedure.forms().isEmpty();
          case DECIDE, CONFIRM, DECLINE, JUDGE_GATE, EFFECTS_DONE, EFFECTS_FAILED, WITHDRAW ->
              false;
        };
  }

  /** Does something in a case. */
  public CaseResult act(CaseId id, CaseAct act, CaseActor by) {
    return inTransaction(() -> acted(id, act, by));
  }

  private CaseResult acted(CaseId id, CaseAct asked, CaseActor by) {
    Optional<JdbcCases.Standing> found = rows.lockWithEvents(id);
    if (found.isEmpty()) {
      return Refusals.noSuchCase(id);
    }
    CaseRow row = found.get().row();
    if (asked.seen() != 0 && asked.seen() != row.sequence()) {
      return Refusals.moved(row);
    }
    Optional<CaseResult.Refused> kept = guard.refusal(row, asked, by, clock.instant());
    if (kept.isPresent()) {
      return kept.get();
    }
    Playbook playbook = playbooks.pinned(row.pin().hash());
    ProcedureMachine machine = playbook.play(row.pin().procedure());
    Optional<CaseResult.Refused> strange = handedIn(row, playbook, machine.procedure(), asked, by);
    if (strange.isPresent()) {
      return strange.get();
    }
    CaseState state = CaseState.after(found.get().events());
    Instant now = later(state);
    Conditions conditions =
        facts.conditions(
            playbook,
            row.pin(),
            row.provider(),
            row.app(),
            asked.snapshot() == null ? row.snapshot() : asked.snapshot(),
            now);
    CaseAction action = ActionOf.act(asked, machine.procedure(), state, by);
    // Whether it is theirs to do comes first: nothing is kept of what somebody else says.
    return switch (machine.apply(state, action, conditions, now)) {
      case Step.Refusal refusal -> Refusals.of(refusal);
      case Step.Transition step ->
          switch (decisionCheck.of(row, playbook, state, asked, by)) {
            case DecisionCheck.Result.Refused(CaseResult.Refused refused) -> refused;
            case DecisionCheck.Result.Sound(CaseAct act) ->
                recorded(
                    row,
                    machine,
                    step,
                    new CaseRecording.Cause(state, act, by, act.snapshot()),
                    now);
          };
    };
  }

  private Optional<CaseResult.Refused> handedIn(
      CaseRow row, Playbook playbook, Procedure procedure, CaseAct asked, CaseActor by) {
    boolean asksForDossier = asksForDossier(procedure, asked.kind(), asked.stage(), by);
    Long handed = asked.snapshot();
    if (handed == null) {
      return asksForDossier
          ? Optional.of(Refusals.nothingHandedIn(playbook.rulebook(), procedure))
          : Optional.empty();
    }
    if (!subjects.isDossierOf(
        row.organization(), row.pin().program(), procedure.id(), row.subject(), handed)) {
      return Optional.of(Refusals.otherDossier(row.pin().program(), procedure.id(), row.subject()));
    }
    return asksForDossier && asked.kind() == Move.Kind.HAND_IN
        ? procedure
            .stage(asked.stage())
            .flatMap(stage -> notFilledIn(playbook.rulebook(), stage, handed))
        : Optional.empty();
  }

  /** A form of a stage counts from when something stands in it: left empty, nothing judges it. */
  private Optional<CaseResult.Refused> notFilledIn(
      Rulebook rulebook, Procedure.Stage stage, long handed) {
    List<String> empty = subjects.emptyForms(handed, stage.forms());
    return empty.isEmpty()
        ? Optional.empty()
        : Optional.of(Refusals.formNotFilledIn(stage, Refusals.forms(rulebook, empty)));
  }

  /**
   * Lets everything happen in a case that dates bring about. Doing so late, or twice, gives the
   * same.
   */
  public void letTimePass(CaseId id) {
    transaction.executeWithoutResult(
        _ -> {
          Optional<CaseRow> row = rows.lock(id);
          if (row.isEmpty() || !row.get().isOpen()) {
            return;
          }
          ProcedureMachine machine =
              playbooks.pinned(row.get().pin().hash()).play(row.get().pin().procedure());
          CaseState state = CaseState.after(rows.events(id));
          Instant now = later(state);
          Step step =
              machine.apply(
                  state,
                  new CaseAction.TimePasses(),
                  _ -> new Conditions.Verdict.Undecided(LocalText.same("time asks nothing")),
                  now);
          if (step instanceof Step.Transition transition) {
            recorded(
                row.get(),
                machine,
                transition,
                new CaseRecording.Cause(state, null, CaseActor.MARKET, null),
                now);
          }
        });
  }

  private CaseResult recorded(
      CaseRow row,
      ProcedureMachine machine,
      Step.Transition step,
      CaseRecording.Cause cause,
      Instant now) {
    return new CaseResult.Moved(row.id(), recording.record(row, machine, step, cause, now));
  }

  /** Now, or the time of the last event where another node's clock is a little ahead. */
  private Instant later(CaseState state) {
    Instant now = clock.instant();
    return now.isBefore(state.lastAt()) ? state.lastAt() : now;
  }

  private CaseResult inTransaction(Supplier<CaseResult> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }

  /** Open cases in which a date has passed. */
  List<CaseId> passed(int most) {
    return Objects.requireNonNull(transaction.execute(_ -> rows.passed(clock.instant(), most)));
  }
}
