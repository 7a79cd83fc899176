package dev.shangjia.cli;

import dev.shangjia.engine.facts.AddressProbe;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.facts.WebAddress;
import dev.shangjia.engine.inspection.report.JsonText;
import dev.shangjia.engine.inspection.report.Neutral;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.ObjectNode;

/** Shows what a probe sees of an address that a command line names. */
final class AddressProbing {
  private final Invocation invocation;
  private final String target;

  /**
   * An address.
   *
   * @param target anything; what is no address is seen as such
   */
  AddressProbing(Invocation invocation, String target) {
    this.invocation = invocation;
    this.target = target;
  }

  Outcome show(AddressProbe probe, OutputFormat format) throws IOException {
    Instant at = invocation.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    Result result = probe.observe(WebAddress.normalized(target));
    switch (format) {
      case json -> json(probe, at, result);
      case text -> text(result);
    }
    return switch (result) {
      case Result.Seen _ -> Outcome.CLEAN;
      case Result.Failed _ -> Outcome.FINDINGS;
    };
  }

  private void json(AddressProbe probe, Instant at, Result result) throws IOException {
    ObjectNode root =
        ProblemJson.object()
            .put("format", Probing.FORMAT)
            .put("target", target)
            .put("probe", probe.name())
            .put("version", probe.version());
    switch (result) {
      case Result.Seen(ObjectNode facts) -> {
        root.put("state", "seen").put("observedAt", at.toString());
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
