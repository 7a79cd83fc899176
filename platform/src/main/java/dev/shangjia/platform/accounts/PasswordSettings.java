package dev.shangjia.platform.accounts;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What it costs to hash a password with Argon2id, and so to guess one. As it comes, the least that
 * OWASP asks for, about 50 ms. A hash that was cheaper is made anew when somebody signs in with it.
 *
 * @param memory of one hash, 8 KB at least
 * @param passes over that memory, 1 at least
 */
@ConfigurationProperties("shangjia.passwords")
record PasswordSettings(@DefaultValue("19456KB") DataSize memory, @DefaultValue("2") int passes) {
  private static final DataSize LEAST_MEMORY = DataSize.ofKilobytes(8);
  private static final DataSize MOST_MEMORY = DataSize.ofGigabytes(2);

  PasswordSettings {
    if (memory.compareTo(LEAST_MEMORY) < 0 || memory.compareTo(MOST_MEMORY) >= 0) {
      throw new IllegalArgumentException(
          "shangjia.passwords.memory is " + memory + "; allowed: 8KB to below 2GB");
    }
    if (passes < 1) {
      throw new IllegalArgumentException(
          "shangjia.passwords.passes is " + passes + "; allowed: 1 and more");
    }
  }

  int kibibytes() {
    return (int) memory.toKilobytes();
  }
}
