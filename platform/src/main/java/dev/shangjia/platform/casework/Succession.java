package dev.shangjia.platform.casework;

import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.ProcedureMachine;
import dev.shangjia.engine.procedure.Step;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Cases that go on where a decision was made that an appeal took back after its case had ended.
 * They have everything that happened before that decision, the rounds with it.
 */
@Component
final class Succession {
  private final JdbcCases cases;
  private final JdbcChecklists checks;
  private final CaseRecording recording;
  private final Playbooks playbooks;
  private final Clock clock;

  Succession(
      JdbcCases cases,
      JdbcChecklists checks,
      CaseRecording recording,
      Playbooks playbooks,
      Clock clock) {
    this.cases = cases;
    this.checks = checks;
    this.recording = recording;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  /**
   * Has a case go on as another one, which waits for the decision to be made anew. In the running
   * transaction.
   *
   * @return the other one; empty when its subject goes through the procedure again already
   */
  Optional<CaseId> goOn(CaseRow old, Decision reversed, CaseActor by) {
    CaseId id = cases.nextId();
    var asked =
        new NewCase(
            old.pin().program(),
            old.pin().procedure(),
            old.subject(),
            old.subjectName(),
            old.organization(),
            old.counterpart(),
            old.app(),
            old.snapshot());
    Optional<CaseRow> added = cases.add(id, asked, old.pin(), old.startedBy(), old.startedAt());
    if (added.isEmpty()) {
      return Optional.empty();
    }
    List<CaseEvent> events = before(cases.events(old.id()), reversed, id);
    ProcedureMachine machine = playbooks.pinned(old.pin().hash()).play(old.pin().procedure());
    recording.takeOver(
        added.get(),
        machine,
        new Step.Transition(CaseState.after(events), events),
        by,
        clock.instant());
    cases.copyRounds(old.id(), id);
    checks.copy(old.id(), id, reversed.stage(), reversed.round());
    return Optional.of(id);
  }

  /** What happened before a decision, as if it had in another case. */
  private static List<CaseEvent> before(List<CaseEvent> all, Decision decision, CaseId id) {
    List<CaseEvent> before = all.subList(0, decision.sequence() - 1);
    var events = new ArrayList<CaseEvent>();
    for (CaseEvent event : before) {
      events.add(
          event instanceof CaseEvent.Started started
              ? new CaseEvent.Started(started.at(), id.toString(), started.pin(), started.by())
              : event);
    }
    // Where a second person was asked, the proposal goes with the decision.
    events.removeIf(
        event ->
            event instanceof CaseEvent.DecisionProposed proposed
                && proposed.stage().equals(decision.stage())
                && event.equals(before.getLast()));
    return events;
  }
}
