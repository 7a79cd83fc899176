package dev.shangjia.cli;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.dossier.Dossier;
import dev.shangjia.engine.dossier.DossierLimits;
import dev.shangjia.engine.dossier.DossierReader;
import dev.shangjia.engine.dossier.OpenDossier;
import dev.shangjia.engine.facts.GatheredFacts;
import dev.shangjia.engine.inspection.report.JsonText;
import dev.shangjia.engine.projection.Projected;
import dev.shangjia.engine.projection.Projections;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.probes.Gathering;
import dev.shangjia.probes.every.EveryProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code shangjia project DOSSIER}: what a market would show of a dossier. */
@Command(name = "project", sortOptions = false)
final class ProjectCommand implements Action {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Invocation invocation;

  @Parameters(paramLabel = "DOSSIER", descriptionKey = "dossier")
  private Path dossier;

  @Option(names = "--rulebook", paramLabel = "RULEBOOK")
  private @Nullable String rulebook;

  @Option(names = "--context", paramLabel = "FILE")
  private @Nullable Path context;

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.text;

  @SuppressWarnings("NullAway.Init") // picocli sets dossier
  ProjectCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    Reading<ObjectNode> known = complained(ContextArgument.read(context));
    if (!(known instanceof Reading.Read<ObjectNode>(ObjectNode groups, List<Problem> _))) {
      return Outcome.COULD_NOT_RUN;
    }
    return switch (complained(new DossierReader(DossierLimits.STANDARD).open(dossier))) {
      case Reading.Unreadable<OpenDossier> _ -> Outcome.COULD_NOT_RUN;
      case Reading.Read<OpenDossier>(OpenDossier open, List<Problem> _) -> {
        try (open) {
          yield opened(open, groups);
        }
      }
    };
  }

  private Outcome opened(OpenDossier open, ObjectNode groups) throws IOException {
    String program = Optional.ofNullable(rulebook).orElse(open.program());
    SourcePlace asked = open.programPlace();
    Reading<Rulebook> reading = complained(new Rulebooks(invocation).read(program, asked));
    if (!(reading instanceof Reading.Read<Rulebook>(Rulebook rules, List<Problem> _))) {
      return Outcome.COULD_NOT_RUN;
    }
    Reading<Projections> compiled = complained(Projections.of(rules));
    Reading<Dossier> read = complained(open.read(rules.forms(), rules.procedures().keySet()));
    return compiled instanceof Reading.Read<Projections>(Projections projections, List<Problem> _)
            && read instanceof Reading.Read<Dossier>(Dossier whole, List<Problem> _)
        ? shown(rules, projections, whole, groups)
        : Outcome.COULD_NOT_RUN;
  }

  private Outcome shown(Rulebook rules, Projections projections, Dossier whole, ObjectNode groups)
      throws IOException {
    var gathering =
        new Gathering(EveryProbe.ofFiles(), invocation.observations(), invocation.clock(), LIMIT);
    var facts = gathering.gather(whole, Set.of(), Gathering.Reach.FILES, groups, (_, _, _) -> {});
    List<Projected> records =
        projections.of(new GatheredFacts(facts), invocation.clock().instant());
    switch (format) {
      case text -> new ProjectionLines(invocation.terminal()).print(records);
      case json ->
          JsonText.print(
              ProjectionJson.of(rules, records),
              JsonText.Layout.INDENTED,
              invocation.terminal().out());
    }
    return Outcome.CLEAN;
  }

  /** Says what is wrong, on the error stream. */
  private <T> Reading<T> complained(Reading<T> reading) {
    var lines = new ProblemLines(invocation.terminal(), path -> path);
    for (Problem problem : reading.problems()) {
      lines.of(problem).forEach(invocation.terminal().err()::println);
    }
    return reading;
  }
}
