package dev.shangjia.platform.inspections;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.FactsFile;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.report.OutcomeDiff;
import dev.shangjia.engine.inspection.report.Verdict;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookDiff;
import dev.shangjia.platform.inspections.BackTestLine.Outcome;
import dev.shangjia.platform.inspections.BackTestLine.RuleEffect;
import dev.shangjia.platform.inspections.JdbcBackTests.Gathered;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a back-test, some dossiers at a time. Taken up again after a crash, it begins anew and comes
 * to the same lines.
 */
@Component
class BackTestRun {
  private static final int AT_A_TIME = 50;

  private final JdbcBackTests rows;
  private final Policies policies;
  private final TransactionTemplate transaction;
  private final Acting acting;
  private final Clock clock;

  BackTestRun(
      JdbcBackTests rows,
      Policies policies,
      TransactionTemplate transaction,
      Acting acting,
      Clock clock) {
    this.rows = rows;
    this.policies = policies;
    this.transaction = transaction;
    this.acting = acting;
    this.clock = clock;
  }

  void run(BackTestJob job) {
    acting.as(
        new Actor.SystemOfMarket("back-test"),
        () -> inTransaction(() -> rows.find(job.backTest())).ifPresent(this::run));
  }

  /** Ends a back-test for which nobody tries any longer. */
  void giveUp(BackTestJob job) {
    acting.as(
        new Actor.SystemOfMarket("back-test"),
        () ->
            transaction.executeWithoutResult(
                _ -> rows.end(job.backTest(), BackTest.State.FAILED, clock.instant())));
  }

  private void run(BackTest test) {
    if (!test.isUnderWay()) {
      return;
    }
    var judging = new Judging(test);
    List<Long> all = inTransaction(() -> rows.inspections(test.program()));
    for (int from = 0; from < all.size(); from += AT_A_TIME) {
      List<Long> some = all.subList(from, Math.min(all.size(), from + AT_A_TIME));
      int done = from;
      if (!inTransaction(() -> rows.progress(test.id(), done, all.size()))) {
        return;
      }
      List<BackTestLine> lines =
          inTransaction(() -> rows.facts(some)).stream()
              .map(judging::line)
              .flatMap(Optional::stream)
              .toList();
      transaction.executeWithoutResult(_ -> lines.forEach(line -> rows.add(test.id(), line)));
    }
    transaction.executeWithoutResult(
        _ -> {
          rows.progress(test.id(), all.size(), all.size());
          rows.end(test.id(), BackTest.State.DONE, clock.instant());
        });
  }

  /** Judges dossiers by both versions. */
  private final class Judging {
    private final BackTest test;
    private final Inspector before;
    private final Inspector after;
    private final Set<String> changed;

    Judging(BackTest test) {
      this.test = test;
      Rulebook old = policies.byHash(test.before());
      Rulebook now = policies.byHash(test.after());
      this.before = policies.inspector(old);
      this.after = policies.inspector(now);
      this.changed = new HashSet<>(RulebookDiff.between(old, now).rules());
    }

    /** Empty when both say the same of a dossier. */
    Optional<BackTestLine> line(Gathered gathered) {
      Facts facts = read(gathered);
      Report earlier = before.inspect(facts, test.at());
      Report later = after.inspect(facts, test.at());
      OutcomeDiff difference = OutcomeDiff.between(earlier, later);
      List<String> undecided = OutcomeDiff.undecided(earlier, later, changed);
      return outcome(difference, undecided)
          .map(
              outcome ->
                  new BackTestLine(
                      gathered.inspection(),
                      gathered.organization(),
                      gathered.dossier(),
                      outcome,
                      difference.rules().stream()
                          .map(rule -> new RuleEffect(rule.rule(), rule.effect().code()))
                          .toList(),
                      undecided));
    }

    private static Optional<Outcome> outcome(OutcomeDiff difference, List<String> undecided) {
      boolean stopped = difference.before() == Verdict.MUST_FIX;
      boolean stops = difference.after() == Verdict.MUST_FIX;
      if (stopped != stops) {
        return Optional.of(stops ? Outcome.NEWLY_STOPPED : Outcome.FREED);
      }
      if (!difference.rules().isEmpty()) {
        return Optional.of(Outcome.DIFFERS);
      }
      return undecided.isEmpty() ? Optional.empty() : Optional.of(Outcome.UNDECIDED);
    }
  }

  private static Facts read(Gathered gathered) {
    byte[] file = gathered.facts().getBytes(StandardCharsets.UTF_8);
    return switch (FactsFile.read("facts.json", file)) {
      case Reading.Read<Facts>(Facts facts, var _) -> facts;
      case Reading.Unreadable<Facts>(var problems) ->
          throw new IllegalStateException(
              "facts of inspection %s: %s".formatted(gathered.inspection(), problems));
    };
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
