package dev.shangjia.platform.casework;

import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Snapshot;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.casework.HandedIn.Evidence;
import dev.shangjia.platform.inspections.Inspection;
import dev.shangjia.platform.inspections.InspectionId;
import dev.shangjia.platform.inspections.Inspections;
import dev.shangjia.platform.policies.Waiver;
import dev.shangjia.platform.policies.Waivers;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what was handed in, for those who decide and those who handed it in. */
@Component
final class HandedInReading {
  private final JdbcCases rows;
  private final Dossiers dossiers;
  private final Inspections inspections;
  private final Playbooks playbooks;
  private final Waivers waivers;
  private final EvidenceReading evidence;
  private final ChangesReading changes;
  private final TransactionTemplate transaction;

  HandedInReading(
      JdbcCases rows,
      Dossiers dossiers,
      Inspections inspections,
      Playbooks playbooks,
      Waivers waivers,
      EvidenceReading evidence,
      ChangesReading changes,
      TransactionTemplate transaction) {
    this.rows = rows;
    this.dossiers = dossiers;
    this.inspections = inspections;
    this.playbooks = playbooks;
    this.waivers = waivers;
    this.evidence = evidence;
    this.changes = changes;
    this.transaction = transaction;
  }

  /** What was handed in last; empty when nothing was. */
  Optional<HandedIn> of(CaseRow row) {
    return snapshot(row.snapshot()).map(now -> read(row, now));
  }

  /**
   * What had been handed in at a time, as it was known then: nothing that came later shows.
   *
   * @param inspection what machines had found; null when nothing
   */
  Optional<HandedIn> asOf(
      CaseRow row, @Nullable Long handedIn, @Nullable Long inspection, Instant at) {
    return snapshot(handedIn)
        .map(
            now ->
                read(
                    row,
                    now,
                    inTransaction(() -> rows.rounds(row.id())).stream()
                        .filter(round -> !round.judgedAt().isAfter(at))
                        .toList(),
                    Optional.ofNullable(inspection)
                        .map(InspectionId::new)
                        .flatMap(inspections::find),
                    waivers(row).stream().filter(one -> !one.approvedAt().isAfter(at)).toList()));
  }

  private HandedIn read(CaseRow row, Snapshot now) {
    return read(
        row,
        now,
        inTransaction(() -> rows.rounds(row.id())),
        inspections.latest(now.id()),
        waivers(row));
  }

  private HandedIn read(
      CaseRow row,
      Snapshot now,
      List<Round> rounds,
      Optional<Inspection> inspection,
      List<Waiver> waived) {
    Optional<Snapshot> lastRound =
        rounds.size() < 2 ? Optional.empty() : snapshot(rounds.get(rounds.size() - 2).snapshot());
    Optional<Report> report = inspection.flatMap(one -> inspections.report(one.id()));
    var shown = new EvidenceReading.Shown(now, facts(inspection), waived);
    List<Evidence> all = report.map(one -> evidence(one, shown)).orElse(List.of());
    Rulebook rulebook = playbooks.pinned(row.pin().hash()).rulebook();
    return new HandedIn(
        row.id(),
        Math.max(1, rounds.size()),
        lastRound.isPresent(),
        inspection.orElse(null),
        new FilledForms(rulebook, now, lastRound).all(),
        report.map(one -> found(all, one)).orElse(List.of()),
        all.stream()
            .collect(
                Collectors.toMap(
                    one -> one.finding().fingerprint(), Function.identity(), (one, _) -> one)),
        changes.of(row, now, rulebook).orElse(null));
  }

  private Optional<Snapshot> snapshot(@Nullable Long id) {
    return Optional.ofNullable(id).flatMap(known -> dossiers.snapshot(new SnapshotId(known)));
  }

  private Optional<Facts> facts(Optional<Inspection> inspection) {
    return inspection.flatMap(one -> inspections.facts(one.id()));
  }

  /** What machines decide alone, the gravest first. */
  private static List<Evidence> found(List<Evidence> all, Report report) {
    Set<String> auto =
        report.results().stream()
            .filter(result -> result.decides() == Decides.AUTO)
            .map(RuleResult::rule)
            .collect(Collectors.toUnmodifiableSet());
    return all.stream()
        .filter(one -> auto.contains(one.rule()))
        .sorted(Comparator.comparing(Evidence::level))
        .toList();
  }

  private List<Evidence> evidence(Report report, EvidenceReading.Shown shown) {
    return report.results().stream()
        .flatMap(
            result ->
                result.findings().stream().map(finding -> evidence.of(result, finding, shown)))
        .toList();
  }

  private List<Waiver> waivers(CaseRow row) {
    return waivers.of(row.organization(), row.pin().program(), row.app());
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
