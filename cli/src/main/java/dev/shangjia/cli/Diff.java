package dev.shangjia.cli;

import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.inspection.RulebookCheck;
import dev.shangjia.engine.rulebook.RulebookDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code shangjia diff A B}: in what two versions of a rulebook differ, and what the difference
 * does to dossiers.
 */
@Command(name = "diff", sortOptions = false)
final class Diff implements Action {
  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "BEFORE", descriptionKey = "before")
  private String before;

  @Parameters(index = "1", paramLabel = "AFTER", descriptionKey = "after")
  private String after;

  @Option(names = "--dossiers", paramLabel = "DIR")
  private @Nullable Path dossiers;

  @Option(names = "--at", paramLabel = "DATE", converter = TimeConverter.class)
  private JudgingTime at = new JudgingTime(null);

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.text;

  @SuppressWarnings("NullAway.Init") // picocli sets spec, before and after
  Diff(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    var argument = new RulebookArgument(invocation, spec);
    Path folder = dossiers;
    if (folder != null && !Files.isDirectory(folder)) {
      throw argument.misuse("diff.no-folder", Controls.neutralized(folder.toString()));
    }
    Optional<Inspector> old = inspector(argument, before);
    Optional<Inspector> now = inspector(argument, after);
    if (old.isEmpty() || now.isEmpty()) {
      return Outcome.COULD_NOT_RUN;
    }
    RulebookDiff difference = RulebookDiff.between(old.get().rulebook(), now.get().rulebook());
    Map<Path, BackTest.Result> results =
        folder == null ? Map.of() : backTest(folder, old.get(), now.get(), difference);
    var output = new DiffOutput(invocation.terminal(), old.get().rulebook(), now.get().rulebook());
    switch (format) {
      case text -> output.text(difference, results, folder != null);
      case json -> output.json(difference, results, folder != null);
    }
    boolean same =
        difference.changes().isEmpty()
            && results.values().stream()
                .allMatch(result -> result.status() == BackTest.Status.SAME);
    return same ? Outcome.CLEAN : Outcome.FINDINGS;
  }

  private static Optional<Inspector> inspector(RulebookArgument argument, String name) {
    Path folder = argument.folder(name);
    RulebookCheck check = RulebookCheck.of(folder);
    if (!check.isWhole()) {
      argument.complain(
          folder, check.problems().stream().filter(problem -> problem.isError()).toList());
      return Optional.empty();
    }
    return Optional.ofNullable(check.inspector());
  }

  private Map<Path, BackTest.Result> backTest(
      Path folder, Inspector old, Inspector now, RulebookDiff difference) throws IOException {
    Instant time = at.in(now.rulebook().zone(), invocation.clock());
    var test = new BackTest(old, now, difference.rules(), time);
    List<Path> all = BackTest.dossiers(folder);
    var results = new LinkedHashMap<Path, BackTest.Result>();
    try (var line = new ProgressLine(invocation.terminal())) {
      for (Path one : all) {
        line.moved(results.size(), all.size(), ShownPath.of(one));
        results.put(one, test.judge(one));
      }
    }
    return results;
  }
}
