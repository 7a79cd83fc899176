package dev.shangjia.platform.casework;

import dev.shangjia.engine.procedure.CaseEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells people what happens in cases. A case knows up to which of its events that was done; what
 * came after is told, and noted, in one transaction. So a step does not wait for its notices, and
 * no crash loses or doubles one.
 */
@Component
final class CaseNotices {
  private final JdbcTold told;
  private final JdbcCases cases;
  private final JdbcTasks tasks;
  private final JdbcDecisions decisions;
  private final Playbooks playbooks;
  private final CaseTelling telling;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CaseNotices(
      JdbcTold told,
      JdbcCases cases,
      JdbcTasks tasks,
      JdbcDecisions decisions,
      Playbooks playbooks,
      CaseTelling telling,
      TransactionTemplate transaction,
      Clock clock) {
    this.told = told;
    this.cases = cases;
    this.tasks = tasks;
    this.decisions = decisions;
    this.playbooks = playbooks;
    this.telling = telling;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Cases with something to tell. */
  List<CaseId> untold(int most) {
    return Objects.requireNonNull(transaction.execute(_ -> told.untold(most)));
  }

  /** Tells what happened in a case since it was told last. */
  void tell(CaseId id) {
    transaction.executeWithoutResult(
        _ -> {
          OptionalInt last = told.lock(id);
          if (last.isPresent()) {
            tell(cases.find(id).orElseThrow(), last.getAsInt());
          }
        });
  }

  private void tell(CaseRow row, int last) {
    List<CaseEvent> events = cases.events(row.id());
    Instant now = clock.instant();
    if (events.getLast().at().isAfter(now)) {
      // Another clock is ahead; nobody is told of what has not happened yet.
      return;
    }
    telling.tell(
        row,
        StepNews.of(
            row,
            last,
            playbooks.pinned(row.pin().hash()),
            events,
            tasks.of(row.id()),
            decisions.of(row.id()),
            now));
    told.told(row.id(), events.size());
  }
}
