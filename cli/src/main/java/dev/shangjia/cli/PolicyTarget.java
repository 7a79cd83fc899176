package dev.shangjia.cli;

import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.facts.WebAddress;
import dev.shangjia.engine.inspection.report.Neutral;
import dev.shangjia.probes.every.Outside;
import dev.shangjia.probes.policytext.PolicyProbe;
import dev.shangjia.probes.policytext.PolicyTextProbe;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A policy that a command line names: a file, or an address, which begins with its scheme. */
final class PolicyTarget {
  private final RulebookArgument argument;
  private final Outside outside;

  PolicyTarget(RulebookArgument argument, Outside outside) {
    this.argument = argument;
    this.outside = outside;
  }

  /** Its text. */
  Result observe(String target) {
    return WebAddress.isMeantBy(target)
        ? new PolicyProbe(new PolicyTextProbe(), outside.client())
            .observe(WebAddress.normalized(target))
        : new PolicyTextProbe().observe(path(target));
  }

  private Path path(String file) {
    Path path;
    try {
      path = Path.of(file);
    } catch (InvalidPathException e) {
      throw argument.misuse("probe.no-file", Neutral.TEXT.quote(file));
    }
    if (!Files.exists(path)) {
      throw argument.misuse("probe.no-file", Neutral.TEXT.quote(file));
    }
    if (!Files.isRegularFile(path)) {
      throw argument.misuse("probe.not-a-file", Neutral.TEXT.quote(file));
    }
    if (!Files.isReadable(path)) {
      throw argument.misuse("probe.not-readable", Neutral.TEXT.quote(file));
    }
    return path;
  }
}
