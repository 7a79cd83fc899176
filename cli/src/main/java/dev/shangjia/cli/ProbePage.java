package dev.shangjia.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shangjia probe page ADDRESS}: what a browser sees of a page, in each view. */
@Command(name = "page", sortOptions = false)
final class ProbePage implements Action {
  private final Invocation invocation;

  @Parameters(paramLabel = "ADDRESS", descriptionKey = "address")
  private String address;

  @Mixin private LoopbackOption loopback = new LoopbackOption();

  @Option(names = "--evidence", paramLabel = "DIR")
  private @Nullable Path evidence;

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.text;

  @SuppressWarnings("NullAway.Init") // picocli sets address
  ProbePage(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    var outside = invocation.outside(loopback.reach(), Optional.ofNullable(evidence));
    return new AddressProbing(invocation, address)
        .show(outside.pages(invocation.environment()), format);
  }
}
