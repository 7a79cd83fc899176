package dev.shangjia.platform.casework;

import dev.shangjia.engine.inspection.EngineVersion;
import dev.shangjia.engine.procedure.Actor;
import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.CaseState.OpenStage;
import dev.shangjia.engine.procedure.Pin;
import dev.shangjia.engine.procedure.ProcedureMachine;
import dev.shangjia.engine.procedure.Step;
import dev.shangjia.engine.procedure.Waiting;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.platform.effects.EffectState;
import dev.shangjia.platform.effects.Effects;
import dev.shangjia.platform.effects.NewEffect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Writes down one step of a case: its events and all that follows from them, in one transaction.
 */
@Component
final class CaseRecording {
  private final JdbcCases cases;
  private final JdbcTasks tasks;
  private final JdbcDecisions decisions;
  private final JdbcTold told;
  private final CaseLedger ledger;
  private final Playbooks playbooks;
  private final Effects effects;
  private final ApplicationEventPublisher events;

  CaseRecording(
      JdbcCases cases,
      JdbcTasks tasks,
      JdbcDecisions decisions,
      JdbcTold told,
      CaseLedger ledger,
      Playbooks playbooks,
      Effects effects,
      ApplicationEventPublisher events) {
    this.cases = cases;
    this.tasks = tasks;
    this.decisions = decisions;
    this.told = told;
    this.ledger = ledger;
    this.playbooks = playbooks;
    this.effects = effects;
    this.events = events;
  }

  /**
   * What led to a step.
   *
   * @param state where the case stood before; null when it starts
   */
  record Cause(
      @Nullable CaseState state, @Nullable CaseAct act, CaseActor by, @Nullable Long snapshot) {}

  /**
   * Writes a step down.
   *
   * @param row the case before it, locked
   * @return the number of the case's last event
   */
  int record(CaseRow row, ProcedureMachine machine, Step.Transition step, Cause cause, Instant at) {
    if (step.events().isEmpty()) {
      return row.sequence();
    }
    write(row, machine, step, cause, at);
    int sequence = row.sequence();
    for (CaseEvent event : step.events()) {
      follow(row, machine, event, ++sequence, cause);
    }
    ledger.record(row, step.events(), cause);
    int last = moved(row, step);
    CaseState.Ending ending = step.state().ending();
    if (ending != null && row.isOpen()) {
      events.publishEvent(
          new CaseConcluded(
              row.id(),
              row.organization(),
              row.pin().program(),
              row.pin().procedure(),
              row.subject(),
              ending.end()));
    }
    return last;
  }

  /**
   * Writes down what a case takes over from another one. Nothing follows from it again: it happened
   * there.
   */
  void takeOver(
      CaseRow row, ProcedureMachine machine, Step.Transition step, CaseActor by, Instant at) {
    var cause = new Cause(null, null, by, null);
    write(row, machine, step, cause, at);
    ledger.record(row, step.events(), cause);
    told.told(row.id(), moved(row, step));
  }

  private void write(
      CaseRow row, ProcedureMachine machine, Step.Transition step, Cause cause, Instant at) {
    cases.add(row, step.events(), cause.by().person(), at);
    cases.move(
        row.id(),
        row.sequence() + step.events().size(),
        machine.nextDate(step.state()).orElse(null),
        step.state(),
        cause.snapshot());
    putTasks(row, machine, step.state());
  }

  private int moved(CaseRow row, Step.Transition step) {
    int last = row.sequence() + step.events().size();
    events.publishEvent(
        new CaseMoved(
            row.id(),
            row.organization(),
            row.pin().program(),
            row.pin().procedure(),
            row.subject(),
            row.sequence() + 1,
            last));
    return last;
  }

  private void putTasks(CaseRow row, ProcedureMachine machine, CaseState state) {
    tasks.keepOnly(row.id(), state.open().keySet());
    Map<String, Waiting> waiting =
        machine.waiting(state).stream()
            .collect(Collectors.toMap(Waiting::stage, Function.identity()));
    for (OpenStage open : state.open().values()) {
      Stage stage = machine.procedure().stage(open.id()).orElseThrow();
      tasks.put(row, open, stage.title(), java.util.Objects.requireNonNull(waiting.get(open.id())));
    }
  }

