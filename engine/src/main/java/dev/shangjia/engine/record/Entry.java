package dev.shangjia.engine.record;

import dev.shangjia.engine.json.Rfc8785;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One thing that happened in a case or to a subject, as a link of its chain. It holds ids, and of
 * everything personal or long a salted hash; so salts can be erased and the chain stays whole.
 *
 * <p>An entry has two hashes. Its {@link #body()} stands for what it says; its {@link #hash()} is
 * made of that and of the hash before. So who follows a chain from one entry to a later one needs
 * the bodies' hashes only, and learns nothing of what the entries between them say.
 *
 * @param chain the chain, such as {@code case:81}
 * @param sequence its place in the chain, from 1
 * @param at when it happened, in microseconds at the finest
 * @param kind what happened, such as {@code decided}
 * @param ids the ids it speaks of, by name
 * @param contents the salted hashes of contents, by name; {@link Salt#hash} makes them
 * @param previous the hash of the entry before; 64 zeros for the first
 */
public record Entry(
    String chain,
    long sequence,
    Instant at,
    String kind,
    Map<String, String> ids,
    Map<String, String> contents,
    String previous) {

  /** The greatest sequence number: JSON tells integers apart up to here. */
  static final long LAST = (1L << 53) - 1;

  public Entry {
    Shape.CHAIN.checked(chain);
    if (sequence < 1 || sequence > LAST) {
      throw new IllegalArgumentException("entry " + sequence + " of " + chain);
    }
    Moment.checked(at);
    Shape.NAME.checked(kind);
    ids = copy(ids, Shape.ID);
    contents = copy(contents, Shape.HASH);
    Shape.HASH.checked(previous);
  }

  /** SHA-256 over the RFC 8785 form of the entry's JSON without {@code previous}. */
  public String body() {
    return Rfc8785.sha256(RecordWriting.body(this));
  }

  /**
   * What the next entry holds as {@code previous}, and a receipt signs: SHA-256 over the RFC 8785
   * form of {@code {"format": "shangjia-link/1", "chain", "sequence", "previous", "body"}}.
   */
  public String hash() {
    return link(chain, sequence, previous, body());
  }

  static String link(String chain, long sequence, String previous, String body) {
    return Rfc8785.sha256(
        JsonNodeFactory.instance
            .objectNode()
            .put("format", "shangjia-link/1")
            .put("chain", chain)
            .put("sequence", sequence)
            .put("previous", previous)
            .put("body", body));
  }

  private static Map<String, String> copy(Map<String, String> texts, Shape shape) {
    texts.forEach(
        (name, text) -> {
          Shape.NAME.checked(name);
          shape.checked(text);
        });
    return Collections.unmodifiableMap(new TreeMap<>(texts));
  }
}
