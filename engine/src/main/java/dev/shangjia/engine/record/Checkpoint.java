package dev.shangjia.engine.record;

import dev.shangjia.engine.json.Rfc8785;
import java.time.Instant;

/**
 * A signed word on the heads of all chains at a time. Once it is published, no entry that it covers
 * can be changed unseen, not even by who has the key.
 *
 * @param sequence its number, from 1
 * @param at when it was made
 * @param size how many chains it covers
 * @param root the root of their {@link HeadTree}
 * @param previous the hash of the checkpoint before; 64 zeros for the first
 * @param key the id of the key
 * @param signature Ed25519 over the RFC 8785 form of its JSON without {@code signature}, in
 *     Base64url
 */
public record Checkpoint(
    long sequence,
    Instant at,
    int size,
    String root,
    String previous,
    String key,
    String signature) {

  public Checkpoint {
    if (sequence < 1 || sequence > Entry.LAST || size < 0) {
      throw new IllegalArgumentException("checkpoint " + sequence + " over " + size);
    }
    Moment.checked(at);
    Shape.HASH.checked(root);
    Shape.HASH.checked(previous);
    Shape.KEY.checked(key);
    Shape.SIGNATURE.checked(signature);
  }

  /** The first one. */
  public static Checkpoint first(HeadTree tree, Instant at, SigningKey key) {
    return signed(1, at, tree, Shape.NO_HASH, key);
  }

  /** The one that follows this. */
  public Checkpoint next(HeadTree tree, Instant time, SigningKey by) {
    return signed(sequence + 1, time, tree, hash(), by);
  }

  /** SHA-256 over what is signed; what the next one holds as {@code previous}. */
  public String hash() {
    return Rfc8785.sha256(RecordWriting.statement(this));
  }

  private static Checkpoint signed(
      long sequence, Instant at, HeadTree tree, String previous, SigningKey key) {
    return new Checkpoint(
        sequence,
        at,
        tree.size(),
        tree.root(),
        previous,
        key.id(),
        key.sign(
            Rfc8785.bytes(
                RecordWriting.statement(
                    sequence, at, tree.size(), tree.root(), previous, key.id()))));
  }
}
