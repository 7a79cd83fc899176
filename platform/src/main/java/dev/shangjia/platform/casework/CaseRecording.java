package dev.shangjia.platform.casework;

import dev.shangjia.engine.inspection.EngineVersion;
import dev.shangjia.engine.procedure.Actor;
import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.CaseState.OpenStage;
import dev.shangjia.engine.procedure.Clock;
import dev.shangjia.engine.procedure.Pin;
import dev.shangjia.engine.procedure.ProcedureMachine;
import dev.shangjia.engine.procedure.Step;
import dev.shangjia.engine.procedure.Waiting;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.platform.effects.EffectState;
import dev.shangjia.platform.effects.Effects;
import dev.shangjia.platform.effects.NewEffect;
import dev.shangjia.platform.sql.RowChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Writes down one step of a case: its events and all that follows from them, in one transaction.
 */
@Component
final class CaseRecording {
  private final JdbcCases cases;
  private final JdbcTasks tasks;
  private final JdbcDecisions decisions;
  private final JdbcStageTimes times;
  private final JdbcTold told;
  private final CaseLedger ledger;
  private final Playbooks playbooks;
  private final Effects effects;
  private final SecondReviewSampling sampling;
  private final ApplicationEventPublisher events;
  private final JdbcOperations jdbc;

  CaseRecording(
      JdbcCases cases,
      JdbcTasks tasks,
      JdbcDecisions decisions,
      JdbcStageTimes times,
      JdbcTold told,
      CaseLedger ledger,
      Playbooks playbooks,
      Effects effects,
      SecondReviewSampling sampling,
      ApplicationEventPublisher events,
      JdbcOperations jdbc) {
    this.cases = cases;
    this.tasks = tasks;
    this.decisions = decisions;
    this.times = times;
    this.told = told;
    this.ledger = ledger;
    this.playbooks = playbooks;
    this.effects = effects;
    this.sampling = sampling;
    this.events = events;
    this.jdbc = jdbc;
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
    var writing = new Writing(row, machine, cause, new RowChanges(), new ArrayList<>());
    int last = write(writing, step, at);
    int sequence = row.sequence();
    for (CaseEvent event : step.events()) {
      follow(writing, event, ++sequence);
    }
    List<Decision> decided = decided(writing, step);
    ledger.record(row, step.events(), cause, decided, writing.changes());
    writing.changes().send(jdbc);
    sampling.decided(row, machine.procedure(), decided);
    events.publishEvent(moved(row, last));
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
    var writing = new Writing(row, machine, cause, new RowChanges(), List.of());
    int last = write(writing, step, at);
    ledger.record(row, step.events(), cause, List.of(), writing.changes());
    writing.changes().send(jdbc);
    told.told(row.id(), last);
    events.publishEvent(moved(row, last));
  }

  /**
   * A step that is being written down.
   *
   * @param changes what is to be sent to the database, all at once
   * @param made the decisions that were made or proposed in it
   */
  private record Writing(
      CaseRow row,
      ProcedureMachine machine,
      Cause cause,
      RowChanges changes,
      List<Decision> made) {}

  /**
   * The events, where the case stands after them, and who has to do what; gives the last number.
   */
  private int write(Writing writing, Step.Transition step, Instant at) {
    CaseRow row = writing.row();
    RowChanges changes = writing.changes();
    CaseState state = step.state();
    int last = row.sequence() + step.events().size();
    cases.add(row, step.events(), writing.cause().by().person(), at, changes);
    cases.move(
        row.id(),
        last,
        writing.machine().nextDate(state).orElse(null),
        state,
        writing.cause().snapshot(),
        changes);
    tasks.keepOnly(row.id(), state.open().keySet(), changes);
    Map<String, Waiting> waiting =
        writing.machine().waiting(state).stream()
            .collect(Collectors.toMap(Waiting::stage, Function.identity()));
    for (OpenStage open : state.open().values()) {
      Stage stage = writing.machine().procedure().stage(open.id()).orElseThrow();
      tasks.put(row, open, stage.title(), Objects.requireNonNull(waiting.get(open.id())), changes);
    }
    return last;
  }

  private static CaseMoved moved(CaseRow row, int last) {
    return new CaseMoved(
        row.id(),
        row.organization(),
        row.pin().program(),
        row.pin().procedure(),
        row.subject(),
        row.sequence() + 1,
        last);
  }

  /** The decisions of a step; what a second person agrees to was written down before it. */
  private List<Decision> decided(Writing writing, Step.Transition step) {
    boolean agreed =
        step.events().stream()
            .anyMatch(
                event -> event instanceof CaseEvent.Decided made && made.confirmedBy() != null);
    if (!agreed) {
      return writing.made();
    }
    writing.changes().send(jdbc);
    return decisions.of(writing.row().id());
  }

