package dev.shangjia.platform.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Counts tokens that do not exist, of whatever kind, by where they come from. */
@Component
public class WrongTokens {
  private final Attempts attempts;

  WrongTokens(Attempts attempts) {
    this.attempts = attempts;
  }

  /**
   * Counts one that came with a request.
   *
   * @return how long to wait before the next is looked at; empty when it need not wait
   */
  public Optional<Duration> count(HttpServletRequest request) {
    return attempts.take(Limit.TOKEN_FROM_PLACE, Place.of(request));
  }
}
