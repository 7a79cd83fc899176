package dev.shangjia.cli;

import dev.shangjia.engine.facts.Probe;
import dev.shangjia.probes.document.DocumentProbe;
import dev.shangjia.probes.image.ImageProbe;
import dev.shangjia.probes.policytext.PolicyTextProbe;
import java.util.List;

/** The probes that the commands have look at dossiers. */
final class Probes {
  private Probes() {}

  /** All that need no network. */
  static List<Probe> offline() {
    return List.of(new ImageProbe(), new PolicyTextProbe(), new DocumentProbe());
  }
}
