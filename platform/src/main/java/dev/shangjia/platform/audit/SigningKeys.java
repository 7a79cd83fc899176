package dev.shangjia.platform.audit;

import dev.shangjia.engine.record.KeySet;
import dev.shangjia.engine.record.SigningKey;
import dev.shangjia.platform.keys.MasterKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign receipts and checkpoints. All nodes share one, which lies in the database
 * wrapped with the master key; where the master key is another one, because a backup was restored
 * without it, a new key is made and the old one stays published.
 */
@Component
class SigningKeys {
  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
  private static final String ALGORITHM = "Ed25519";

  private final JdbcKeys rows;
  private final SigningKey current;

  SigningKeys(JdbcKeys rows, MasterKey master, TransactionTemplate transaction, Clock clock) {
    this.rows = rows;
    this.current =
        Objects.requireNonNull(
            transaction.execute(
                _ -> {
                  rows.lock();
                  return existing(master).orElseGet(() -> fresh(master, clock));
                }));
  }

  /** The one that signs now. */
  SigningKey current() {
    return current;
  }

  /** The public halves of all that ever signed. */
  KeySet published() {
    return KeySet.of(
        rows.all().stream().map(row -> KeySet.Published.always(open(row.open()))).toList());
  }

  private Optional<SigningKey> existing(MasterKey master) {
    List<JdbcKeys.Row> all = rows.all();
    Optional<SigningKey> found =
        all.stream()
            .flatMap(
                row ->
                    master.unwrap(row.wrapped(), purpose(row.id())).stream()
                        .map(secret -> key(open(row.open()), secret)))
            .findFirst();
    if (found.isEmpty() && !all.isEmpty()) {
      LOG.warn(
          "The master key opens none of the {} keys that signed receipts so far; a new one signs"
              + " from now on. Put the former master key back to use the former key.",
          all.size());
    }
    return found;
  }

  private SigningKey fresh(MasterKey master, Clock clock) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      byte[] secret = pair.getPrivate().getEncoded();
      SigningKey key = key(pair.getPublic(), secret);
      byte[] wrapped = master.wrap(secret, purpose(key.id()));
      rows.add(new JdbcKeys.Row(key.id(), pair.getPublic().getEncoded(), wrapped), clock.instant());
      return key;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has Ed25519", impossible);
    }
  }

  private static String purpose(String id) {
    return "signing-key " + id;
  }

  /** Signs by Bouncy Castle, which takes a fifteenth of the time that the JDK takes. */
  private static SigningKey key(PublicKey open, byte[] encoded) {
    try {
      if (PrivateKeyFactory.createKey(encoded) instanceof Ed25519PrivateKeyParameters secret) {
        return SigningKey.of(open, message -> signed(secret, message));
      }
      throw new IllegalStateException("a key that signs is none of " + ALGORITHM);
    } catch (IOException e) {
      throw new IllegalStateException("a key that signs cannot be read", e);
    }
  }

  private static byte[] signed(Ed25519PrivateKeyParameters secret, byte[] message) {
    var signer = new Ed25519Signer();
    signer.init(true, secret);
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }

  private static PublicKey open(byte[] encoded) {
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a published key cannot be read", e);
    }
  }
}
