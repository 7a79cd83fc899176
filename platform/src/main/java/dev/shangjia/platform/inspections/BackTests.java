package dev.shangjia.platform.inspections;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.inspections.BackTestLine.Outcome;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges what was handed in by a version of a rulebook that is not in force, by the facts that were
 * gathered then: whom a change would hit or free is known before it counts. For the operator's side
 * alone.
 */
@Service
public class BackTests {
  private final JdbcBackTests rows;
  private final Policies policies;
  private final SchedulerClient scheduler;
  private final TransactionTemplate transaction;
  private final Clock clock;

  BackTests(
      JdbcBackTests rows,
      Policies policies,
      SchedulerClient scheduler,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.policies = policies;
    this.scheduler = scheduler;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Orders a back-test over the last inspection of each dossier of a program, as of now. It begins
   * within seconds, also when this server stops before.
   *
   * @param before hash of the version to compare with
   * @param after hash of the version to try
   */
  public BackTest order(String program, String before, String after) {
    return inTransaction(
        () -> {
          long id =
              rows.add(
                  program,
                  before,
                  after,
                  clock.instant().truncatedTo(ChronoUnit.SECONDS),
                  Acting.required().id(),
                  clock.instant());
          scheduler.scheduleIfNotExists(
              BackTestJob.TASK
                  .instance(Long.toString(id))
                  .data(new BackTestJob(id))
                  .scheduledTo(clock.instant()));
          return rows.find(id).orElseThrow();
        });
  }

  /** The last back-test of one version against another; empty when there was none. */
  public Optional<BackTest> latest(String before, String after) {
    return inTransaction(() -> rows.latest(before, after));
  }

  /** Has a back-test end where it is. */
  public void stop(BackTest test) {
    transaction.executeWithoutResult(
        _ -> rows.end(test.id(), BackTest.State.STOPPED, clock.instant()));
  }

  /** How many dossiers came to what; outcomes that none came to are left out. */
  public Map<Outcome, Integer> counts(BackTest test) {
    return inTransaction(() -> rows.counts(test.id()));
  }

  /**
   * What came of dossiers, those that are newly stopped first.
   *
   * @param from how many are passed over
   * @param most how many at most
   */
  public List<BackTestLine> lines(BackTest test, int from, int most) {
    return inTransaction(() -> rows.lines(test.id(), from, most));
  }

  /** The organizations of which a dossier would be newly stopped, with the rules that do it. */
  public Map<OrganizationId, List<String>> hit(BackTest test) {
    return inTransaction(() -> rows.hit(test.id()));
  }

  /**
   * Gives each organization of which a dossier would be newly stopped a day by which to put that
   * right; those that were given before no longer hold. Runs in the caller's transaction.
   */
  public Map<OrganizationId, LocalDate> giveDates(BackTest test, FixDates dates) {
    var given = new LinkedHashMap<OrganizationId, LocalDate>();
    hit(test).keySet().forEach(one -> given.put(one, dates.of(test.after(), one)));
    rows.setDates(test.id(), given);
    return given;
  }

  /** The days that were given; empty before. */
  public Map<OrganizationId, LocalDate> dates(BackTest test) {
    return inTransaction(() -> rows.dates(test.id()));
  }

  /**
   * The day by which an organization is to put right what a version of a program's rulebook newly
   * stops, as it was given last; empty when it was given none.
   */
  public Optional<LocalDate> fixDate(String program, OrganizationId organization) {
    return inTransaction(() -> rows.date(program, organization));
  }

  /**
   * What was handed in and can be tried on.
   *
   * @param at when it was looked at
   */
  public record Report(
      InspectionId inspection, OrganizationId organization, DossierId dossier, Instant at) {}

  /** The last reports of a program, the latest first. */
  public List<Report> reports(String program, int most) {
    return inTransaction(() -> rows.reports(program, most));
  }

  /**
   * Judges some reports by the version in force and by one that nobody saved yet, as of now.
   *
   * @param after judges by the other one
   * @return those of which it says something else
   */
  public List<BackTestLine> tryOn(String program, Inspector after, List<Report> some) {
    var compared = new Compared(policies.inspector(policies.inForce(program)), after);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    List<Long> ids = some.stream().map(one -> one.inspection().value()).toList();
    return inTransaction(() -> rows.facts(ids)).stream()
        .map(
            one ->
                compared.line(
                    new Compared.Of(one.inspection(), one.organization(), one.dossier()),
                    BackTestRun.read(one),
                    now))
        .flatMap(Optional::stream)
        .toList();
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
