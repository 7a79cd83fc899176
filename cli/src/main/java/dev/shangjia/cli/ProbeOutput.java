package dev.shangjia.cli;

import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.facts.Probe;
import dev.shangjia.engine.inspection.report.JsonText;
import dev.shangjia.engine.inspection.report.Neutral;
import java.io.IOException;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Writes what a probe saw of the thing that a command line names, or why it saw nothing. */
final class ProbeOutput {
  private final Invocation invocation;
  private final String target;

  ProbeOutput(Invocation invocation, String target) {
    this.invocation = invocation;
    this.target = target;
  }

  /**
   * Writes a result.
   *
   * @param about adds what else JSON tells of a thing that was seen
   */
  Outcome show(Probe probe, Result result, Consumer<ObjectNode> about, OutputFormat format)
      throws IOException {
    switch (format) {
      case json -> json(probe, result, about);
      case text -> text(result);
    }
    return switch (result) {
      case Result.Seen _ -> Outcome.CLEAN;
      case Result.Failed _ -> Outcome.FINDINGS;
    };
  }

  private void json(Probe probe, Result result, Consumer<ObjectNode> about) throws IOException {
    ObjectNode root =
        ProblemJson.object()
            .put("format", Probing.FORMAT)
            .put("target", target)
            .put("probe", probe.name())
            .put("version", probe.version());
    switch (result) {
      case Result.Seen(ObjectNode facts) -> {
        root.put("state", "seen");
        about.accept(root);
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
