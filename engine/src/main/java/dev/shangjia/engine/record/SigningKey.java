package dev.shangjia.engine.record;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;

/** A key that signs receipts and checkpoints. Who makes it keeps it; nothing here stores it. */
public final class SigningKey {
  private final Signer secret;
  private final KeySet.Published published;

  private SigningKey(Signer secret, KeySet.Published published) {
    this.secret = secret;
    this.published = published;
  }

  /** The secret half, wherever it is kept and whatever computes with it. */
  @FunctionalInterface
  public interface Signer {
    /**
     * Signs a message; by several threads at once.
     *
     * @return the 64 bytes that RFC 8032 gives for Ed25519
     */
    byte[] sign(byte[] message);
  }

  /**
   * The key of a pair, with which the JDK computes.
   *
   * @throws IllegalArgumentException when it is none of Ed25519, or its halves do not belong
   *     together
   */
  public static SigningKey of(KeyPair pair) {
    PrivateKey secret = pair.getPrivate();
    if (!Ed25519.is(secret)) {
      throw new IllegalArgumentException("no secret half of Ed25519: " + secret.getAlgorithm());
    }
    return of(pair.getPublic(), message -> Ed25519.sign(secret, message));
  }

  /**
   * The key of a public half, with a secret half that others keep. The JDK takes a millisecond for
   * a signature; who signs much has something faster.
   *
   * @throws IllegalArgumentException when it is none of Ed25519, or its halves do not belong
   *     together
   */
  public static SigningKey of(PublicKey open, Signer secret) {
    if (!Ed25519.is(open)) {
      throw new IllegalArgumentException("no public half of Ed25519: " + open.getAlgorithm());
    }
    var key = new SigningKey(secret, KeySet.Published.always(open));
    byte[] trial = key.id().getBytes(StandardCharsets.US_ASCII);
    if (!Ed25519.verifies(open, trial, key.sign(trial))) {
      throw new IllegalArgumentException("key " + key.id() + " does not belong to its secret half");
    }
    return key;
  }

  /** Its id: the RFC 7638 thumbprint of its public half. */
  public String id() {
    return published.id();
  }

  /** What is published of it, in force at all times. */
  public KeySet.Published published() {
    return published;
  }

  String sign(byte[] message) {
    return Ed25519.text(secret.sign(message));
  }

  @Override
  public String toString() {
    return "SigningKey " + id();
  }
}
