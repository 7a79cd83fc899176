package dev.shangjia.engine.record;

import dev.shangjia.engine.json.Rfc8785;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is handed for an entry: the operator's signed word that the chain holds it at this
 * place.
 *
 * @param chain the entry's chain
 * @param sequence the entry's place in it
 * @param entry the entry's hash
 * @param at when it happened
 * @param key the id of the key
 * @param signature Ed25519 over the RFC 8785 form of its JSON without {@code signature} and {@code
 *     inclusion}, in Base64url
 * @param inclusion the proof that a checkpoint covers it; null while none does
 */
public record Receipt(
    String chain,
    long sequence,
    String entry,
    Instant at,
    String key,
    String signature,
    @Nullable Inclusion inclusion) {

  public Receipt {
    Shape.CHAIN.checked(chain);
    if (sequence < 1 || sequence > Entry.LAST) {
      throw new IllegalArgumentException("receipt for entry " + sequence + " of " + chain);
    }
    Shape.HASH.checked(entry);
    Moment.checked(at);
    Shape.KEY.checked(key);
    Shape.SIGNATURE.checked(signature);
  }

  /** The receipt for an entry. */
  public static Receipt of(Entry entry, SigningKey key) {
    String hash = entry.hash();
    return new Receipt(
        entry.chain(),
        entry.sequence(),
        hash,
        entry.at(),
        key.id(),
        key.sign(
            Rfc8785.bytes(
                RecordWriting.statement(
                    entry.chain(), entry.sequence(), hash, entry.at(), key.id()))),
        null);
  }

  /** The same receipt with a proof. */
  public Receipt with(Inclusion proof) {
    return new Receipt(chain, sequence, entry, at, key, signature, proof);
  }

  /** The chain's head when the entry was its last. */
  public ChainHead head() {
    return new ChainHead(chain, sequence, entry);
  }
}
