package dev.shangjia.platform.accounts;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Which passwords are accepted, and how they are kept.
 *
 * <p>Length, and a list of some ten thousands that were seen in breaches or are quickly guessed
 * from them; no rules about kinds of characters. The list comes with the server, because a market
 * need not reach the internet: a public service of breached passwords knows far more of them.
 */
@Component
class Passwords {
  static final int SHORTEST = 12;
  static final int LONGEST = 128;

  /** Estimating takes quadratic time, and what makes a password weak shows at its beginning. */
  private static final int ESTIMATED = 64;

  /** With a fast computer and the hash, somebody would need about a day. */
  private static final double FEWEST_GUESSES = 1e9;

  private final Zxcvbn estimator = new Zxcvbn();
  private final PasswordEncoder encoder;

  /** Made beside the start of the server, which need not wait for it. */
  private final CompletableFuture<String> nobodys;

  Passwords(PasswordEncoder encoder) {
    this.encoder = encoder;
    this.nobodys =
        CompletableFuture.supplyAsync(
            () -> encode("nobody has this password"), Thread::startVirtualThread);
  }

  /**
   * What is wrong with a password; empty when nothing is.
   *
   * @param password as typed
   * @param known what others know of its owner: address, name, organization
   */
  Optional<Complaint> complaint(String password, Collection<String> known) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return Optional.of(Complaint.of("accounts.password.short", length, SHORTEST));
    }
    if (length > LONGEST) {
      return Optional.of(Complaint.of("accounts.password.long", length, LONGEST));
    }
    if (guesses(password, known) < FEWEST_GUESSES) {
      return Optional.of(Complaint.of("accounts.password.guessable"));
    }
    return Optional.empty();
  }

  private double guesses(String password, Collection<String> known) {
    String estimated = password.substring(0, Math.min(ESTIMATED, password.length()));
    List<String> words = known.stream().filter(word -> !word.isBlank()).toList();
    return estimator.measure(estimated, words).getGuesses();
  }

  String encode(String password) {
    String hash = encoder.encode(normalized(password));
    if (hash == null) {
      throw new IllegalStateException("the encoder gave no hash");
    }
    return hash;
  }

  boolean matches(String password, String hash) {
    return encoder.matches(normalized(password), hash);
  }

  /** Whether a hash was made when less was asked of them than now. */
  boolean wasCheaper(String hash) {
    return encoder.upgradeEncoding(hash);
  }

  /**
   * Takes as long as comparing with a hash, so that nobody can tell an address that nobody has from
   * a password that does not fit.
   */
  void compareWithNothing(String password) {
    encoder.matches(normalized(password), nobodys.join());
  }

  /** Keyboards differ in how they compose a character. */
  private static String normalized(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }
}
