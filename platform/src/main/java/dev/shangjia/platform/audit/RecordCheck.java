package dev.shangjia.platform.audit;

import dev.shangjia.engine.record.Checkpoint;
import dev.shangjia.engine.record.Entry;
import dev.shangjia.engine.record.HeadTree;
import dev.shangjia.engine.record.ReceiptAnswer;
import dev.shangjia.engine.record.ReceiptCheck;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks through the whole record for what is not as it was written: chains, receipts, salts,
 * checkpoints, and the contents that capabilities still keep. Whoever acts has to see all chains.
 */
@Component
class RecordCheck {
  private static final Logger LOG = LoggerFactory.getLogger(RecordCheck.class);
  private static final int AT_ONCE = 500;

  /** When that many are found, the rest is counted and not written down. */
  private static final int MOST_FINDINGS = 1000;

  private final JdbcRecordChecks rows;
  private final JdbcCheckpoints checkpoints;
  private final SigningKeys keys;
  private final Map<String, Originals> originals;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RecordCheck(
      JdbcRecordChecks rows,
      JdbcCheckpoints checkpoints,
      SigningKeys keys,
      List<Originals> originals,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.checkpoints = checkpoints;
    this.keys = keys;
    this.originals = new HashMap<>();
    originals.forEach(one -> this.originals.put(one.kind(), one));
    this.transaction = new TransactionTemplate(transactions);
    // All rows of a chain are read as they were at one time.
    transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.clock = clock;
  }

  /** Checks everything once. */
  CheckRun run() {
    long id = Objects.requireNonNull(transaction.execute(_ -> rows.start(clock.instant())));
    var tally = new Tally();
    try {
      var receipts = new ReceiptCheck(keys.published());
      examineCheckpoints(receipts, tally);
      examineChains(receipts, tally);
      examineTree(tally);
    } catch (IllegalStateException | IllegalArgumentException e) {
      LOG.error("the record cannot be read", e);
      tally.add(unreadable("audit", e));
    }
    tally.findings.forEach(
        finding ->
            LOG.error(
                "record check: {} {}: {}", finding.place(), finding.kind(), finding.words().en()));
    transaction.executeWithoutResult(
        _ -> rows.end(id, clock.instant(), tally.counts(), tally.findings));
    return Objects.requireNonNull(transaction.execute(_ -> rows.lastRun())).orElseThrow();
  }

  private void examineCheckpoints(ReceiptCheck receipts, Tally tally) {
    Optional<Checkpoint> before = Optional.empty();
    for (List<Checkpoint> page = after(0); !page.isEmpty(); page = after(last(page))) {
      for (Checkpoint checkpoint : page) {
        tally.checkpoints++;
        String place = "checkpoint " + checkpoint.sequence();
        ReceiptAnswer.Line line = receipts.check(checkpoint);
        if (line.reason().result() == ReceiptAnswer.Result.FAILS) {
          tally.add(new Finding(place, line.reason().code(), line.text()));
        }
        if (!follows(before, checkpoint)) {
          tally.add(
              Finding.of(
                  place,
                  "other-before",
                  "它没有接在前一个检查点之后。",
                  "It does not follow the checkpoint before it."));
        }
        before = Optional.of(checkpoint);
      }
    }
  }

  private static boolean follows(Optional<Checkpoint> before, Checkpoint checkpoint) {
    long sequence = before.map(Checkpoint::sequence).orElse(0L);
    String hash = before.map(Checkpoint::hash).orElse("0".repeat(64));
    return checkpoint.sequence() == sequence + 1 && checkpoint.previous().equals(hash);
  }

  private List<Checkpoint> after(long sequence) {
    return Objects.requireNonNull(transaction.execute(_ -> checkpoints.after(sequence, AT_ONCE)));
  }

  private static long last(List<Checkpoint> page) {
    return page.getLast().sequence();
  }

