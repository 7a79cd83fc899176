package dev.shangjia.cli;

import dev.shangjia.engine.dossier.FileHash;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.FileProbe;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.inspection.report.JsonText;
import dev.shangjia.engine.inspection.report.Neutral;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.node.ObjectNode;

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
    switch (format) {
      case json -> json(probe, value, result);
      case text -> text(result);
    }
    return switch (result) {
      case Result.Seen _ -> Outcome.CLEAN;
      case Result.Failed _ -> Outcome.FINDINGS;
    };
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

  private void json(FileProbe probe, FileValue value, Result result) throws IOException {
    ObjectNode root =
        ProblemJson.object()
            .put("format", Probing.FORMAT)
            .put("target", file)
            .put("probe", probe.name())
            .put("version", probe.version());
    switch (result) {
      case Result.Seen(ObjectNode facts) -> {
        root.put("state", "seen");
        root.putObject("file").put("bytes", value.bytes()).put("sha256", value.sha256());
        root.set("facts", facts);
      }
      case Result.Failed failed -> {
        root.put("state", "failed").put("code", failed.code());
        root.set("reason", ProblemJson.text(failed.reason()));
      }
    }
    JsonText.print(root, JsonText.Layout.INDENTED, invocation.terminal().out());
  }

  private void text(Result result) {
    Terminal terminal = invocation.terminal();
    switch (result) {
      case Result.Seen(ObjectNode facts) -> new FactLines(terminal).print("", facts);
      case Result.Failed failed ->
          terminal
              .out()
              .println(
                  Texts.in(terminal.language())
                      .say(
                          "probe.failed",
                          Neutral.TEXT.prose(failed.reason().in(terminal.language())),
                          failed.code()));
    }
  }
}
