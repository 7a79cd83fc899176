package dev.shangjia.platform.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Remembers for a while who came from the host and is a member of nothing yet. */
@Component
class HostArrival {
  static final String PATH = "/sign-in/host";

  private static final String ATTRIBUTE = "shangjia.host-arrival";
  private static final Duration COUNTS_FOR = Duration.ofMinutes(30);

  private final Clock clock;

  HostArrival(Clock clock) {
    this.clock = clock;
  }

  private record Waiting(OutsideIdentity identity, Instant since) implements Serializable {}

  /** Remembers somebody; gives where it goes on. */
  String begin(OutsideIdentity identity, HttpServletRequest request) {
    request.getSession(true).setAttribute(ATTRIBUTE, new Waiting(identity, clock.instant()));
    return PATH;
  }

  /** Who waits; empty when nobody does, or too long. */
  Optional<OutsideIdentity> who(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null
            && session.getAttribute(ATTRIBUTE) instanceof Waiting waiting
            && waiting.since().plus(COUNTS_FOR).isAfter(clock.instant())
        ? Optional.of(waiting.identity())
        : Optional.empty();
  }

  /** They got in. */
  void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(ATTRIBUTE);
    }
  }
}
