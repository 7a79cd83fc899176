package dev.shangjia.cli;

import dev.shangjia.probes.document.DocumentLimits;
import dev.shangjia.probes.document.DocumentProbe;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shangjia probe document FILE}: what the document probe sees of a file. */
@Command(name = "document", sortOptions = false)
final class ProbeDocument implements Action {
  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", descriptionKey = "file")
  private String file;

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.text;

  @SuppressWarnings("NullAway.Init") // picocli sets spec and file
  ProbeDocument(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    return new FileProbing(invocation, spec, file)
        .show(new DocumentProbe(), DocumentLimits.STANDARD.maxBytes(), format);
  }
}
