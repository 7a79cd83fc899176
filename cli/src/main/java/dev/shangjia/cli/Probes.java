package dev.shangjia.cli;

import dev.shangjia.engine.facts.Probe;
import dev.shangjia.probes.document.DocumentProbe;
import dev.shangjia.probes.image.ImageProbe;
import dev.shangjia.probes.policytext.PolicyTextProbe;
import java.util.List;

/** The probes of files that the commands use. */
final class Probes {
  private Probes() {}

  static List<Probe> all() {
    return List.of(new ImageProbe(), new PolicyTextProbe(), new DocumentProbe());
  }
}