  private void follow(
      CaseRow row, ProcedureMachine machine, CaseEvent event, int sequence, Cause cause) {
    switch (event) {
      case CaseEvent.EffectDue(Instant due, String source, var effect) ->
          effects.due(
              new NewEffect(
                  row.id().value(),
                  sequence,
                  row.organization(),
                  row.counterpart(),
                  row.pin().program(),
                  row.subject(),
                  source,
                  effect.name(),
                  effect.argument(),
                  decider(row, cause.by()),
                  due));
      case CaseEvent.Started(Instant started, String _, var _, Actor by) ->
          round(row, "", cause, by, started);
      case CaseEvent.HandedIn(Instant handed, String stage, String _, Actor by) ->
          round(row, stage, cause, by, handed);
      case CaseEvent.Answered(Instant answered, String stage, Actor by, var _) ->
          round(row, stage, cause, by, answered);
      case CaseEvent.EffectsDone(Instant _, String stage, Actor _) -> carriedOut(row, stage);
      case CaseEvent.DecisionProposed(Instant made, String stage, String outcome, Actor by) ->
          decisions.add(
              row,
              decision(
                  row,
                  machine,
                  cause,
                  stage,
                  outcome,
                  Decision.State.PROPOSED,
                  sequence,
                  by,
                  made));
      case CaseEvent.DecisionDeclined(Instant _, String stage, Actor by) ->
          decisions.settle(row.id(), stage, Decision.State.DECLINED, by.person(), sequence);
      case CaseEvent.Decided(
              Instant made,
              String stage,
              String outcome,
              Actor by,
              var confirmed) -> {
        if (confirmed == null) {
          decisions.add(
              row,
              decision(
                  row, machine, cause, stage, outcome, Decision.State.MADE, sequence, by, made));
        } else {
          decisions.settle(row.id(), stage, Decision.State.MADE, confirmed.person(), sequence);
        }
      }
      case CaseEvent.StageOpened _,
          CaseEvent.StageClosed _,
          CaseEvent.Returned _,
          CaseEvent.Expired _,
          CaseEvent.Escalated _,
          CaseEvent.RolloutOver _,
          CaseEvent.GateJudged _,
          CaseEvent.EffectsFailed _,
          CaseEvent.Forked _,
          CaseEvent.Joined _,
          CaseEvent.Withdrawn _,
          CaseEvent.Ended _ -> {
        // Events and tasks say all of it.
      }
    }
  }

  /** What the market brings about itself was let happen by who decided last. */
  private String decider(CaseRow row, CaseActor by) {
    return by.equals(CaseActor.MARKET)
        ? decisions.of(row.id()).stream()
            .filter(decision -> decision.state() == Decision.State.MADE)
            .map(Decision::madeBy)
            .reduce((_, last) -> last)
            .orElse(by.person())
        : by.person();
  }

  /** A round is judged by the rules that hold when it is handed in. */
  private String inForce(Pin pin) {
    return playbooks
        .inForce(pin.program())
        .map(playbook -> playbook.rulebook().hash())
        .orElse(pin.hash());
  }

  private void round(CaseRow row, String stage, Cause cause, Actor by, Instant at) {
    if (cause.snapshot() != null) {
      cases.addRound(
          row,
          stage,
          new Round(
              0, cause.snapshot(), inForce(row.pin()), EngineVersion.current(), at, by.person()));
    }
  }

  /** Who says that a stage is carried out says so of each of its effects. */
  private void carriedOut(CaseRow row, String stage) {
    effects.ofCase(row.id().value()).stream()
        .filter(effect -> effect.source().equals(stage))
        .filter(effect -> effect.state() == EffectState.DUE)
        .forEach(effect -> effects.carriedOut(effect.id()));
  }

  private static Decision decision(
      CaseRow row,
      ProcedureMachine machine,
      Cause cause,
      String stage,
      String outcome,
      Decision.State state,
      int sequence,
      Actor by,
      Instant at) {
    Stage of = machine.procedure().stage(stage).orElseThrow();
    CaseState before = cause.state();
    int round = before == null ? 1 : before.openStage(stage).map(OpenStage::round).orElse(1);
    CaseAct act = cause.act();
    return new Decision(
        0,
        row.id(),
        stage,
        round,
        outcome,
        Outcomes.favours(machine.procedure(), of, outcome),
        state,
        sequence,
        row.subjectName(),
        act == null ? "" : act.explanation(),
        by.person(),
        null,
        at,
        act == null ? List.of() : act.citations());
  }
}
