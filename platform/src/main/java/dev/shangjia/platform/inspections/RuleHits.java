package dev.shangjia.platform.inspections;

import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.platform.policies.Policies;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What rules find in what is handed in: in how many last reports, and how often over time. Reports
 * are made from facts whenever somebody asks, so what they found is counted once and kept. For the
 * operator's side alone.
 */
@Service
public class RuleHits {
  private static final Logger LOG = LoggerFactory.getLogger(RuleHits.class);
  private static final int MONTHS = 12;

  private final JdbcRuleHits rows;
  private final JdbcInspections inspections;
  private final JudgedInspections judged;
  private final Audits audits;
  private final Policies policies;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RuleHits(
      JdbcRuleHits rows,
      JdbcInspections inspections,
      JudgedInspections judged,
      Audits audits,
      Policies policies,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.inspections = inspections;
    this.judged = judged;
    this.audits = audits;
    this.policies = policies;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What a rule finds.
   *
   * @param current of how many dossiers the last report holds a finding of it
   * @param months the last twelve months in which there were reports, the earliest first
   */
  public record Hits(int current, List<Month> months) {
    public Hits {
      months = List.copyOf(months);
    }
  }

  /**
   * A month, named by its first day in the program's zone.
   *
   * @param reports how many reports there were
   * @param hits how many of them hold a finding of the rule
   */
  public record Month(LocalDate first, int reports, int hits) {}

  /** What a rule finds in a program. */
  public Hits of(String program, String rule) {
    LocalDate since = YearMonth.from(today(program)).minusMonths(MONTHS - 1L).atDay(1);
    return inTransaction(
        () -> new Hits(rows.current(program, rule), rows.months(program, rule, since)));
  }

  /** In how many reports of the last days each rule of a program found something. */
  public Map<String, Integer> ofLastDays(String program, int days) {
    LocalDate since = today(program).minusDays(days - 1L);
    return inTransaction(() -> rows.since(program, since));
  }

  private LocalDate today(String program) {
    return clock.instant().atZone(policies.inForce(program).zone()).toLocalDate();
  }

  /**
   * Counts what some reports found that nobody counted yet. May be done as often as one likes, also
   * after a crash: each is counted once.
   *
   * @param most how many at most
   */
  void count(int most) {
    for (InspectionId id : inTransaction(() -> rows.uncounted(most))) {
      inspection(id).ifPresent(this::count);
    }
  }

  private Optional<Inspection> inspection(InspectionId id) {
    return inTransaction(() -> inspections.find(id));
  }

  private void count(Inspection inspection) {
    Set<String> rules;
    Optional<Audits.Looked> looked;
    try {
      Judged found = judged.of(inspection).orElseThrow();
      rules = rules(found.report());
      looked = audits.look(inspection, found.facts());
    } catch (DataAccessException | TransactionException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("inspection {} is left out of what rules found", inspection.id(), e);
      transaction.executeWithoutResult(_ -> rows.markCounted(inspection.id()));
      return;
    }
    LocalDate day =
        inspection.at().atZone(policies.byHash(inspection.rulebookHash()).zone()).toLocalDate();
    transaction.executeWithoutResult(
        _ -> {
          if (rows.markCounted(inspection.id())) {
            rows.count(inspection, day, rules);
            looked.ifPresent(audits::keep);
          }
        });
  }

  private static Set<String> rules(Report report) {
    return report.results().stream()
        .filter(result -> result.outcome() == RuleResult.Outcome.FINDING)
        .map(RuleResult::rule)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
