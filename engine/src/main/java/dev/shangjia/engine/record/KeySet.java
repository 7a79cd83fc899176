package dev.shangjia.engine.record;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.json.Rfc8785;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published keys by which receipts and checkpoints are checked: those in use, and those that
 * were. A key that is replaced stays in the set with the time until which it signed, so that old
 * receipts can be checked for ever.
 */
public final class KeySet {
  private final Map<String, Published> keys;

  private KeySet(Map<String, Published> keys) {
    this.keys = Collections.unmodifiableMap(keys);
  }

  /**
   * A published key.
   *
   * @param id its RFC 7638 thumbprint: SHA-256, in Base64url, over its JWK in a fixed form
   * @param key the key
   * @param from signs from then on, in whole seconds; null for always
   * @param until signs until before then, in whole seconds; null for ever
   */
  public record Published(
      String id, PublicKey key, @Nullable Instant from, @Nullable Instant until) {

    public Published {
      if (!id.equals(thumbprint(key))) {
        throw new IllegalArgumentException("key " + thumbprint(key) + " is not " + id);
      }
      if (!isWhole(from) || !isWhole(until)) {
        throw new IllegalArgumentException("key " + id + " in force " + from + " to " + until);
      }
    }

    /** A key that is in force at all times. */
    public static Published always(PublicKey key) {
      return new Published(thumbprint(key), key, null, null);
    }

    /** The same key, in force from a time on and until before another. */
    public Published inForce(@Nullable Instant since, @Nullable Instant before) {
      return new Published(id, key, since, before);
    }

    boolean signedAt(Instant at) {
      return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
    }

    private static boolean isWhole(@Nullable Instant at) {
      return at == null || at.truncatedTo(ChronoUnit.SECONDS).equals(at);
    }

    private static String thumbprint(PublicKey key) {
      return Ed25519.text(Sha256.digest().digest(Rfc8785.bytes(jwk(key))));
    }

    private static ObjectNode jwk(PublicKey key) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("kty", "OKP")
          .put("crv", "Ed25519")
          .put("x", Ed25519.text(Ed25519.raw(key)));
    }

    private ObjectNode json() {
      ObjectNode json = jwk(key).put("kid", id).put("use", "sig").put("alg", "Ed25519");
      if (from != null) {
        json.put("nbf", from.getEpochSecond());
      }
      if (until != null) {
        json.put("exp", until.getEpochSecond());
      }
      return json;
    }
  }

  /** The set of these keys. */
  public static KeySet of(Collection<Published> keys) {
    var byId = new LinkedHashMap<String, Published>();
    keys.forEach(key -> byId.put(key.id(), key));
    return new KeySet(byId);
  }

  /**
   * Reads a file: a JWK Set, one JWK, or PEM with one or more public keys. Keys of other kinds in a
   * set are passed over; a file without any of Ed25519 is unreadable, and so is one that holds a
   * secret key. {@code nbf} and {@code exp} say in which time a key signed.
   *
   * @param name the file's name, for problems
   * @param content its bytes
   */
  public static Reading<KeySet> read(String name, byte[] content) {
    return KeyReading.read(name, content);
  }

  /** The set as a JWK Set (RFC 7517, RFC 8037), to be published. */
  public ObjectNode write() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("keys");
    keys.values().forEach(key -> list.add(key.json()));
    return json;
  }

  /** The keys, in the order in which they were given. */
  public List<Published> keys() {
    return List.copyOf(keys.values());
  }

  /** The key with an id. */
  public Optional<Published> key(String id) {
    return Optional.ofNullable(keys.get(id));
  }
}
