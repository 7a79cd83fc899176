package dev.shangjia.platform.casework;

import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.metrics.GateResult;
import dev.shangjia.engine.metrics.Judgement;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.rulebook.Procedure;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges the gates of rollouts that have lasted their time, by the figures that were stated since
 * they began. Without any the answer is that there is not enough data, and people decide.
 */
@Component
final class RolloutGates {
  private final JdbcCases rows;
  private final JdbcTasks tasks;
  private final Cases cases;
  private final CaseContext context;
  private final Playbooks playbooks;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RolloutGates(
      JdbcCases rows,
      JdbcTasks tasks,
      Cases cases,
      CaseContext context,
      Playbooks playbooks,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.tasks = tasks;
    this.cases = cases;
    this.context = context;
    this.playbooks = playbooks;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The tasks in which a gate is owed. */
  List<Task> owed(int most) {
    return Objects.requireNonNull(transaction.execute(_ -> tasks.inPhase("gate-owed", most)));
  }

  /** Judges one. Doing so twice gives the same: the second time there is nothing to judge. */
  void judge(Task task) {
    transaction.executeWithoutResult(
        _ -> {
          Optional<CaseRow> row = rows.lock(task.caseId());
          if (row.isPresent() && row.get().isOpen()) {
            GateResult result = result(row.get(), task);
            cases.act(
                task.caseId(),
                CaseAct.of(Move.Kind.JUDGE_GATE, task.stage(), result.code()),
                CaseActor.MARKET);
          }
        });
  }

  private GateResult result(CaseRow row, Task task) {
    Playbook playbook = playbooks.pinned(row.pin().hash());
    Procedure.Rollout rollout =
        Objects.requireNonNull(
            playbook.procedure(row.pin().procedure()).stage(task.stage()).orElseThrow().rollout());
    Instant now = clock.instant();
    Facts facts =
        Facts.ofContext(
            row.pin().program(),
            context.since(row.pin().program(), row.provider(), row.app(), task.since()));
    return switch (playbook.gates().judge(rollout.gate(), facts, now, Map.of())) {
      case Judgement.Answered(var answer) -> answer.result();
      case Judgement.Refused refused ->
          throw new IllegalStateException(
              "gate %s of case %s: %s".formatted(rollout.gate(), row.id(), refused));
    };
  }
}
