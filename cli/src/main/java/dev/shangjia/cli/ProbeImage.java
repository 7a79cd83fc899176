package dev.shangjia.cli;

import dev.shangjia.engine.dossier.FileHash;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.inspection.report.JsonText;
import dev.shangjia.engine.inspection.report.Neutral;
import dev.shangjia.probes.image.ImageLimits;
import dev.shangjia.probes.image.ImageProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

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
    Path path = path();
    var probe = new ImageProbe();
    FileValue value = FileHash.of(path, ImageLimits.STANDARD.maxBytes());
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

  private void json(ImageProbe probe, FileValue value, Result result) throws IOException {
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
