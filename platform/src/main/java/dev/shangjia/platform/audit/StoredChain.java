package dev.shangjia.platform.audit;

import dev.shangjia.engine.record.ChainHead;
import dev.shangjia.engine.record.Entry;
import dev.shangjia.engine.record.Receipt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chain with all its rows, as they were at one time.
 *
 * @param head where it should end; null when that is gone
 * @param owner whose it is
 */
record StoredChain(
    String name,
    @Nullable ChainHead head,
    Owner owner,
    List<StoredEntry> entries,
    List<StoredSalt> salts,
    List<Covered> covered) {
  StoredChain {
    entries = List.copyOf(entries);
    salts = List.copyOf(salts);
    covered = List.copyOf(covered);
  }

  /** Whose a row is. */
  record Owner(long organization, @Nullable Long counterpart) {}

  /** An entry and its receipt. */
  record StoredEntry(Entry entry, Receipt receipt, Owner owner) {}

  /** A salt as it is stored, which may be none any more. */
  record StoredSalt(
      long sequence, String name, String person, String salt, String proof, Owner owner) {}

  /** A head that a checkpoint saw. */
  record Covered(CoveredHead head, Owner owner) {}
}
