package dev.shangjia.platform.inspections;

import dev.shangjia.engine.facts.Facts;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries versions of rulebooks on what comes in, before they count. One at a time in a program; it
 * ends when somebody says so, another begins, or its version is in force. For the operator's side
 * alone.
 */
@Service
public class Audits {
  private final JdbcAudits rows;
  private final Policies policies;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private volatile @Nullable Comparing last;

  Audits(JdbcAudits rows, Policies policies, TransactionTemplate transaction, Clock clock) {
    this.rows = rows;
    this.policies = policies;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Begins to look at the reports of a program by a version, from now on; another one ends. */
  public void begin(String program, String hash) {
    transaction.executeWithoutResult(
        _ -> {
          if (rows.underWay(program).filter(one -> one.hash().equals(hash)).isEmpty()) {
            rows.end(program, clock.instant());
            rows.begin(program, hash, Acting.required().id(), clock.instant());
          }
        });
  }

  /** Looks at no more reports of a program. */
  public void end(String program) {
    transaction.executeWithoutResult(_ -> rows.end(program, clock.instant()));
  }

  /** The last audit of a version; empty when there was none. */
  public Optional<Audit> latest(String hash) {
    return inTransaction(() -> rows.latest(hash));
  }

  /**
   * The reports of which it says something else, those that it would newly stop first.
   *
   * @param most how many at most
   */
  public List<BackTestLine> lines(Audit audit, int most) {
    return inTransaction(() -> rows.lines(audit.id(), most));
  }

  /**
   * That an audit looked at a report.
   *
   * @param line what it says; null when that is the same
   */
  record Looked(long audit, @Nullable BackTestLine line) {}

  /** Looks at a report; empty when no audit does, or the report was there before it began. */
  Optional<Looked> look(Inspection inspection, Facts facts) {
    Optional<Audit> audit = inTransaction(() -> rows.underWay(inspection.program()));
    if (audit.filter(one -> isInForce(one)).isPresent()) {
      end(inspection.program());
      return Optional.empty();
    }
    return audit.filter(one -> isSince(inspection, one)).map(one -> look(one, inspection, facts));
  }

  private boolean isInForce(Audit audit) {
    return policies.inForce(audit.program()).hash().equals(audit.hash());
  }

  private static boolean isSince(Inspection inspection, Audit audit) {
    Instant finished = inspection.finishedAt();
    return finished != null && !finished.isBefore(audit.beganAt());
  }

  private Looked look(Audit audit, Inspection inspection, Facts facts) {
    var of = new Compared.Of(inspection.id(), inspection.organization(), inspection.dossier());
    return new Looked(
        audit.id(),
        compared(inspection.rulebookHash(), audit.hash())
            .line(of, facts, inspection.at())
            .orElse(null));
  }

  /** Two versions, and what differs between them: the same for one report after the other. */
  private record Comparing(String before, String after, Compared compared) {
    boolean isOf(String one, String other) {
      return before.equals(one) && after.equals(other);
    }
  }

  private Compared compared(String before, String after) {
    Comparing known = last;
    if (known == null || !known.isOf(before, after)) {
      known = new Comparing(before, after, new Compared(policies, before, after));
      last = known;
    }
    return known.compared();
  }

  /** Keeps what was seen, in the caller's transaction. */
  void keep(Looked looked) {
    rows.looked(looked.audit());
    BackTestLine line = looked.line();
    if (line != null) {
      rows.add(looked.audit(), line);
    }
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
