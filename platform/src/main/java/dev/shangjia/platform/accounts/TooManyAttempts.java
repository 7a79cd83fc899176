package dev.shangjia.platform.accounts;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Somebody tried to sign in too often. */
final class TooManyAttempts extends AuthenticationException {
  private static final long serialVersionUID = 1;

  private final Duration wait;

  TooManyAttempts(Duration wait) {
    super("too many attempts; the next one is possible in " + wait);
    this.wait = wait;
  }

  /** How long until the next attempt. */
  Duration untilNext() {
    return wait;
  }
}
