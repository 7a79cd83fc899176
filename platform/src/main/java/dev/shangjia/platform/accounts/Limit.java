package dev.shangjia.platform.accounts;

import java.time.Duration;
import java.util.Locale;

/**
 * What may be tried how often: as many at once, and then as many again in each period. These are
 * the defaults; {@link LimitSettings} may say otherwise.
 */
enum Limit {
  /** Passwords tried for one address. */
  SIGN_IN_OF_ADDRESS(10, Duration.ofMinutes(15)),
  /** Passwords and passkeys tried from one place; many people share one. */
  SIGN_IN_FROM_PLACE(100, Duration.ofMinutes(15)),
  /** Mails with a link that are asked for one address. */
  LINK_OF_ADDRESS(5, Duration.ofMinutes(15)),
  /** Mails with a link that are asked for from one place. */
  LINK_FROM_PLACE(50, Duration.ofMinutes(15)),
  /** Accounts made from one place. */
  SIGN_UP_FROM_PLACE(20, Duration.ofHours(1)),
  /** Forms that make accounts, sent from one place, complete or not: each costs a hash. */
  FORM_FROM_PLACE(120, Duration.ofMinutes(15)),
  /** Links of invitations and of mails for signing in, opened from one place. */
  SECRET_FROM_PLACE(300, Duration.ofMinutes(15)),
  /** People whom an organization invites. */
  INVITATION_OF_ORGANIZATION(100, Duration.ofHours(1)),
  /** Looks at domains that an organization asks for. */
  DOMAIN_OF_ORGANIZATION(30, Duration.ofHours(1)),
  /** Tokens that do not exist, tried from one place. */
  TOKEN_FROM_PLACE(60, Duration.ofMinutes(10)),
  /** Tokens that one person makes. */
  TOKEN_OF_PERSON(30, Duration.ofHours(1)),
  /** Forms that may hold files, sent by one person; the editor saves with such. */
  UPLOAD_OF_PERSON(3000, Duration.ofHours(1)),
  /** Requests of one person's programs. */
  API_OF_PERSON(1200, Duration.ofMinutes(1)),
  /** Requests of programs from one place. */
  API_FROM_PLACE(6000, Duration.ofMinutes(1));

  private final int times;
  private final Duration period;
  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  Limit(int times, Duration period) {
    this.times = times;
    this.period = period;
  }

  /** How often, unless it is set otherwise. */
  Rate usual() {
    return new Rate(times, period);
  }

  /** The name used in the database and in settings. */
  String code() {
    return code;
  }

  /**
   * How often something may be done.
   *
   * @param times at once, at least 1
   * @param period in which as many come back, at least a second
   */
  record Rate(int times, Duration period) {
    Rate {
      if (times < 1 || period.toSeconds() < 1) {
        throw new IllegalArgumentException(
            "A limit is at least once in at least a second; it is %d in %s."
                .formatted(times, period));
      }
    }

    /** How many come back in a second. */
    double perSecond() {
      return times / (double) period.toSeconds();
    }
  }
}
