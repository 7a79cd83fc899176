package dev.shangjia.engine.record;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The JDK's Ed25519, with keys and signatures as texts. */
final class Ed25519 {
  private static final String NAME = "Ed25519";
  private static final int KEY_BYTES = 32;

  /** What stands before the key's bytes in a SubjectPublicKeyInfo (RFC 8410). */
  private static final byte[] HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  /** Bytes in Base64url, without padding. */
  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The bytes of Base64url; empty when it is none, or has bits that stand for nothing. */
  static Optional<byte[]> bytes(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return text(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The key with these 32 bytes; empty when they are no point of the curve. */
  static Optional<PublicKey> key(byte[] raw) {
    if (raw.length != KEY_BYTES) {
      return Optional.empty();
    }
    byte[] encoded = Arrays.copyOf(HEAD, HEAD.length + KEY_BYTES);
    System.arraycopy(raw, 0, encoded, HEAD.length, KEY_BYTES);
    return encodedKey(encoded);
  }

  /** The key of a SubjectPublicKeyInfo; empty when it is none of Ed25519. */
  static Optional<PublicKey> encodedKey(byte[] encoded) {
    try {
      PublicKey key = KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
      return Arrays.equals(key.getEncoded(), encoded) ? Optional.of(key) : Optional.empty();
    } catch (InvalidKeySpecException e) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has Ed25519", impossible);
    }
  }

  /** The key's 32 bytes. */
  static byte[] raw(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, HEAD.length, encoded.length);
  }

  static boolean is(Object key) {
    return key instanceof EdECKey curve
        && curve.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
  }

  static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of Ed25519 does not sign", e);
    }
  }

  static boolean verifies(PublicKey key, byte[] message, String signed) {
    Optional<byte[]> bytes = bytes(signed);
    if (bytes.isEmpty()) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(bytes.get());
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of Ed25519 does not verify", e);
    }
  }
}
