package dev.shangjia.platform.casework;

import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.policies.Policies;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cases that the market starts by itself when a recheck finds what is listed graver than it was
 * accepted. Which procedure they go through is the rulebook's to say; an app has one open at most.
 * For the market's own jobs.
 */
@Service
public class RecheckCases {
  private final Cases cases;
  private final JdbcCases rows;
  private final JdbcChangedFindings findings;
  private final Policies policies;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RecheckCases(
      Cases cases,
      JdbcCases rows,
      JdbcChangedFindings findings,
      Policies policies,
      TransactionTemplate transaction,
      Clock clock) {
    this.cases = cases;
    this.rows = rows;
    this.findings = findings;
    this.policies = policies;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What came of starting a case. */
  public sealed interface Opened {

    /** There is one now; another node may have started it. */
    record Open(CaseId caseId) implements Opened {}

    /** The rulebook in force names no procedure for it. */
    record NoProcedure() implements Opened {}

    /** The procedure did not begin. */
    record Refused(CaseResult.Refused why) implements Opened {}
  }

  /**
   * Starts a case about an app by the rulebook in force, or adds to the one that is open. In one
   * transaction with the caller's.
   *
   * @param found because of what; at least one
   */
  public Opened open(App app, List<ChangedFinding> found) {
    return inTransaction(
        () ->
            procedure(app.program())
                .map(procedure -> open(app, procedure, found))
                .orElseGet(Opened.NoProcedure::new));
  }

  private Optional<Procedure> procedure(String program) {
    return policies.find(program).stream()
        .flatMap(rulebook -> rulebook.procedures().values().stream())
        .filter(procedure -> procedure.starts().upon() == Procedure.Occasion.RECHECK)
        .findFirst();
  }

  private Opened open(App app, Procedure procedure, List<ChangedFinding> found) {
    var subject = new Subject("app", app.id().value());
    Optional<CaseRow> open = rows.open(app.organization(), app.program(), procedure.id(), subject);
    if (open.isPresent()) {
      add(open.get(), found);
      return new Opened.Open(open.get().id());
    }
    var start = new CaseStart(app.program(), procedure.id(), subject, app.organization(), null);
    return switch (cases.start(start, CaseActor.MARKET)) {
      case CaseResult.Moved(CaseId id, int _) -> {
        add(rows.find(id).orElseThrow(), found);
        yield new Opened.Open(id);
      }
      case CaseResult.Refused refused -> new Opened.Refused(refused);
      case StartResult.Waits waits ->
          throw new IllegalStateException("the market waits for its own turn: " + waits);
    };
  }

  private void add(CaseRow row, List<ChangedFinding> found) {
    Instant now = clock.instant();
    found.forEach(one -> findings.add(row.id(), row.organization(), one, now));
  }

  /** Those of some cases that are over. */
  public Set<CaseId> ended(Collection<CaseId> ids) {
    return ids.isEmpty()
        ? Set.of()
        : inTransaction(
            () ->
                rows.all(ids).stream()
                    .filter(row -> !row.isOpen())
                    .map(CaseRow::id)
                    .collect(Collectors.toUnmodifiableSet()));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
