package dev.shangjia.engine.record;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;

/** A key that signs receipts and checkpoints. Who makes it keeps it; nothing here stores it. */
public final class SigningKey {
  private final PrivateKey secret;
  private final KeySet.Published published;

  private SigningKey(PrivateKey secret, KeySet.Published published) {
    this.secret = secret;
    this.published = published;
  }

  /**
   * The key of a pair.
   *
   * @throws IllegalArgumentException when it is none of Ed25519, or its halves do not belong
   *     together
   */
  public static SigningKey of(KeyPair pair) {
    PublicKey open = pair.getPublic();
    if (!Ed25519.is(open) || !Ed25519.is(pair.getPrivate())) {
      throw new IllegalArgumentException("no pair of Ed25519: " + open.getAlgorithm());
    }
    var key = new SigningKey(pair.getPrivate(), KeySet.Published.always(open));
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
    return Ed25519.sign(secret, message);
  }

  @Override
  public String toString() {
    return "SigningKey " + id();
  }
}