  private void follow(Writing writing, CaseEvent event, int sequence) {
    CaseRow row = writing.row();
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
                  decider(row, writing.cause().by()),
                  due));
      case CaseEvent.Started(Instant started, String _, var _, Actor by) ->
          round(writing, "", by, started);
      case CaseEvent.HandedIn(Instant handed, String stage, String _, Actor by) ->
          round(writing, stage, by, handed);
      case CaseEvent.Answered(Instant answered, String stage, Actor by, var _) ->
          round(writing, stage, by, answered);
      case CaseEvent.EffectsDone(Instant _, String stage, Actor _) -> carriedOut(row, stage);
      case CaseEvent.DecisionProposed(Instant made, String stage, String outcome, Actor by) ->
          decide(writing, stage, outcome, Decision.State.PROPOSED, sequence, by, made);
      case CaseEvent.DecisionDeclined(Instant _, String stage, Actor by) ->
          decisions.settle(
              row.id(), stage, Decision.State.DECLINED, by.person(), sequence, writing.changes());
      case CaseEvent.Decided(
              Instant made,
              String stage,
              String outcome,
              Actor by,
              var confirmed) -> {
        if (confirmed == null) {
          decide(writing, stage, outcome, Decision.State.MADE, sequence, by, made);
        } else {
          decisions.settle(
              row.id(),
              stage,
              Decision.State.MADE,
              confirmed.person(),
              sequence,
              writing.changes());
        }
      }
      case CaseEvent.StageClosed closed -> closed(writing, closed, sequence);
      case CaseEvent.StageOpened _,
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

  /** How long a stage took; one that was opened and closed in one step took no time of anybody. */
  private void closed(Writing writing, CaseEvent.StageClosed closed, int sequence) {
    CaseState before = writing.cause().state();
    OpenStage stage = before == null ? null : before.open().get(closed.stage());
    if (before == null || stage == null) {
      return;
    }
    Instant due = stageDate(writing.machine(), before, stage);
    times.add(
        writing.row(),
        new JdbcStageTimes.Took(
            sequence,
            closed.stage(),
            closed.at(),
            ran(stage, closed.at()),
            due != null,
            due != null && (closed.at().isAfter(due) || closed.cause() == CaseEvent.Cause.EXPIRED)),
        writing.changes());
  }

  /** The stage's own date; null when it has none, or rests while somebody else has to answer. */
  private static @Nullable Instant stageDate(
      ProcedureMachine machine, CaseState before, OpenStage stage) {
    return stage.phase() instanceof CaseState.Phase.Returned
        ? null
        : machine.waiting(before).stream()
            .filter(waiting -> waiting.stage().equals(stage.id()))
            .findFirst()
            .flatMap(waiting -> waiting.due().instant())
            .orElse(null);
  }

  private static Duration ran(OpenStage stage, Instant until) {
    Clock clock = stage.clock();
    if (clock == null) {
      return Duration.between(stage.since(), until);
    }
    Duration before =
        clock.runs().stream()
            .map(run -> Duration.between(run.from(), run.to()))
            .reduce(Duration.ZERO, Duration::plus);
    Instant since = clock.since();
    return since == null ? before : before.plus(Duration.between(since, until));
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

  private void round(Writing writing, String stage, Actor by, Instant at) {
    CaseRow row = writing.row();
    Long snapshot = writing.cause().snapshot();
    if (snapshot != null) {
      cases.addRound(
          row,
          stage,
          new Round(0, snapshot, inForce(row.pin()), EngineVersion.current(), at, by.person()),
          writing.changes());
    }
  }

  /** Who says that a stage is carried out says so of each of its effects. */
  private void carriedOut(CaseRow row, String stage) {
    effects.ofCase(row.id().value()).stream()
        .filter(effect -> effect.source().equals(stage))
        .filter(effect -> effect.state() == EffectState.DUE)
        .forEach(effect -> effects.carriedOut(effect.id()));
  }

  private void decide(
      Writing writing,
      String stage,
      String outcome,
      Decision.State state,
      int sequence,
      Actor by,
      Instant at) {
    Procedure procedure = writing.machine().procedure();
    Stage of = procedure.stage(stage).orElseThrow();
    CaseState before = writing.cause().state();
    int round = before == null ? 1 : before.openStage(stage).map(OpenStage::round).orElse(1);
    CaseAct act = writing.cause().act();
    CaseRow row = writing.row();
    var decision =
        new Decision(
            0,
            row.id(),
            stage,
            round,
            outcome,
            Outcomes.favours(procedure, of, outcome),
            state,
            sequence,
            row.subjectName(),
            act == null ? "" : act.explanation(),
            by.person(),
            null,
            at,
            act == null ? List.of() : act.citations());
    decisions.add(row, decision, writing.changes());
    writing.made().add(decision);
  }
}
