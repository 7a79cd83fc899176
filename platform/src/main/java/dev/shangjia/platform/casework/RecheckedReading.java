package dev.shangjia.platform.casework;

import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Snapshot;
import dev.shangjia.platform.casework.HandedIn.Evidence;
import dev.shangjia.platform.casework.Rechecked.Look;
import dev.shangjia.platform.casework.Rechecked.Pair;
import dev.shangjia.platform.inspections.Inspection;
import dev.shangjia.platform.inspections.InspectionId;
import dev.shangjia.platform.inspections.Inspections;
import dev.shangjia.platform.policies.Waivers;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what rechecks found because of which a case was started. */
@Component
final class RecheckedReading {
  private final JdbcChangedFindings rows;
  private final Inspections inspections;
  private final Dossiers dossiers;
  private final Waivers waivers;
  private final EvidenceReading evidence;
  private final TransactionTemplate transaction;

  RecheckedReading(
      JdbcChangedFindings rows,
      Inspections inspections,
      Dossiers dossiers,
      Waivers waivers,
      EvidenceReading evidence,
      TransactionTemplate transaction) {
    this.rows = rows;
    this.inspections = inspections;
    this.dossiers = dossiers;
    this.waivers = waivers;
    this.evidence = evidence;
    this.transaction = transaction;
  }

  /** What was found; empty when the case was started by nothing of the kind. */
  Optional<Rechecked> of(CaseRow row) {
    List<ChangedFinding> found =
        Objects.requireNonNull(transaction.execute(_ -> rows.of(row.id())));
    List<Pair> pairs =
        found.stream()
            .flatMap(one -> pair(row, one).stream())
            .sorted(Comparator.comparing(Pair::level))
            .toList();
    return pairs.isEmpty() ? Optional.empty() : Optional.of(new Rechecked(pairs));
  }

  private Optional<Pair> pair(CaseRow row, ChangedFinding found) {
    Look now = look(row, found.seen(), found.fingerprint());
    Evidence evidence = now.evidence();
    return evidence == null
        ? Optional.empty()
        : Optional.of(
            new Pair(
                found.rule(),
                evidence.title(),
                evidence.level(),
                found.cause(),
                look(row, found.accepted(), found.fingerprint()),
                now));
  }

  private Look look(CaseRow row, @Nullable InspectionId id, String fingerprint) {
    return Optional.ofNullable(id)
        .flatMap(inspections::find)
        .flatMap(
            inspection ->
                inspections
                    .report(inspection.id())
                    .map(
                        report ->
                            new Look(
                                inspection.at(),
                                evidence(row, inspection, report, fingerprint).orElse(null))))
        .orElseGet(() -> new Look(null, null));
  }

  private Optional<Evidence> evidence(
      CaseRow row, Inspection inspection, Report report, String fingerprint) {
    Snapshot snapshot = dossiers.snapshot(inspection.snapshot()).orElseThrow();
    var shown =
        new EvidenceReading.Shown(
            snapshot,
            inspections.facts(inspection.id()),
            waivers.of(row.organization(), row.pin().program(), row.app()));
    return report.results().stream()
        .flatMap(result -> found(result, fingerprint).map(one -> evidence.of(result, one, shown)))
        .findFirst();
  }

  private static Stream<Finding> found(RuleResult result, String fingerprint) {
    return result.findings().stream().filter(one -> one.fingerprint().equals(fingerprint));
  }
}
