package dev.shangjia.platform.casework;

import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Snapshot;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.casework.Changes.Base;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds what a dossier is compared with: what was approved last, else what was handed in last. */
@Component
final class EarlierDossiers {
  private final JdbcCases rows;
  private final JdbcDecisions decisions;
  private final Playbooks playbooks;
  private final Dossiers dossiers;
  private final TransactionTemplate transaction;

  EarlierDossiers(
      JdbcCases rows,
      JdbcDecisions decisions,
      Playbooks playbooks,
      Dossiers dossiers,
      TransactionTemplate transaction) {
    this.rows = rows;
    this.decisions = decisions;
    this.playbooks = playbooks;
    this.dossiers = dossiers;
    this.transaction = transaction;
  }

  /** What was handed in earlier, and what it is. */
  record Earlier(Base base, Snapshot snapshot) {}

  /**
   * What a dossier is compared with; empty when nothing was handed in before.
   *
   * @param app the app that it is about; null for none
   * @param in the case in which it was handed in, which is not looked at; null for a draft
   */
  Optional<Earlier> of(
      OrganizationId organization, DossierKey key, @Nullable AppId app, @Nullable CaseId in) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              List<CaseRow> earlier =
                  rows.handedIn(organization, key, app).stream()
                      .filter(row -> !row.id().equals(in))
                      .toList();
              return first(earlier, this::isApproved, Base.Kind.APPROVED)
                  .or(() -> first(earlier, _ -> true, Base.Kind.HANDED_IN));
            }));
  }

  private Optional<Earlier> first(List<CaseRow> earlier, Predicate<CaseRow> which, Base.Kind kind) {
    return earlier.stream()
        .filter(which)
        .findFirst()
        .flatMap(
            row ->
                snapshot(row)
                    .map(
                        snapshot ->
                            new Earlier(
                                new Base(
                                    kind,
                                    row.id(),
                                    row.subjectName(),
                                    row.endedAt() == null ? row.startedAt() : row.endedAt()),
                                snapshot)));
  }

  private Optional<Snapshot> snapshot(CaseRow row) {
    return dossiers.snapshot(new SnapshotId(Objects.requireNonNull(row.snapshot())));
  }

  /** It ended, was not given up, and the last decision in it let it go on. */
  private boolean isApproved(CaseRow row) {
    Procedure procedure = playbooks.pinned(row.pin().hash()).procedure(row.pin().procedure());
    Procedure.Withdrawal withdrawal = procedure.withdrawal();
    if (row.end() == null || (withdrawal != null && withdrawal.to().equals(row.end()))) {
      return false;
    }
    return decisions.of(row.id()).stream()
        .filter(decision -> decision.state() == Decision.State.MADE)
        .reduce((_, later) -> later)
        .filter(Decision::favours)
        .isPresent();
  }
}
