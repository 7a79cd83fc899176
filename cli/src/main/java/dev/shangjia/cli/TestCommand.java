package dev.shangjia.cli;

import dev.shangjia.engine.inspection.report.JsonText;
import dev.shangjia.probes.Gathering;
import dev.shangjia.probes.ObservationCache;
import dev.shangjia.probes.every.EveryProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code shangjia test [RULEBOOK...]}: whether rulebooks are in order and do what their examples
 * say.
 */
@Command(name = "test", sortOptions = false)
final class TestCommand implements Action {
  /** The name and version of the JSON, its first member. */
  private static final String FORMAT = "shangjia-test/1";

  private static final Duration LONGEST_LOOK = Duration.ofSeconds(60);

  private final Invocation invocation;
  private final Terminal terminal;
  private final Texts texts;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "RULEBOOK", descriptionKey = "rulebook")
  private List<String> names = new ArrayList<>();

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.text;

  @SuppressWarnings("NullAway.Init") // picocli sets spec
  TestCommand(Invocation invocation) {
    this.invocation = invocation;
    this.terminal = invocation.terminal();
    this.texts = Texts.in(terminal.language());
  }

  @Override
  public Outcome run() throws IOException {
    List<Path> folders = new RulebookArgument(invocation, spec).folders(names);
    var gathering =
        new Gathering(
            EveryProbe.ofFiles(), ObservationCache.none(), invocation.clock(), LONGEST_LOOK);
    var trials = new ArrayList<RulebookTrial>();
    for (Path folder : folders) {
      RulebookTrial trial;
      try (var line = new ProgressLine(terminal)) {
        trial = RulebookTrial.of(folder, gathering, invocation.clock().instant(), line::moved);
      }
      trials.add(trial);
      if (format == OutputFormat.text) {
        print(trial);
      }
    }
    switch (format) {
      case text -> summary(trials);
      case json -> json(trials);
    }
    return trials.stream().allMatch(RulebookTrial::passed) ? Outcome.CLEAN : Outcome.FINDINGS;
  }

  private void print(RulebookTrial trial) {
    var lines = new ProblemLines(terminal, file -> ShownPath.of(trial.folder().resolve(file)));
    String verdict =
        trial.passed()
            ? Ink.GOOD.on(texts.say("test.passed"), terminal.style())
            : Ink.ERROR.on(texts.say("test.failed"), terminal.style());
    say(verdict + " " + Controls.neutralized(about(trial)));
    trial.problems().stream()
        .filter(problem -> problem.isError())
        .forEach(problem -> lines.of(problem).forEach(this::say));
    if (!trial.passed() || trial.warnings() > 0) {
      say("  " + texts.say("test.counts", trial.errors(), trial.warnings()));
    }
    if (trial.warnings() > 0) {
      String command = "shangjia rulebook lint " + ShownPath.of(trial.folder());
      say("  " + texts.say("test.warnings", Controls.neutralized(command)));
    }
  }

  private String about(RulebookTrial trial) {
    var rulebook = trial.rulebook();
    return rulebook == null
        ? ShownPath.of(trial.folder()) + ": " + texts.say("test.unreadable")
        : texts.say(
            "test.rulebook",
            rulebook.id(),
            rulebook.version(),
            rulebook.rules().size(),
            trial.examples(),
            trial.dossiers());
  }

  private void summary(List<RulebookTrial> trials) {
    long passed = trials.stream().filter(RulebookTrial::passed).count();
    say(texts.say("test.summary", trials.size(), passed, trials.size() - passed));
  }

  private void json(List<RulebookTrial> trials) throws IOException {
    ObjectNode root = ProblemJson.object().put("format", FORMAT);
    root.put("passed", trials.stream().allMatch(RulebookTrial::passed));
    ArrayNode rulebooks = root.putArray("rulebooks");
    for (RulebookTrial trial : trials) {
      var rulebook = trial.rulebook();
      ObjectNode one = rulebooks.addObject();
      one.put("id", rulebook == null ? null : rulebook.id());
      one.put("version", rulebook == null ? null : rulebook.version());
      one.put("path", ShownPath.of(trial.folder()));
      one.put("passed", trial.passed());
      one.put("rules", rulebook == null ? 0 : rulebook.rules().size());
      one.put("examples", trial.examples());
      one.put("dossiers", trial.dossiers());
      ArrayNode problems = one.putArray("problems");
      trial.problems().forEach(problem -> problems.add(ProblemJson.of(problem)));
    }
    JsonText.print(root, JsonText.Layout.INDENTED, terminal.out());
  }

  private void say(String line) {
    terminal.out().println(line);
  }
}
