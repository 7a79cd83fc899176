package dev.shangjia.engine.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, with leaves and nodes of Merkle trees set apart as in RFC 6962. */
final class Sha256 {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private Sha256() {}

  static byte[] leaf(byte[] content) {
    MessageDigest digest = digest();
    digest.update(LEAF);
    return digest.digest(content);
  }

  static byte[] node(byte[] left, byte[] right) {
    MessageDigest digest = digest();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  /** Of a tree without leaves. */
  static byte[] nothing() {
    return digest().digest();
  }

  static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
