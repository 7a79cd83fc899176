package dev.shangjia.probes.every;

import dev.shangjia.probes.ObservationCache;
import dev.shangjia.probes.net.AddressGuard;
import dev.shangjia.probes.net.HostResolver;
import dev.shangjia.probes.page.Evidence;
import dev.shangjia.probes.page.PageLimits;
import dev.shangjia.probes.page.PageProbe;
import dev.shangjia.probes.web.FetchLimits;
import dev.shangjia.probes.web.WebClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How addresses are looked at.
 *
 * @param names looks names up
 * @param limits what one page may cost
 * @param reach how far it may reach
 * @param evidence the folder that receives what probes leave beside facts, such as pictures of
 *     pages; empty to keep none
 */
public record Outside(
    HostResolver names, PageLimits limits, AddressGuard.Reach reach, Optional<Path> evidence) {

  /** With the standard limits. */
  public Outside(HostResolver names, AddressGuard.Reach reach, Optional<Path> evidence) {
    this(names, PageLimits.STANDARD, reach, evidence);
  }

  /** Lets through what may be looked at. */
  public AddressGuard guard() {
    return new AddressGuard(names, reach);
  }

  /** Requests addresses. */
  public WebClient client() {
    return new WebClient(guard(), FetchLimits.STANDARD);
  }

  /**
   * Opens pages.
   *
   * @param environment variables that say where the browser is
   */
  public PageProbe pages(Map<String, String> environment) {
    return new PageProbe(
        guard(), limits, environment, evidence.map(Evidence::in).orElseGet(Evidence::none));
  }

  /**
   * What may be remembered of earlier runs. Addresses are looked at afresh where this machine may
   * answer, which no other run must believe in, and where evidence is wanted of them.
   */
  public ObservationCache cache(ObservationCache all) {
    return reach == AddressGuard.Reach.PUBLIC && evidence.isEmpty()
        ? all
        : ObservationCache.ofFiles(all);
  }
}
