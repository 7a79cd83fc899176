package dev.shangjia.platform.audit;

import dev.shangjia.engine.record.ChainHead;
import dev.shangjia.engine.record.Disclosure;
import dev.shangjia.engine.record.Entry;
import dev.shangjia.engine.record.Receipt;
import dev.shangjia.engine.record.Salt;
import dev.shangjia.platform.sql.RowChanges;
import dev.shangjia.platform.tenancy.PersonId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The market's record of what happened. What is appended is recorded if, and only if, the running
 * transaction is committed; a receipt is signed at once.
 */
@Service
public class Ledger {
  private final JdbcLedger rows;
  private final SigningKeys keys;
  private final JdbcOperations jdbc;
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  Ledger(JdbcLedger rows, SigningKeys keys, JdbcOperations jdbc, Clock clock) {
    this.rows = rows;
    this.keys = keys;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Appends one entry to a chain, as the other {@code append} does. */
  public Receipt append(Chain chain, Happening happening) {
    return append(chain, List.of(happening)).getFirst();
  }

  /**
   * Appends entries to a chain, in the running transaction; who appends to the same chain meanwhile
   * waits until it ends. A defect outside of a transaction, or when a name or an id is none.
   *
   * @return a receipt for each
   */
  public List<Receipt> append(Chain chain, List<Happening> happenings) {
    var changes = new RowChanges();
    List<Receipt> receipts = append(chain, happenings, changes);
    changes.send(jdbc);
    return receipts;
  }

  /**
   * The same, together with other changes: the entries are there when those are sent. Nothing else
   * may be appended to the chain before.
   */
  public List<Receipt> append(Chain chain, List<Happening> happenings, RowChanges changes) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("append to " + chain.name() + " outside of a transaction");
    }
    ChainHead head = rows.lock(chain);
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var added = new ArrayList<JdbcLedger.Added>();
    for (Happening happening : happenings) {
      var salts = new LinkedHashMap<String, Salt>();
      var hashes = new LinkedHashMap<String, String>();
      happening
          .contents()
          .forEach(
              (name, content) -> {
                Salt salt = Salt.from(random);
                salts.put(name, salt);
                hashes.put(name, salt.hash(content));
              });
      Entry entry = head.append(at, happening.kind(), happening.ids(), hashes);
      added.add(
          new JdbcLedger.Added(
              new Disclosure(entry, salts), Receipt.of(entry, keys.current()), happening.person()));
      head = added.getLast().receipt().head();
    }
    rows.add(chain, added, head, changes);
    return added.stream().map(JdbcLedger.Added::receipt).toList();
  }

  /** All entries of a chain that whoever acts may see, the earliest first, with their salts. */
  public List<Disclosure> entries(Chain chain) {
    return rows.entries(chain.name());
  }

  /**
   * The receipt for an entry that whoever acts may see, with the proof by the first checkpoint that
   * covers it, once there is one.
   */
  public Optional<Receipt> receipt(Chain chain, long sequence) {
    return rows.receipt(chain.name(), sequence).map(this::proven);
  }

  /**
   * The checkpoint that covers each of some entries first, by the entries' numbers; of those that
   * none covers yet there is none.
   */
  public Map<Long, Long> checkpoints(Chain chain, Collection<Long> sequences) {
    NavigableMap<Long, Long> heads = rows.checkpoints(chain.name());
    var covering = new HashMap<Long, Long>();
    for (long sequence : sequences) {
      Map.Entry<Long, Long> head = heads.ceilingEntry(sequence);
      if (head != null) {
        covering.put(sequence, head.getValue());
      }
    }
    return covering;
  }

  private Receipt proven(Receipt receipt) {
    return rows.covering(receipt.chain(), receipt.sequence())
        .map(
            head ->
                receipt.with(
                    head.inclusion(
                        rows.bodies(receipt.chain(), receipt.sequence() + 1, head.sequence()))))
        .orElse(receipt);
  }

  /**
   * Erases the salts of everything that is of a person; what entries hold of it tells nothing from
   * then on, and all chains stay valid. Only the operator's side and the market itself can.
   *
   * @return how many contents that were
   */
  public int forget(PersonId person) {
    return rows.deleteSalts(person.toString());
  }
}
