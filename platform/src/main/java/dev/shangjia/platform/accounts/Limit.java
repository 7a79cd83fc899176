package dev.shangjia.platform.accounts;

import java.time.Duration;
import java.util.Locale;

/** What may be tried how often. As many at once, and then as many again in each period. */
enum Limit {
  /** Passwords tried for one address. */
  SIGN_IN_OF_ADDRESS(10, Duration.ofMinutes(15)),
  /** Passwords tried from one place; many people share one. */
  SIGN_IN_FROM_PLACE(100, Duration.ofMinutes(15)),
  /** Accounts made from one place. */
  SIGN_UP_FROM_PLACE(20, Duration.ofHours(1)),
  /** People whom an organization invites. */
  INVITATION_OF_ORGANIZATION(100, Duration.ofHours(1)),
  /** Tokens that do not exist, tried from one place. */
  TOKEN_FROM_PLACE(60, Duration.ofMinutes(10));

  private final int times;
  private final Duration period;
  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  Limit(int times, Duration period) {
    this.times = times;
    this.period = period;
  }

  int times() {
    return times;
  }

  String code() {
    return code;
  }

  /** How many come back in a second. */
  double perSecond() {
    return times / (double) period.toSeconds();
  }
}
