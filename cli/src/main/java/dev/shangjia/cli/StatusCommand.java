package dev.shangjia.cli;

import dev.shangjia.engine.inspection.report.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code shangjia status [CASE]}: where a case stands, those of an app, or all that are open. */
@Command(name = "status", sortOptions = false)
@SuppressWarnings("UnusedVariable") // picocli reads and writes the fields
final class StatusCommand implements Action {
  /** The name and version of the JSON, its first member. */
  private static final String FORMAT = "shangjia-status/1";

  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "CASE", descriptionKey = "case")
  private @Nullable Long caseId;

  @Option(names = "--app", paramLabel = "NAME|ID")
  private @Nullable String app;

  @Mixin private MarketOptions options = new MarketOptions();

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.text;

  @SuppressWarnings("NullAway.Init") // picocli sets spec
  StatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    Terminal terminal = invocation.terminal();
    if (caseId != null && app != null) {
      throw new ParameterException(
          spec.commandLine(), Texts.in(terminal.language()).say("status.one"));
    }
    Optional<List<JsonNode>> cases;
    try (MarketSession market = MarketSession.of(options, invocation, spec)) {
      cases = market.isUnderstood() ? cases(market) : Optional.empty();
    }
    if (cases.isEmpty()) {
      return Outcome.COULD_NOT_RUN;
    }
    show(cases.get());
    return Outcome.CLEAN;
  }

  private Optional<List<JsonNode>> cases(MarketSession market) {
    if (caseId != null) {
      return market.get("/api/v1/cases/" + caseId).map(List::of);
    }
    if (app == null) {
      return listed(market, "?open=true");
    }
    return new AppChoice(market)
        .find(app, null)
        .flatMap(found -> listed(market, "?app=" + found.path("id").asLong()));
  }

  private static Optional<List<JsonNode>> listed(MarketSession market, String which) {
    return market
        .get("/api/v1/cases" + which)
        .map(answer -> answer.path("cases").valueStream().toList());
  }

  private void show(List<JsonNode> cases) throws IOException {
    Terminal terminal = invocation.terminal();
    switch (format) {
      case text -> {
        if (cases.isEmpty()) {
          terminal.out().println(Texts.in(terminal.language()).say("status.none"));
        }
        cases.forEach(new CaseLines(terminal)::print);
      }
      case json -> {
        ObjectNode root = ProblemJson.object().put("format", FORMAT);
        ArrayNode all = root.putArray("cases");
        cases.forEach(all::add);
        JsonText.print(root, JsonText.Layout.INDENTED, terminal.out());
      }
    }
  }
}
