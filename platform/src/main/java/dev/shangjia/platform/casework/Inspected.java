package dev.shangjia.platform.casework;

import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What machines found in what was handed in, for those who decide. */
@Component
final class Inspected {

  /** The report of what was handed in last; empty when nothing was inspected. */
  Optional<Report> report(CaseRow row) {
    return Optional.empty();
  }

  /** What people look at in a stage. */
  List<Checklist.Line> checklist(CaseRow row, Playbook playbook, Stage stage) {
    return Checklist.of(playbook.rulebook(), stage, report(row), handedInAt(row));
  }

  private static Instant handedInAt(CaseRow row) {
    return row.startedAt();
  }

  /**
   * Says of each citation why it comes up in this round.
   *
   * @param round the stage's round, from 1
   */
  List<Citation> typed(CaseRow row, Playbook playbook, int round, List<Citation> citations) {
    return citations;
  }
}
