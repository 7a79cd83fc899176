package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.metrics.CohenKappa;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How the market's cases go, in numbers. All of them look at a bounded part of the past: what takes
 * part is said by each. For the operator's side, and for the market itself.
 */
@Service
public class CaseFigures {
  private final JdbcFigures rows;
  private final JdbcStageTimes times;
  private final JdbcSecondReviews seconds;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CaseFigures(
      JdbcFigures rows,
      JdbcStageTimes times,
      JdbcSecondReviews seconds,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.times = times;
    this.seconds = seconds;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A stage of a procedure of a program. */
  public record StageKey(String program, String procedure, String stage) {}

  /**
   * What waits at the desk in a stage.
   *
   * @param overdue how many of them have missed their date
   * @param age how long one of two has waited
   * @param oldest how long the one has that came first
   */
  public record Waiting(
      StageKey stage, LocalText title, int waiting, int overdue, Duration age, Duration oldest) {}

  /**
   * How long a stage takes, of the last 1,000 that were closed since a time. While somebody else
   * had to answer its clock rested.
   *
   * @param known how many that were
   * @param half within which one of two was over
   * @param most within which nine of ten were
   * @param dated how many of them had a date
   * @param late how many missed it
   */
  public record StageTimes(
      StageKey stage, int known, Duration half, Duration most, int dated, int late) {}

  /** How many cases of a program began and ended in a week, which is named by its Monday. */
  public record Week(LocalDate monday, String program, int started, int ended) {}

  /**
   * How first rounds go, of the last 20,000 decisions since a time.
   *
   * @param cases how many cases were decided
   * @param passed how many of them nothing was objected to in the first round
   * @param objected in how many something was objected to
   * @param complete in how many of those nothing was named later that could have been named before
   */
  public record FirstRounds(String program, int cases, int passed, int objected, int complete) {}

  /**
   * How much somebody of the desk has to do.
   *
   * @param working how many tasks they work on now
   * @param decided how many decisions they made since a time
   */
  public record Load(PersonId person, int working, int decided) {}

  /**
   * How far two people agreed who judged the same without knowing of each other.
   *
   * @param family of the rules, as rule ids have it before their slash
   * @param both how many pairs of a case and a rule both held broken
   * @param onlyFirst how many the first alone
   * @param onlySecond how many the second alone
   * @param neither how many neither
   */
  public record Agreement(
      String program, String family, long both, long onlyFirst, long onlySecond, long neither) {
    /** As a table: what the first held by rows, what the second did by columns. */
    public long[][] counts() {
      return new long[][] {{both, onlyFirst}, {onlySecond, neither}};
    }

    /** Cohen's kappa; empty where it says nothing. */
    public Optional<CohenKappa> kappa() {
      return CohenKappa.of(counts());
    }
  }

  /**
   * How far two people agreed that rules are broken, by programs and families of rules: of the last
   * 20,000 second reviews that were given since a time, and of the rules that people judge.
   */
  public List<Agreement> agreements(Instant since) {
    return inTransaction(() -> seconds.pairs(since));
  }

  /**
   * To which verdicts the two came in the same: the first's by rows, the second's by columns, each
   * in the order of pass, return and decline.
   */
  public long[][] verdicts(Instant since) {
    return inTransaction(() -> seconds.verdicts(since));
  }

  /** What waits at the desk now, by stages. */
  public List<Waiting> waiting() {
    return inTransaction(() -> rows.waiting(clock.instant()));
  }

  /** How long stages take; those that were never closed since then are left out. */
  public List<StageTimes> stageTimes(Collection<StageKey> stages, Instant since) {
    return inTransaction(() -> times.recent(stages, since));
  }

  /** How many cases begin and end, week by week. */
  public List<Week> weeks(Instant since, ZoneId zone) {
    return inTransaction(() -> rows.weeks(since, zone));
  }

  /** How first rounds go, by programs. */
  public List<FirstRounds> firstRounds(Instant since) {
    return inTransaction(() -> rows.firstRounds(since));
  }

  /** How much each of the desk's people has to do. */
  public List<Load> loads(Instant since) {
    return inTransaction(() -> rows.loads(since, clock.instant()));
  }

  /**
   * How the rules of a program fare, of the last 20,000 decisions and of all contests since a time;
   * those of which nobody said anything are left out.
   */
  public List<RulePrecision> rules(String program, Instant since) {
    return inTransaction(() -> rows.rules(program, since));
  }

  /** How a rule fares, of the last 10,000 decisions that cite it and of all contests. */
  public RulePrecision rule(String program, String rule) {
    return inTransaction(() -> rows.rule(program, rule));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