  private void examineChains(ReceiptCheck receipts, Tally tally) {
    var seen = new HashMap<Long, Optional<Checkpoint>>();
    String after = "";
    for (List<String> page = names(after); !page.isEmpty(); page = names(after)) {
      page.forEach(name -> examine(name, receipts, seen, tally));
      after = page.getLast();
    }
    Objects.requireNonNull(transaction.execute(_ -> rows.orphans()))
        .forEach(name -> examine(name, receipts, seen, tally));
  }

  private List<String> names(String after) {
    return Objects.requireNonNull(transaction.execute(_ -> rows.names(after, AT_ONCE)));
  }

  private void examine(
      String name, ReceiptCheck receipts, Map<Long, Optional<Checkpoint>> seen, Tally tally) {
    tally.chains++;
    try {
      transaction.executeWithoutResult(
          _ -> {
            StoredChain chain = rows.chain(name);
            tally.entries += chain.entries().size();
            var examination = new ChainExamination(chain, receipts);
            Kept kept = kept(chain);
            examination
                .findings(
                    number -> seen.computeIfAbsent(number, checkpoints::find), kept.contents())
                .forEach(tally::add);
            kept.unrecorded().forEach(what -> tally.add(unrecorded(name, what)));
            tally.contents += examination.compared();
          });
    } catch (RuntimeException e) {
      // A row that cannot be read is a finding, and the other chains are checked all the same.
      tally.add(unreadable(name, e));
    }
  }

  /** What the capability keeps that a chain is of; nothing where none does. */
  private record Kept(Map<Long, Map<String, String>> contents, List<String> unrecorded) {}

  private Kept kept(StoredChain chain) {
    int colon = chain.name().indexOf(':');
    Originals of = originals.get(chain.name().substring(0, Math.max(0, colon)));
    if (of == null) {
      return new Kept(Map.of(), List.of());
    }
    String id = chain.name().substring(colon + 1);
    List<Entry> entries = chain.entries().stream().map(StoredChain.StoredEntry::entry).toList();
    return new Kept(of.of(id, entries), of.unrecorded(id, entries));
  }

  private static Finding unrecorded(String name, String what) {
    return Finding.of(
        name,
        "not-recorded",
        "业务数据中有 %s，记录中却没有。".formatted(what),
        "There is a %s of which the record does not speak.".formatted(what));
  }

  /** The last checkpoint has to stand for the heads that checkpoints saw, and for no others. */
  private void examineTree(Tally tally) {
    transaction.executeWithoutResult(
        _ ->
            checkpoints
                .last()
                .ifPresent(
                    last -> {
                      HeadTree tree = HeadTree.of(checkpoints.lastCovered());
                      if (tree.size() != last.size() || !tree.root().equals(last.root())) {
                        tally.add(
                            Finding.of(
                                "checkpoint " + last.sequence(),
                                "other-root",
                                "它收录了 %d 条链，现存 %d 条；根散列值不符。".formatted(last.size(), tree.size()),
                                "It covers chains: %d; there are now: %d; or their heads differ."
                                    .formatted(last.size(), tree.size())));
                      }
                    }));
  }

  private static Finding unreadable(String place, RuntimeException e) {
    String why = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    return Finding.of(place, "unreadable", "无法读取：" + why, "It cannot be read: " + why);
  }

  private static final class Tally {
    private final List<Finding> findings = new ArrayList<>();
    private long chains;
    private long entries;
    private long contents;
    private long checkpoints;
    private long found;

    void add(Finding finding) {
      found++;
      if (findings.size() < MOST_FINDINGS) {
        findings.add(finding);
      }
    }

    CheckRun.Counts counts() {
      return new CheckRun.Counts(chains, entries, contents, checkpoints, found);
    }
  }

  /** The last run that came to its end. */
  Optional<CheckRun> last() {
    return Objects.requireNonNull(transaction.execute(_ -> rows.lastRun()));
  }

  List<Finding> findings(CheckRun run) {
    return Objects.requireNonNull(transaction.execute(_ -> rows.findings(run.id())));
  }
}
