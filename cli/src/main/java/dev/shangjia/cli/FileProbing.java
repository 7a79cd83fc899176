package dev.shangjia.cli;

import dev.shangjia.engine.dossier.FileHash;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.FileProbe;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.inspection.report.Neutral;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** Shows what a probe sees of a file that a command line names. */
final class FileProbing {
  private final Invocation invocation;
  private final CommandSpec spec;
  private final String file;

  FileProbing(Invocation invocation, CommandSpec spec, String file) {
    this.invocation = invocation;
    this.spec = spec;
    this.file = file;
  }

  Outcome show(FileProbe probe, long maxBytes, OutputFormat format) throws IOException {
    Path path = path();
    FileValue value = FileHash.of(path, maxBytes);
    Result result = probe.observe(path);
    return new ProbeOutput(invocation, file)
        .show(
            probe,
            result,
            seen ->
                seen.putObject("file").put("bytes", value.bytes()).put("sha256", value.sha256()),
            format);
  }

  private Path path() throws IOException {
    var argument = new RulebookArgument(invocation, spec);
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
    return path.toRealPath();
  }
}
