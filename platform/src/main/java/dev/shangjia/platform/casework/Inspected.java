package dev.shangjia.platform.casework;

import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.inspections.Inspection;
import dev.shangjia.platform.inspections.Inspections;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What machines found in what was handed in, for those who decide. */
@Component
final class Inspected {
  private final Inspections inspections;
  private final JdbcCases rows;
  private final CitationTypes types;

  Inspected(Inspections inspections, JdbcCases rows, CitationTypes types) {
    this.inspections = inspections;
    this.rows = rows;
    this.types = types;
  }

  /** The inspection of something that was handed in; empty when none was ordered. */
  Optional<Inspection> inspection(@Nullable Long snapshot) {
    return Optional.ofNullable(snapshot).flatMap(id -> inspections.latest(new SnapshotId(id)));
  }

  /** The report of something that was handed in; empty while nobody has looked. */
  Optional<Report> report(@Nullable Long snapshot) {
    return inspection(snapshot).flatMap(inspection -> inspections.report(inspection.id()));
  }

  /** What was handed in, the first first. */
  List<Round> rounds(CaseRow row) {
    return rows.rounds(row.id());
  }

  /**
   * What people look at in a stage.
   *
   * @param rounds what was handed in
   */
  List<Checklist.Line> checklist(CaseRow row, List<Round> rounds, Playbook playbook, Stage stage) {
    return Checklist.of(
        playbook.rulebook(), stage, report(row.snapshot()), handedInAt(rounds, row));
  }

  private static Instant handedInAt(List<Round> rounds, CaseRow row) {
    return rounds.isEmpty() ? row.startedAt() : rounds.getLast().judgedAt();
  }

  /**
   * Says of each citation why it comes up in this round, and how much it counts.
   *
   * @param rounds what was handed in
   */
  List<Citation> typed(
      CaseRow row, List<Round> rounds, Playbook playbook, String stage, List<Citation> citations) {
    if (citations.isEmpty() || rounds.size() < 2) {
      return citations;
    }
    Round before = rounds.get(rounds.size() - 2);
    return types.of(
        row,
        stage,
        citations,
        new CitationTypes.Earlier(
            before, report(before.snapshot()), report(rounds.getLast().snapshot())),
        playbook.rulebook());
  }
}
