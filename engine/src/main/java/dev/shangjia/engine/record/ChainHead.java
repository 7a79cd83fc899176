package dev.shangjia.engine.record;

import java.time.Instant;
import java.util.Map;

/**
 * Where a chain ends now.
 *
 * @param chain the chain
 * @param sequence the last entry's; 0 while there is none
 * @param hash the last entry's; 64 zeros while there is none
 */
public record ChainHead(String chain, long sequence, String hash) {

  public ChainHead {
    Shape.CHAIN.checked(chain);
    Shape.HASH.checked(hash);
    if (sequence < 0 || sequence > Entry.LAST) {
      throw new IllegalArgumentException("head " + sequence + " of " + chain);
    }
  }

  /** Of a chain that has no entry yet. */
  public static ChainHead start(String chain) {
    return new ChainHead(chain, 0, Shape.NO_HASH);
  }

  /** Of a chain whose last entry this is. */
  public static ChainHead of(Entry entry) {
    return new ChainHead(entry.chain(), entry.sequence(), entry.hash());
  }

  /**
   * The entry that comes next.
   *
   * @throws IllegalArgumentException when the time is finer than microseconds, or a name, id or
   *     hash is none
   */
  public Entry append(
      Instant at, String kind, Map<String, String> ids, Map<String, String> contents) {
    return new Entry(chain, sequence + 1, at, kind, ids, contents, hash);
  }

  /** The head when an entry follows whose body has this hash. */
  ChainHead after(String body) {
    return new ChainHead(chain, sequence + 1, Entry.link(chain, sequence + 1, hash, body));
  }
}
