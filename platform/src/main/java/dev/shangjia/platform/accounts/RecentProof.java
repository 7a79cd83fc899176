package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Remembers for a while that somebody signed in by a link of their mail, so that they can choose a
 * password without the one that they forgot.
 */
@Component
class RecentProof {
  private static final String ATTRIBUTE = "shangjia.proven-by-mail";
  private static final Duration COUNTS_FOR = Duration.ofMinutes(15);

  private final Clock clock;

  RecentProof(Clock clock) {
    this.clock = clock;
  }

  private record Proof(PersonId person, Instant at) implements Serializable {}

  /** They came by a link just now. */
  void given(PersonId person, HttpServletRequest request) {
    request.getSession(true).setAttribute(ATTRIBUTE, new Proof(person, clock.instant()));
  }

  /** Whether they came by a link of late. */
  boolean counts(PersonId person, HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null
        && session.getAttribute(ATTRIBUTE) instanceof Proof proof
        && proof.person().equals(person)
        && proof.at().plus(COUNTS_FOR).isAfter(clock.instant());
  }

  /** It was made use of, and does not count any more. */
  void spend(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(ATTRIBUTE);
    }
  }
}
