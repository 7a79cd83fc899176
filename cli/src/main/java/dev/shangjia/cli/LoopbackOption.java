package dev.shangjia.cli;

import dev.shangjia.probes.net.AddressGuard.Reach;
import picocli.CommandLine.Option;

/** {@code --allow-loopback} of the commands that look at addresses. */
final class LoopbackOption {

  @Option(names = "--allow-loopback")
  private boolean allowed;

  /** How far the command may reach. */
  Reach reach() {
    return allowed ? Reach.PUBLIC_AND_LOOPBACK : Reach.PUBLIC;
  }
}
