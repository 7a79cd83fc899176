package dev.shangjia.cli;

import dev.shangjia.engine.inspection.report.JsonText;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code shangjia withdraw CASE}: gives up what was handed in, where its procedure lets one. */
@Command(name = "withdraw", sortOptions = false)
@SuppressWarnings("UnusedVariable") // picocli reads and writes the fields
final class Withdraw implements Action {
  /** The name and version of the JSON, its first member. */
  private static final String FORMAT = "shangjia-withdraw/1";

  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "CASE", descriptionKey = "case")
  private long caseId;

  @Mixin private MarketOptions options = new MarketOptions();

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.text;

  @SuppressWarnings("NullAway.Init") // picocli sets spec
  Withdraw(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    try (MarketSession market = MarketSession.of(options, invocation, spec)) {
      Optional<JsonNode> ended =
          market.isUnderstood()
              ? market.get("/api/v1/cases/" + caseId).flatMap(found -> withdrawn(market, found))
              : Optional.empty();
      if (ended.isEmpty()) {
        return Outcome.COULD_NOT_RUN;
      }
      show(ended.get());
      return Outcome.CLEAN;
    }
  }

  /** As far as it was seen: a case that moved on meanwhile is not given up unseen. */
  private Optional<JsonNode> withdrawn(MarketSession market, JsonNode found) {
    ObjectNode act =
        ProblemJson.object().put("kind", "withdraw").put("seen", found.path("sequence").asInt());
    return market.post("/api/v1/cases/" + caseId + "/actions", act);
  }

  private void show(JsonNode ended) throws IOException {
    switch (format) {
      case text -> new CaseLines(invocation.terminal()).print(ended);
      case json -> {
        ObjectNode root = ProblemJson.object().put("format", FORMAT);
        root.set("case", ended);
        JsonText.print(root, JsonText.Layout.INDENTED, invocation.terminal().out());
      }
    }
  }
}
