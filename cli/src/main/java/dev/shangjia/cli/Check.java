package dev.shangjia.cli;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.facts.FactsFile;
import dev.shangjia.engine.inspection.report.ReportFormat;
import dev.shangjia.engine.inspection.report.ReportOptions;
import dev.shangjia.engine.inspection.report.Verdict;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.probes.Gathering;
import dev.shangjia.probes.every.EveryProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code shangjia check}: judges a dossier, or a batch of listings, by a rulebook. */
@Command(name = "check", sortOptions = false)
@SuppressWarnings("UnusedVariable") // picocli reads and writes the fields
final class Check implements Action {
  /** Everything a report can be written as, and the lines of a batch. */
  enum Format {
    text,
    json,
    sarif,
    junit,
    markdown,
    jsonl
  }

  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", descriptionKey = "dossier")
  private @Nullable Path dossier;

  @Option(names = "--rulebook", paramLabel = "NAME|DIR")
  private @Nullable String rulebook;

  @Option(names = "--procedure", paramLabel = "NAME")
  private @Nullable String procedure;

  @Option(names = "--offline")
  private boolean offline;

  @Mixin private LoopbackOption loopback = new LoopbackOption();

  @Option(names = "--evidence", paramLabel = "DIR")
  private @Nullable Path evidence;

  @Option(names = "--context", paramLabel = "FILE")
  private @Nullable Path context;

  @Option(names = "--at", paramLabel = "DATE", converter = TimeConverter.class)
  private JudgingTime at = new JudgingTime(null);

  @Option(names = "--facts", paramLabel = "FILE")
  private @Nullable Path facts;

  @Option(names = "--save-facts", paramLabel = "FILE")
  private @Nullable Path saveFacts;

  @Option(names = "--batch", paramLabel = "FILE.jsonl")
  private @Nullable Path batch;

  @Option(names = "--format", paramLabel = "text|json|sarif|junit|markdown|jsonl")
  private @Nullable Format format;

  @Option(
      names = "--fail-on",
      paramLabel = "reject|return|warn|note",
      converter = LevelConverter.class)
  private Level failOn = Level.RETURN;

  @Option(names = "--all")
  private boolean all;

  @Option(names = "--audit")
  private boolean audit;

  @Option(names = "--watch")
  private boolean watch;

  @SuppressWarnings("NullAway.Init") // picocli sets spec
  Check(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    if (Stream.of(dossier, facts, batch).filter(Objects::nonNull).count() != 1) {
      throw misuse("check.subject");
    }
    if (format != null && (format == Format.jsonl) != (batch != null)) {
      throw misuse("check.jsonl");
    }
    if (procedure != null && batch == null) {
      throw misuse("check.procedure");
    }
    if (batch != null) {
      return new BatchCheck(invocation, new Rulebooks(invocation))
          .run(batch, rulebook, procedure, at, failOn);
    }
    if (dossier != null) {
      Path target = dossier;
      return watch
          ? new Watching(invocation).run(target, () -> ended(ofDossier(target)))
          : ended(ofDossier(target));
    }
    if (watch || saveFacts != null || context != null) {
      throw misuse("check.needs-dossier");
    }
    return ended(ofFacts(Objects.requireNonNull(facts)));
  }

  private ParameterException misuse(String key) {
    return new ParameterException(
        spec.commandLine(), Texts.in(invocation.terminal().language()).say(key));
  }

  private Outcome ended(Reading<CheckRun.Checked> reading) throws IOException {
    var lines = new ProblemLines(invocation.terminal(), path -> path);
    for (Problem problem : reading.problems()) {
      lines.of(problem).forEach(invocation.terminal().err()::println);
    }
    return switch (reading) {
      case Reading.Unreadable<CheckRun.Checked> _ -> Outcome.COULD_NOT_RUN;
      case Reading.Read<CheckRun.Checked>(CheckRun.Checked checked, List<Problem> _) ->
          written(checked);
    };
  }

  private Reading<CheckRun.Checked> ofDossier(Path target) throws IOException {
    return switch (ContextArgument.read(context)) {
      case Reading.Unreadable<ObjectNode>(List<Problem> problems) ->
          new Reading.Unreadable<>(problems);
      case Reading.Read<ObjectNode>(ObjectNode groups, List<Problem> warnings) -> {
        var lines = new ProblemLines(invocation.terminal(), path -> path);
        for (Problem warning : warnings) {
          lines.of(warning).forEach(invocation.terminal().err()::println);
        }
        yield ofDossier(target, groups);
      }
    };
  }

  private Reading<CheckRun.Checked> ofDossier(Path target, ObjectNode known) throws IOException {
    try (var line = new ProgressLine(invocation.terminal())) {
      Gathering gathering = gathering();
      return new CheckRun(new Rulebooks(invocation), this::time)
          .dossier(
              target,
              Optional.ofNullable(rulebook),
              known,
              gathering,
              offline ? Gathering.Reach.FILES : Gathering.Reach.ADDRESSES,
              line::moved);
    }
  }

  private Gathering gathering() {
    if (offline) {
      return new Gathering(
          EveryProbe.ofFiles(),
          invocation.observations(),
          invocation.clock(),
          invocation.limits().files());
    }
    var outside = invocation.outside(loopback.reach(), Optional.ofNullable(evidence));
    return new Gathering(
        EveryProbe.of(outside, invocation.environment()),
        outside.cache(invocation.observations()),
        invocation.clock(),
        invocation.limits().addresses());
  }

  private Reading<CheckRun.Checked> ofFacts(Path file) throws IOException {
    return new CheckRun(new Rulebooks(invocation), this::time)
        .facts(file, Optional.ofNullable(rulebook));
  }

  private Instant time(Rulebook judging) {
    return at.in(judging.zone(), invocation.clock());
  }

  private Outcome written(CheckRun.Checked checked) throws IOException {
    if (saveFacts != null) {
      Files.writeString(saveFacts, FactsFile.write(checked.facts()));
    }
    Terminal terminal = invocation.terminal();
    var options =
        ReportOptions.in(terminal.language())
            .on(
                terminal.style() == Terminal.Style.COLOUR
                    ? ReportOptions.Style.COLOUR
                    : ReportOptions.Style.PLAIN,
                terminal.columns())
            .listing(all ? ReportOptions.Detail.ALL : ReportOptions.Detail.FINDINGS)
            .readBy(audit ? ReportOptions.Audience.AUTHOR : ReportOptions.Audience.PROVIDER)
            .failingOn(failOn)
            .showing(evidence == null ? "" : evidence.toString())
            .knowing(checked.sources(), checked.rulebook());
    reportFormat().writer(options).write(checked.report(), terminal.out());
    return Verdict.fails(checked.report(), failOn) ? Outcome.FINDINGS : Outcome.CLEAN;
  }

  private ReportFormat reportFormat() {
    return switch (format) {
      case null -> ReportFormat.TEXT;
      case text -> ReportFormat.TEXT;
      case json -> ReportFormat.JSON;
      case sarif -> ReportFormat.SARIF;
      case junit -> ReportFormat.JUNIT;
      case markdown -> ReportFormat.MARKDOWN;
      case jsonl -> throw new IllegalStateException("jsonl is for batches");
    };
  }
}
