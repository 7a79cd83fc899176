package dev.shangjia.platform.inspections;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.FactsFile;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.platform.policies.Policies;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ConcurrentLruCache;

/**
 * Facts and reports of inspections that are done. Equal facts, rulebook and time give an equal
 * report, so that the last ones are kept instead of being judged at each look.
 */
@Component
class JudgedInspections {
  private static final int KEPT = 64;

  private final JdbcInspections rows;
  private final Policies policies;
  private final TransactionTemplate transaction;
  private final ConcurrentLruCache<Key, Judged> kept;

  JudgedInspections(JdbcInspections rows, Policies policies, TransactionTemplate transaction) {
    this.rows = rows;
    this.policies = policies;
    this.transaction = transaction;
    this.kept = new ConcurrentLruCache<>(KEPT, this::judge);
  }

  /** What a report is made from, besides the facts that the inspection keeps. */
  private record Key(InspectionId id, String rulebookHash, Instant at) {}

  /**
   * What came of an inspection; empty until it is done.
   *
   * @param inspection one that whoever acts has just been shown
   */
  Optional<Judged> of(Inspection inspection) {
    return inspection.state() == Inspection.State.DONE
        ? Optional.of(
            kept.get(new Key(inspection.id(), inspection.rulebookHash(), inspection.at())))
        : Optional.empty();
  }

  private Judged judge(Key key) {
    Optional<String> file = transaction.execute(_ -> rows.facts(key.id()));
    if (file == null || file.isEmpty()) {
      throw new IllegalStateException("inspection " + key.id() + " is done and has no facts");
    }
    Facts facts = read(key.id(), file.get());
    Report report =
        policies.inspector(policies.byHash(key.rulebookHash())).inspect(facts, key.at());
    return new Judged(facts, report);
  }

  private static Facts read(InspectionId id, String text) {
    return switch (FactsFile.read("facts.json", text.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Facts>(Facts facts, var _) -> facts;
      case Reading.Unreadable<Facts>(var problems) ->
          throw new IllegalStateException("facts of inspection " + id + ": " + problems);
    };
  }
}
