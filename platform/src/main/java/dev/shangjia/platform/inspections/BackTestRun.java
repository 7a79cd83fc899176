package dev.shangjia.platform.inspections;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.FactsFile;
import dev.shangjia.platform.inspections.JdbcBackTests.Gathered;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    var compared = new Compared(policies, test.before(), test.after());
    List<Long> all = inTransaction(() -> rows.inspections(test.program()));
    for (int from = 0; from < all.size(); from += AT_A_TIME) {
      List<Long> some = all.subList(from, Math.min(all.size(), from + AT_A_TIME));
      int done = from;
      if (!inTransaction(() -> rows.progress(test.id(), done, all.size()))) {
        return;
      }
      List<BackTestLine> lines =
          inTransaction(() -> rows.facts(some)).stream()
              .map(gathered -> line(compared, gathered, test))
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

  private static Optional<BackTestLine> line(Compared compared, Gathered gathered, BackTest test) {
    var of = new Compared.Of(gathered.inspection(), gathered.organization(), gathered.dossier());
    return compared.line(of, read(gathered), test.at());
  }

  static Facts read(Gathered gathered) {
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
