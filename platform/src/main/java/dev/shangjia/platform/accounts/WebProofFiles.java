package dev.shangjia.platform.accounts;

import dev.shangjia.probes.net.AddressGuard;
import dev.shangjia.probes.web.FetchLimits;
import dev.shangjia.probes.web.Fetched;
import dev.shangjia.probes.web.WebClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Fetches over HTTPS, and never from addresses of private networks. A redirect is no answer:
 * another server says nothing of this domain.
 */
final class WebProofFiles implements ProofFiles {
  private static final int LONGEST = 4096;
  private static final FetchLimits LIMITS =
      new FetchLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          0,
          LONGEST,
          100,
          16 << 10);

  private final WebClient client;

  WebProofFiles(AddressGuard guard) {
    this.client = new WebClient(guard, LIMITS);
  }

  @Override
  public Answer of(String domain) {
    return switch (client.fetch(address(domain))) {
      case Fetched.NotLooked(String code, _) -> new Answer.Unanswered(code);
      case Fetched.Seen seen when seen.isPage() ->
          new Answer.Found(
              seen.answer().orElseThrow().body().beginning(LONGEST, StandardCharsets.UTF_8));
      case Fetched.Seen seen -> new Answer.Absent(why(seen));
    };
  }

  private static String why(Fetched.Seen seen) {
    return seen.trouble()
        .map(trouble -> trouble.failure().code())
        .or(() -> seen.answer().map(answer -> "status " + answer.status()))
        .orElse("no answer");
  }

  /** Where the file of a domain stands. */
  static String address(String domain) {
    return "https://" + domain + "/.well-known/shangjia.txt";
  }
}
