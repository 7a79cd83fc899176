package dev.shangjia.engine.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;

/**
 * 32 random bytes that stand before a content when it is hashed. While somebody has them, the hash
 * in an entry proves the content; when they are gone, the hash tells nothing about it, and the
 * entry stays valid.
 *
 * @param hex the bytes in lower-case hexadecimal
 */
public record Salt(String hex) {
  private static final int BYTES = 32;

  public Salt {
    Shape.HASH.checked(hex);
  }

  /**
   * A new one.
   *
   * @param random one that nobody can foresee, such as the JDK's secure one
   */
  public static Salt from(RandomGenerator random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Salt(Sha256.hex(bytes));
  }

  /** SHA-256 over the salt's bytes and then the content, in lower-case hexadecimal. */
  public String hash(byte[] content) {
    MessageDigest digest = Sha256.digest();
    digest.update(Sha256.bytes(hex));
    return Sha256.hex(digest.digest(content));
  }

  /** The same of a text in UTF-8. */
  public String hash(String content) {
    return hash(content.getBytes(StandardCharsets.UTF_8));
  }

  /** Says nothing of the bytes: whoever logs one has not erased it. */
  @Override
  public String toString() {
    return "Salt";
  }
}
