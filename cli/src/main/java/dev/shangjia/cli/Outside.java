package dev.shangjia.cli;

import dev.shangjia.engine.facts.Probe;
import dev.shangjia.probes.image.ImageProbe;
import dev.shangjia.probes.link.LinkProbe;
import dev.shangjia.probes.net.AddressGuard;
import dev.shangjia.probes.net.HostResolver;
import dev.shangjia.probes.policytext.PolicyProbe;
import dev.shangjia.probes.policytext.PolicyTextProbe;
import dev.shangjia.probes.web.FetchLimits;
import dev.shangjia.probes.web.WebClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How commands reach addresses.
 *
 * @param guard says where probes may connect
 * @param evidence the folder that receives what probes leave, such as pictures of pages; empty to
 *     keep none
 */
record Outside(AddressGuard guard, Optional<Path> evidence) {

  /** Looks names up in some way, and reaches so far. */
  static Outside of(HostResolver names, AddressGuard.Reach reach, Optional<Path> evidence) {
    return new Outside(new AddressGuard(names, reach), evidence);
  }

  WebClient client() {
    return new WebClient(guard, FetchLimits.STANDARD);
  }

  /** All probes there are. */
  List<Probe> probes() {
    WebClient client = client();
    return List.of(
        new ImageProbe(),
        new PolicyProbe(new PolicyTextProbe(), client),
        new LinkProbe(client));
  }
}
