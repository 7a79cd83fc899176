package dev.shangjia.engine.json;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON in the one form that RFC 8785 gives it, so that it can be hashed and signed. Integers beyond
 * 2^53 do not belong into it: JSON does not tell them apart.
 */
public final class Rfc8785 {
  private Rfc8785() {}

  /** The object in that form, UTF-8. */
  public static byte[] bytes(ObjectNode json) {
    try {
      return new JsonCanonicalizer(json.toString()).getEncodedUTF8();
    } catch (IOException impossible) {
      throw new IllegalStateException("JSON that Jackson wrote is not JSON", impossible);
    }
  }

  /** SHA-256 of the object in that form, in lower-case hexadecimal. */
  public static String sha256(ObjectNode json) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(json)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
