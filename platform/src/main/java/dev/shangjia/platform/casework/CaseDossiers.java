package dev.shangjia.platform.casework;

import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.SnapshotId;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What was handed in in cases, for modules that carry out what was decided about it. */
@Service
public class CaseDossiers {
  private final JdbcCases rows;
  private final Dossiers dossiers;
  private final CaseFacts facts;
  private final TransactionTemplate transaction;

  CaseDossiers(
      JdbcCases rows, Dossiers dossiers, CaseFacts facts, TransactionTemplate transaction) {
    this.rows = rows;
    this.dossiers = dossiers;
    this.facts = facts;
    this.transaction = transaction;
  }

  /**
   * What was handed in last in a case; empty when nothing was, or whoever acts does not see it.
   *
   * @param caseId as effects name it
   */
  public Optional<CaseDossier> of(long caseId) {
    return Objects.requireNonNull(
        transaction.execute(_ -> rows.find(new CaseId(caseId)).flatMap(this::of)));
  }

  private Optional<CaseDossier> of(CaseRow row) {
    return Optional.ofNullable(row.snapshot())
        .flatMap(id -> dossiers.snapshot(new SnapshotId(id)))
        .map(
            snapshot ->
                new CaseDossier(
                    row.id(),
                    row.pin().hash(),
                    snapshot,
                    facts.of(
                        row.pin().program(), row.provider(), row.app(), snapshot.id().value())));
  }
}
