package dev.shangjia.cli;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.dossier.DossierLimits;
import dev.shangjia.probes.Gathering;
import dev.shangjia.probes.every.EveryProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shangjia submit DIR --server URL}: hands a dossier in to a market. */
@Command(name = "submit", sortOptions = false)
@SuppressWarnings("UnusedVariable") // picocli reads and writes the fields
final class Submit implements Action {
  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR|ARCHIVE", descriptionKey = "dossier")
  private Path dossier;

  @Mixin private MarketOptions options = new MarketOptions();

  @Option(names = "--app", paramLabel = "NAME|ID")
  private @Nullable String app;

  @Option(names = "--new-version")
  private boolean newVersion;

  @Option(names = "--contest", paramLabel = "FINGERPRINT=REASON")
  private Map<String, String> contests = new LinkedHashMap<>();

  @Option(names = "--wait")
  private boolean wait;

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.text;

  @SuppressWarnings("NullAway.Init") // picocli sets spec and dossier
  Submit(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    try (MarketSession market = MarketSession.of(options, invocation, spec)) {
      Reading<CheckRun.Checked> checked = checked();
      var lines = new ProblemLines(invocation.terminal(), path -> path);
      for (Problem problem : checked.problems()) {
        lines.of(problem).forEach(invocation.terminal().err()::println);
      }
      return switch (checked) {
        case Reading.Unreadable<CheckRun.Checked> _ -> Outcome.COULD_NOT_RUN;
        case Reading.Read<CheckRun.Checked>(CheckRun.Checked local, List<Problem> _) ->
            market.isUnderstood() ? sent(market, local) : Outcome.COULD_NOT_RUN;
      };
    }
  }

  /** Files alone: links and pages are for the market to look at, at its own time. */
  private Reading<CheckRun.Checked> checked() throws IOException {
    var gathering =
        new Gathering(
            EveryProbe.ofFiles(),
            invocation.observations(),
            invocation.clock(),
            invocation.limits().files());
    try (var line = new ProgressLine(invocation.terminal())) {
      return new CheckRun(
              new Rulebooks(invocation),
              rulebook -> new JudgingTime(null).in(rulebook.zone(), invocation.clock()))
          .dossier(
              dossier,
              Optional.empty(),
              ProblemJson.object(),
              gathering,
              Gathering.Reach.FILES,
              line::moved);
    }
  }

  private Outcome sent(MarketSession market, CheckRun.Checked local) throws IOException {
    Path folder = Files.createTempDirectory("shangjia-submit-");
    try {
      Path archive = Packing.archive(dossier, local.facts().files().keySet(), folder);
      long limit = DossierLimits.STANDARD.totalBytes();
      if (Files.size(archive) > limit) {
        market.complain(
            "submit.too-large", Long.toString(Files.size(archive)), Long.toString(limit));
        return Outcome.COULD_NOT_RUN;
      }
      var submission = new Submission(market, local, contests);
      Optional<Submission.Sent> sent =
          submission.send(
              archive, app, newVersion ? Submission.Version.ANOTHER : Submission.Version.NEWEST);
      if (wait) {
        sent = sent.flatMap(submission::looked);
      }
      return sent.isEmpty() ? Outcome.COULD_NOT_RUN : shown(market, sent.get(), local);
    } finally {
      Files.deleteIfExists(folder.resolve("dossier.zip"));
      Files.delete(folder);
    }
  }

  private Outcome shown(MarketSession market, Submission.Sent sent, CheckRun.Checked local)
      throws IOException {
    var output = new SubmitOutput(invocation.terminal(), market.address(), sent);
    switch (format) {
      case text -> output.print(local);
      case json -> output.printJson();
    }
    return sent.stops() ? Outcome.FINDINGS : Outcome.CLEAN;
  }
}
