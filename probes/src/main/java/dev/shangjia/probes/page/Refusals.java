package dev.shangjia.probes.page;

import dev.shangjia.engine.facts.WebAddress;
import dev.shangjia.probes.net.GuardedProxy;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells what the proxy did not let through from what a server answered. A browser sees a 403, a 502
 * or a 504 of the proxy as if it had come from the server, or no answer at all where the way was to
 * be encrypted.
 */
final class Refusals {
  private static final Set<Integer> OF_THE_PROXY = Set.of(0, 403, 502, 504);

  private final Function<String, Optional<String>> reasons;

  /**
   * What refuses for the reasons given.
   *
   * @param reasons by host and port
   */
  Refusals(Function<String, Optional<String>> reasons) {
    this.reasons = reasons;
  }

  static Refusals of(GuardedProxy proxy) {
    return new Refusals(target -> proxy.refusal(target).map(GuardedProxy.Refusal::reason));
  }

  /**
   * Why the proxy did not let a request through, such as {@code forbidden-address}; empty when the
   * answer is the server's.
   *
   * @param status what the browser saw; 0 for no answer
   */
  Optional<String> reason(String url, int status) {
    return OF_THE_PROXY.contains(status)
        ? WebAddress.of(url).flatMap(to -> reasons.apply(to.host() + ":" + to.port()))
        : Optional.empty();
  }
}
