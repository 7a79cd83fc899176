package dev.shangjia.cli;

import dev.shangjia.probes.link.LinkProbe;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shangjia probe link ADDRESS}: who answers at an address, how fast, and how securely. */
@Command(name = "link", sortOptions = false)
final class ProbeLink implements Action {
  private final Invocation invocation;

  @Parameters(paramLabel = "ADDRESS", descriptionKey = "address")
  private String address;

  @Mixin private LoopbackOption loopback = new LoopbackOption();

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.text;

  @SuppressWarnings("NullAway.Init") // picocli sets address
  ProbeLink(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    var outside = invocation.outside(loopback.reach(), Optional.empty());
    return new AddressProbing(invocation, address).show(new LinkProbe(outside.client()), format);
  }
}
