package dev.shangjia.cli;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.inspection.report.JsonText;
import dev.shangjia.engine.metrics.GateAnswer;
import dev.shangjia.engine.metrics.GateResult;
import dev.shangjia.engine.metrics.Gates;
import dev.shangjia.engine.metrics.Judgement;
import dev.shangjia.engine.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code shangjia gate PROGRAM/GATE}: asks a gate what metrics come to. */
@Command(name = "gate", sortOptions = false)
final class GateCommand implements Action {
  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RULEBOOK/GATE", descriptionKey = "gate")
  private String gate;

  @Option(names = "--facts", paramLabel = "FILE", required = true)
  private Path facts;

  @Option(names = "--agreed", paramLabel = "CONDITION=LIMIT")
  private Map<String, Double> agreed = new LinkedHashMap<>();

  @Option(names = "--at", paramLabel = "DATE", converter = TimeConverter.class)
  private JudgingTime at = new JudgingTime(null);

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.text;

  @SuppressWarnings("NullAway.Init") // picocli sets spec, gate and facts
  GateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    var argument = new RulebookArgument(invocation, spec);
    int slash = gate.lastIndexOf('/');
    if (slash < 1) {
      throw argument.misuse("gate.misuse");
    }
    Path folder = argument.folder(gate.substring(0, slash));
    Optional<Rulebook> rulebook = argument.read(folder);
    if (rulebook.isEmpty()) {
      return Outcome.COULD_NOT_RUN;
    }
    String id = gate.substring(slash + 1);
    if (!rulebook.get().gates().containsKey(id)) {
      throw argument.misuse(
          "gate.unknown",
          rulebook.get().id(),
          id,
          String.join(", ", rulebook.get().gates().keySet()));
    }
    return switch (Gates.of(rulebook.get())) {
      case Reading.Unreadable<Gates>(List<Problem> problems) -> {
        argument.complain(folder, problems);
        yield Outcome.COULD_NOT_RUN;
      }
      case Reading.Read<Gates>(Gates gates, List<Problem> _) ->
          asked(rulebook.get(), gates, id, argument);
    };
  }

  private Outcome asked(Rulebook rulebook, Gates gates, String id, RulebookArgument argument)
      throws IOException {
    Reading<ObjectNode> context = ContextArgument.read(facts);
    var lines = new ProblemLines(invocation.terminal(), path -> path);
    for (Problem problem : context.problems()) {
      lines.of(problem).forEach(invocation.terminal().err()::println);
    }
    return switch (context) {
      case Reading.Unreadable<ObjectNode> _ -> Outcome.COULD_NOT_RUN;
      case Reading.Read<ObjectNode>(ObjectNode groups, List<Problem> _) -> {
        Judgement judgement =
            gates.judge(
                id,
                Facts.ofContext(rulebook.id(), groups),
                at.in(rulebook.zone(), invocation.clock()),
                agreed);
        yield switch (judgement) {
          case Judgement.Answered(GateAnswer answer) -> answered(rulebook, answer);
          case Judgement.Refused refused ->
              throw argument.misuse(
                  "gate.refused", refused.reason().in(invocation.terminal().language()));
        };
      }
    };
  }

  private Outcome answered(Rulebook rulebook, GateAnswer answer) throws IOException {
    switch (format) {
      case text -> text(rulebook, answer);
      case json ->
          JsonText.print(
              GateJson.of(rulebook, answer), JsonText.Layout.INDENTED, invocation.terminal().out());
    }
    return answer.result() == GateResult.PASSED ? Outcome.CLEAN : Outcome.FINDINGS;
  }

  private void text(Rulebook rulebook, GateAnswer answer) {
    Terminal terminal = invocation.terminal();
    terminal
        .out()
        .println(
            Ink.BOLD.on(
                    Controls.neutralized(
                        rulebook.id()
                            + "/"
                            + answer.gate().id()
                            + " "
                            + answer.gate().title().in(terminal.language())),
                    terminal.style())
                + ": "
                + shown(answer.result()));
    for (GateAnswer.OfCondition one : answer.conditions()) {
      terminal
          .out()
          .println(
              "  "
                  + Controls.neutralized(one.condition().title().in(terminal.language()))
                  + " ("
                  + one.condition().id()
                  + "): "
                  + shown(one.result()));
      terminal.out().println("    " + Controls.neutralized(one.sentence().in(terminal.language())));
    }
  }

  private String shown(GateResult result) {
    Terminal terminal = invocation.terminal();
    Ink ink =
        switch (result) {
          case PASSED -> Ink.GOOD;
          case FAILED -> Ink.ERROR;
          case NOT_ENOUGH_DATA -> Ink.WARNING;
        };
    return ink.on(result.title().in(terminal.language()), terminal.style());
  }
}
