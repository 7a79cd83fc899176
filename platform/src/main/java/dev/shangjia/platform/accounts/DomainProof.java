package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organization's claim that a domain is theirs.
 *
 * @param domain in ASCII and lower case
 * @param word what the domain has to say
 * @param proven since when it says so; null while it does not
 * @param failures how often in a row it did not say so any more, when looked at again
 * @param looked when it was looked at last; null when it was not
 * @param answered whether there was an answer then
 * @param lost when a proof ended; null when none did
 */
record DomainProof(
    long id,
    OrganizationId organization,
    String domain,
    String word,
    Instant asked,
    @Nullable Instant proven,
    int failures,
    @Nullable Instant looked,
    boolean answered,
    @Nullable Instant lost) {

  /** How it stands. */
  enum State {
    /** It was not looked at yet. */
    ASKED("asked", "secondary"),
    /** The domain says so. */
    PROVEN("proven", "green"),
    /** The domain said so, and did not when it was looked at again. */
    FAILING("failing", "yellow"),
    /** The domain does not say so. */
    FAILED("failed", "red"),
    /** Nobody answered, so that nothing is known. */
    UNANSWERED("unanswered", "yellow"),
    /** The domain does not say so any more. */
    LOST("lost", "red");

    private final String code;
    private final String colour;

    State(String code, String colour) {
      this.code = code;
      this.colour = colour;
    }

    /** The name used in words. */
    String code() {
      return code;
    }

    /** The colour of its badge. */
    String colour() {
      return colour;
    }
  }

  State state() {
    if (proven != null) {
      return failures > 0 ? State.FAILING : State.PROVEN;
    }
    if (looked == null) {
      return State.ASKED;
    }
    if (!answered) {
      return State.UNANSWERED;
    }
    return lost == null ? State.FAILED : State.LOST;
  }

  /** What the domain has to say. */
  String saying() {
    return DomainLook.saying(word);
  }

  /** The name under which its name servers can say so. */
  String recordName() {
    return DomainLook.recordName(domain);
  }

  /** The address at which its web server can say so. */
  String fileAddress() {
    return WebProofFiles.address(domain);
  }
}
