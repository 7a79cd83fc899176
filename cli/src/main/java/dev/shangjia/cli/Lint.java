package dev.shangjia.cli;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.inspection.RulebookCheck;
import dev.shangjia.engine.inspection.report.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code shangjia rulebook lint PATH}: everything that is wrong in a rulebook, or missing. */
@Command(name = "lint", sortOptions = false)
final class Lint implements Action {
  /** The name and version of the JSON, its first member. */
  private static final String FORMAT = "shangjia-lint/1";

  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PATH", descriptionKey = "path")
  private String path;

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.text;

  @SuppressWarnings("NullAway.Init") // picocli sets spec and path
  Lint(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    Path folder = new RulebookArgument(invocation, spec).folder(path);
    List<Problem> problems = RulebookCheck.of(folder).problems();
    long errors = problems.stream().filter(Problem::isError).count();
    switch (format) {
      case text -> text(folder, problems, errors);
      case json -> json(folder, problems, errors);
    }
    return errors == 0 ? Outcome.CLEAN : Outcome.FINDINGS;
  }

  private void text(Path folder, List<Problem> problems, long errors) {
    Terminal terminal = invocation.terminal();
    Texts texts = Texts.in(terminal.language());
    var lines = new ProblemLines(terminal, file -> ShownPath.of(folder.resolve(file)));
    problems.forEach(problem -> lines.of(problem).forEach(terminal.out()::println));
    terminal
        .out()
        .println(
            Controls.neutralized(ShownPath.of(folder))
                + ": "
                + texts.say("test.counts", errors, problems.size() - errors));
  }

  private void json(Path folder, List<Problem> problems, long errors) throws IOException {
    ObjectNode root = ProblemJson.object().put("format", FORMAT).put("path", ShownPath.of(folder));
    root.put("errors", errors).put("warnings", problems.size() - errors);
    ArrayNode list = root.putArray("problems");
    problems.forEach(problem -> list.add(ProblemJson.of(problem)));
    JsonText.print(root, JsonText.Layout.INDENTED, invocation.terminal().out());
  }
}
