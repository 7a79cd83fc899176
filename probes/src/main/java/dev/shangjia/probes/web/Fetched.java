package dev.shangjia.probes.web;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.WebAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What came of requesting an address. */
public sealed interface Fetched {

  /**
   * Something is known of the address now, be it that nobody answers there.
   *
   * @param steps the addresses that redirected, in order; empty when the first one answered
   * @param last the address asked last; a text that is no address when there was none to ask
   * @param trouble why no complete answer came; empty when one did, whatever its status
   * @param answer the last answer, as much of it as came; empty when there is none
   * @param took from the beginning to the end
   */
  record Seen(
      List<Step> steps,
      String last,
      Optional<Trouble> trouble,
      Optional<Answer> answer,
      Duration took)
      implements Fetched {
    public Seen {
      steps = List.copyOf(steps);
    }

    /** Whether a complete answer came, and its status says that it is the page. */
    public boolean isPage() {
      return trouble.isEmpty() && answer.filter(Answer::isSuccess).isPresent();
    }

    /** Whether every step of the way was HTTPS, and all certificates were valid. */
    public boolean isSecure() {
      return trouble.filter(one -> one.failure() == FetchFailure.TLS).isEmpty()
          && answer.isPresent()
          && isSecure(last)
          && steps.stream().allMatch(step -> isSecure(step.url()));
    }

    private static boolean isSecure(String url) {
      return WebAddress.of(url).filter(WebAddress::isSecure).isPresent();
    }
  }

  /**
   * Nothing can be said of the address, for a reason on our side.
   *
   * @param code a stable name: {@code no-network}, {@code lookup-timed-out} or {@code probe-broken}
   * @param reason what happened, and what can be done
   */
  record NotLooked(String code, LocalText reason) implements Fetched {}

  /**
   * An address that redirected.
   *
   * @param status 3xx
   */
  record Step(String url, int status) {}

  /**
   * Why no complete answer came.
   *
   * @param detail a code that says more about the failure; empty for nothing
   */
  record Trouble(FetchFailure failure, String detail) {}

  /**
   * An answer.
   *
   * @param status of HTTP
   * @param mediaType in lower case without parameters; empty when none was declared
   * @param charset the one that the media type names; empty when it names none
   * @param body not more than the limit
   * @param security of the connection; empty without TLS
   */
  record Answer(
      int status, String mediaType, String charset, Content body, Optional<Security> security) {

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
      return status / 100 == 2;
    }
  }

  /**
   * A TLS connection to a server whose certificate is valid.
   *
   * @param protocol such as {@code TLSv1.3}
   * @param certificateEnds the day on which the certificate expires, in UTC
   */
  record Security(String protocol, LocalDate certificateEnds) {}
}
