package dev.shangjia.platform.audit;

import dev.shangjia.engine.record.ChainHead;
import dev.shangjia.engine.record.Checkpoint;
import dev.shangjia.engine.record.HeadTree;
import dev.shangjia.engine.record.Inclusion;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs the heads of all chains. */
@Component
class Checkpoints {
  private final JdbcCheckpoints rows;
  private final SigningKeys keys;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Checkpoints(
      JdbcCheckpoints rows, SigningKeys keys, TransactionTemplate transaction, Clock clock) {
    this.rows = rows;
    this.keys = keys;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Makes the next one; whoever acts has to see all chains. */
  Checkpoint make() {
    return Objects.requireNonNull(transaction.execute(_ -> made()));
  }

  private Checkpoint made() {
    rows.lock();
    List<JdbcCheckpoints.Head> heads = rows.heads();
    HeadTree tree = HeadTree.of(heads.stream().map(JdbcCheckpoints.Head::head).toList());
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Checkpoint checkpoint =
        rows.last()
            .map(last -> last.next(tree, at, keys.current()))
            .orElseGet(() -> Checkpoint.first(tree, at, keys.current()));
    rows.add(checkpoint);
    rows.add(
        heads.stream()
            .filter(head -> head.covered() < head.head().sequence())
            .map(head -> new JdbcCheckpoints.Proven(head, proof(checkpoint, tree, head.head())))
            .toList());
    return checkpoint;
  }

  private static Inclusion proof(Checkpoint checkpoint, HeadTree tree, ChainHead head) {
    return Inclusion.of(checkpoint, tree, head, List.of());
  }

  /** The latest ones, the last one first. */
  List<Checkpoint> latest(int most) {
    return Objects.requireNonNull(transaction.execute(_ -> rows.latest(most)));
  }

  Optional<Checkpoint> find(long sequence) {
    return Objects.requireNonNull(transaction.execute(_ -> rows.find(sequence)));
  }
}
