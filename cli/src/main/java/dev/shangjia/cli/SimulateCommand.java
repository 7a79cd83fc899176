package dev.shangjia.cli;

import dev.shangjia.cli.diagram.SvgDiagram;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.inspection.report.JsonText;
import dev.shangjia.engine.procedure.Guards;
import dev.shangjia.engine.procedure.ProcedureMachine;
import dev.shangjia.engine.procedure.diagram.Mermaid;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Trace;
import dev.shangjia.engine.procedure.diagram.Traces;
import dev.shangjia.engine.procedure.simulation.Line;
import dev.shangjia.engine.procedure.simulation.RandomPlay;
import dev.shangjia.engine.procedure.simulation.Routes;
import dev.shangjia.engine.procedure.simulation.ScriptPlay;
import dev.shangjia.engine.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shangjia simulate RULEBOOK/PROCEDURE}: plays a procedure and shows what happens when. */
@Command(name = "simulate", sortOptions = false)
final class SimulateCommand implements Action {
  /** How many turns are taken at random before the shortest way to an end is taken. */
  private static final int RANDOM_TURNS = 30;

  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RULEBOOK/PROCEDURE", descriptionKey = "procedure")
  private String procedure;

  @Option(names = "--script", paramLabel = "FILE")
  private @Nullable Path script;

  @Option(names = "--random", paramLabel = "SEED")
  private @Nullable Long seed;

  @Option(names = "--from", paramLabel = "DATE", converter = TimeConverter.class)
  private JudgingTime from = new JudgingTime(null);

  @Option(names = "--diagram", paramLabel = "mermaid|svg")
  private @Nullable DiagramFormat diagram;

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.text;

  @SuppressWarnings("NullAway.Init") // picocli sets spec and procedure
  SimulateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    var argument = new RulebookArgument(invocation, spec);
    int slash = procedure.lastIndexOf('/');
    if (slash < 1) {
      throw argument.misuse("simulate.misuse");
    }
    if (script != null && seed != null) {
      throw argument.misuse("simulate.either");
    }
    Path folder = argument.folder(procedure.substring(0, slash));
    Optional<Rulebook> rulebook = argument.read(folder);
    if (rulebook.isEmpty()) {
      return Outcome.COULD_NOT_RUN;
    }
    String id = procedure.substring(slash + 1);
    ProcedureMachine machine =
        ProcedureMachine.of(rulebook.get(), id)
            .orElseThrow(
                () ->
                    argument.misuse(
                        "simulate.unknown",
                        rulebook.get().id(),
                        Controls.neutralized(id),
                        String.join(", ", rulebook.get().procedures().keySet())));
    return switch (Guards.of(rulebook.get())) {
      case Reading.Unreadable<Guards>(List<Problem> problems) -> {
        argument.complain(folder, problems);
        yield Outcome.COULD_NOT_RUN;
      }
      case Reading.Read<Guards>(Guards guards, List<Problem> _) ->
          simulated(argument, rulebook.get(), machine, guards);
    };
  }

  private Outcome simulated(
      RulebookArgument argument, Rulebook rulebook, ProcedureMachine machine, Guards guards)
      throws IOException {
    Instant start = from.in(rulebook.zone(), invocation.clock());
    if (script == null) {
      return shown(
          rulebook, machine, seed == null ? routes(machine, start) : random(machine, start, seed));
    }
    if (!Files.isRegularFile(script)) {
      throw argument.misuse("simulate.no-file", Controls.neutralized(script.toString()));
    }
    Reading<List<Line>> lines =
        SimulationScript.read(script.toString(), script, rulebook, machine.procedure(), start);
    var problems = new ProblemLines(invocation.terminal(), path -> path);
    for (Problem problem : lines.problems()) {
      problems.of(problem).forEach(invocation.terminal().err()::println);
    }
    return switch (lines) {
      case Reading.Unreadable<List<Line>> _ -> Outcome.COULD_NOT_RUN;
      case Reading.Read<List<Line>>(List<Line> all, List<Problem> _) -> {
        boolean judged = all.stream().anyMatch(line -> line.facts() != null);
        yield shown(
            rulebook,
            machine,
            new Simulation(
                Simulation.Mode.SCRIPT,
                judged ? Simulation.Conditions.JUDGED : Simulation.Conditions.ASSUMED,
                List.of(new Simulation.Play("", new ScriptPlay(machine, guards).play(all)))));
      }
    };
  }

  private static Simulation random(ProcedureMachine machine, Instant start, long seed) {
    var played = new RandomPlay(machine, new SplittableRandom(seed)).play(start, RANDOM_TURNS);
    return new Simulation(
        Simulation.Mode.RANDOM,
        Simulation.Conditions.ASSUMED,
        List.of(new Simulation.Play("", played.scenes())));
  }

  private static Simulation routes(ProcedureMachine machine, Instant start) {
    return new Simulation(
        Simulation.Mode.ROUTES,
        Simulation.Conditions.ASSUMED,
        new Routes(machine)
            .toEachEnd(start).entrySet().stream()
                .map(route -> new Simulation.Play(route.getKey(), route.getValue().scenes()))
                .toList());
  }

  private Outcome shown(Rulebook rulebook, ProcedureMachine machine, Simulation simulation)
      throws IOException {
    Optional<String> drawing =
        Optional.ofNullable(diagram).map(kind -> drawn(kind, machine, simulation));
    switch (format) {
      case text ->
          drawing.ifPresentOrElse(
              invocation.terminal().out()::print,
              () ->
                  new SimulationLines(invocation.terminal(), rulebook, machine).print(simulation));
      case json ->
          JsonText.print(
              new SimulationJson(rulebook, machine).of(simulation, drawing),
              JsonText.Layout.INDENTED,
              invocation.terminal().out());
    }
    return simulation.refusals() > 0 ? Outcome.FINDINGS : Outcome.CLEAN;
  }

  /** Draws the procedure; what a script or chance went through is marked in it. */
  private String drawn(DiagramFormat kind, ProcedureMachine machine, Simulation simulation) {
    ProcedureGraph graph = ProcedureGraph.of(machine.procedure());
    Trace trace =
        simulation.mode() == Simulation.Mode.ROUTES
            ? Trace.NONE
            : Traces.of(
                simulation.plays().stream()
                    .flatMap(play -> play.scenes().stream())
                    .flatMap(scene -> scene.events().stream())
                    .toList());
    return switch (kind) {
      case mermaid -> Mermaid.of(graph, trace, invocation.terminal().language());
      case svg -> SvgDiagram.of(graph, trace, invocation.terminal().language());
    };
  }
}
