package dev.shangjia.cli;

import dev.shangjia.probes.image.ImageLimits;
import dev.shangjia.probes.image.ImageProbe;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shangjia probe image FILE}: what the image probe sees of a file. */
@Command(name = "image", sortOptions = false)
final class ProbeImage implements Action {
  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", descriptionKey = "file")
  private String file;

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.text;

  @SuppressWarnings("NullAway.Init") // picocli sets spec and file
  ProbeImage(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    return new FileProbing(invocation, spec, file)
        .show(new ImageProbe(), ImageLimits.STANDARD.maxBytes(), format);
  }
}
