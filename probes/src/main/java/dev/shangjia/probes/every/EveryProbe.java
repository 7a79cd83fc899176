package dev.shangjia.probes.every;

import dev.shangjia.engine.facts.Probe;
import dev.shangjia.probes.document.DocumentProbe;
import dev.shangjia.probes.image.ImageProbe;
import dev.shangjia.probes.link.LinkProbe;
import dev.shangjia.probes.policytext.PolicyProbe;
import dev.shangjia.probes.policytext.PolicyTextProbe;
import dev.shangjia.probes.web.WebClient;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The probes that look at dossiers. */
public final class EveryProbe {
  private EveryProbe() {}

  /** All that need no network. */
  public static List<Probe> ofFiles() {
    return List.of(new ImageProbe(), new PolicyTextProbe(), new DocumentProbe());
  }

  /** The names of those that look at what answers at addresses, if only for some values. */
  public static Set<String> ofAddresses() {
    return Set.of("link", "page", "policytext");
  }

  /**
   * All there are.
   *
   * @param environment variables that say where the browser is
   */
  public static List<Probe> of(Outside outside, Map<String, String> environment) {
    WebClient client = outside.client();
    return List.of(
        new ImageProbe(),
        new PolicyProbe(new PolicyTextProbe(), client),
        new DocumentProbe(),
        new LinkProbe(client),
        outside.pages(environment));
  }
}
