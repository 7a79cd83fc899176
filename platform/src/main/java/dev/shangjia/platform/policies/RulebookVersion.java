package dev.shangjia.platform.policies;

import dev.shangjia.engine.LocalText;
import java.time.Instant;

/**
 * One version of a rulebook that was installed.
 *
 * @param hash of its files, 64 hexadecimal digits
 * @param program whose it is
 * @param version what it calls itself
 * @param title the program's
 * @param installedAt when it came here
 */
public record RulebookVersion(
    String hash, String program, String version, LocalText title, Instant installedAt) {
  private static final int SHORT = 12;

  /** The beginning of its hash, enough for people. */
  public String shortHash() {
    return hash.substring(0, SHORT);
  }
}
