package dev.shangjia.probes.link;

import dev.shangjia.engine.facts.AddressProbe;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.facts.WebAddress;
import dev.shangjia.probes.web.Fetched;
import dev.shangjia.probes.web.Fetched.Answer;
import dev.shangjia.probes.web.Fetched.Security;
import dev.shangjia.probes.web.Fetched.Trouble;
import dev.shangjia.probes.web.WebClient;
import java.time.Duration;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests an address and says who answers. The facts are those of the catalogue's {@code link}.
 *
 * <p>A server that is down, slow, broken or hostile is seen as such: {@code reachable} is false and
 * {@code failure} says why. That this machine has no network is a failure of the probe, with one of
 * the codes {@code no-network}, {@code lookup-timed-out}, {@code probe-broken}.
 *
 * <p>Safe for several threads.
 */
public final class LinkProbe implements AddressProbe {
  private static final int VERSION = 1;

  /** What was well a moment ago still is while somebody writes on. */
  private static final Duration GOOD_FOR = Duration.ofMinutes(10);

  private final WebClient client;

  public LinkProbe(WebClient client) {
    this.client = client;
  }

  @Override
  public String name() {
    return "link";
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public Duration greatestAge(ObjectNode seen) {
    return seen.path("reachable").asBoolean(false) ? GOOD_FOR : Duration.ZERO;
  }

  @Override
  public Result observe(String address) {
    return switch (client.fetch(address)) {
      case Fetched.NotLooked fault -> new Result.Failed(fault.code(), fault.reason());
      case Fetched.Seen seen -> new Result.Seen(facts(seen));
    };
  }

  private static ObjectNode facts(Fetched.Seen seen) {
    ObjectNode facts =
        JsonNodeFactory.instance
            .objectNode()
            .put("reachable", seen.isPage())
            .put("failure", seen.trouble().map(one -> one.failure().code()).orElse(""))
            .put("failureDetail", seen.trouble().map(Trouble::detail).orElse(""))
            .put("redirects", seen.steps().size())
            .put("finalUrl", seen.last())
            .put("finalHost", WebAddress.of(seen.last()).map(WebAddress::host).orElse(""))
            .put("secure", seen.isSecure());
    ArrayNode steps = facts.putArray("redirectSteps");
    seen.steps()
        .forEach(step -> steps.addObject().put("url", step.url()).put("status", step.status()));
    seen.answer().ifPresent(answer -> add(answer, facts));
    if (seen.trouble().isEmpty()) {
      facts.put("loadMillis", seen.took().toMillis());
    }
    return facts;
  }

  private static void add(Answer answer, ObjectNode facts) {
    facts
        .put("status", answer.status())
        .put("contentType", answer.mediaType())
        .put("title", HtmlTitle.of(answer))
        .put("bytes", answer.body().size());
    answer.security().ifPresent(security -> add(security, facts));
  }

  private static void add(Security security, ObjectNode facts) {
    facts
        .put("tlsProtocol", security.protocol())
        .put("certificateEnds", security.certificateEnds().toString());
  }
}
