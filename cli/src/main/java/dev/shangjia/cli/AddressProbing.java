package dev.shangjia.cli;

import dev.shangjia.engine.facts.AddressProbe;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.facts.WebAddress;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Shows what a probe sees of an address that a command line names. */
final class AddressProbing {
  private final Invocation invocation;
  private final String target;

  /**
   * An address.
   *
   * @param target anything; what is no address is seen as such
   */
  AddressProbing(Invocation invocation, String target) {
    this.invocation = invocation;
    this.target = target;
  }

  Outcome show(AddressProbe probe, OutputFormat format) throws IOException {
    Instant at = invocation.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    Result result = probe.observe(WebAddress.normalized(target));
    return new ProbeOutput(invocation, target)
        .show(probe, result, seen -> seen.put("observedAt", at.toString()), format);
  }
}
