package dev.shangjia.platform.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Counts what could be tried too often, for all nodes together. Whom or what it counts is kept as a
 * hash.
 */
@Component
@EnableConfigurationProperties(LimitSettings.class)
class Attempts {
  private final JdbcAttempts rows;
  private final Accounts accounts;
  private final LimitSettings settings;
  private final Clock clock;

  Attempts(JdbcAttempts rows, Accounts accounts, LimitSettings settings, Clock clock) {
    this.rows = rows;
    this.accounts = accounts;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Counts an attempt before it is made.
   *
   * @return how long to wait; empty when it may be made
   */
  Optional<Duration> take(Limit limit, String subject) {
    Limit.Rate rate = settings.rate(limit);
    return accounts.inMarket(() -> rows.take(limit, rate, hash(subject), clock.instant()));
  }

  /** How often something may be done here. */
  Limit.Rate rate(Limit limit) {
    return settings.rate(limit);
  }

  /** The attempt was a good one, and does not count. */
  void giveBack(Limit limit, String subject) {
    accounts.inMarket(
        () -> {
          rows.giveBack(limit, hash(subject));
          return subject;
        });
  }

  /** Whoever it is about proved to be who they are: earlier attempts do not count either. */
  void forget(Limit limit, String subject) {
    accounts.inMarket(
        () -> {
          rows.forget(limit, hash(subject));
          return subject;
        });
  }

  private static byte[] hash(String subject) {
    return Secret.hash(subject.toLowerCase(Locale.ROOT));
  }
}
