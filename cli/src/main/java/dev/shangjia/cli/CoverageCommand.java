package dev.shangjia.cli;

import dev.shangjia.engine.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code shangjia coverage}: each clause of rulebooks, and what carries it out. */
@Command(name = "coverage", sortOptions = false)
final class CoverageCommand implements Action {

  /** How the table is shown. */
  enum Format {
    text,
    tsv,
    json
  }

  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Option(names = "--rulebook", paramLabel = "RULEBOOK")
  private @Nullable String name;

  @Option(names = "--uncovered")
  private boolean uncovered;

  @Option(names = "--format", paramLabel = "text|tsv|json")
  private Format format = Format.text;

  @SuppressWarnings("NullAway.Init") // picocli sets spec
  CoverageCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    var argument = new RulebookArgument(invocation, spec);
    var rulebooks = new ArrayList<Rulebook>();
    for (Path folder : argument.folders(name == null ? List.of() : List.of(name))) {
      Optional<Rulebook> rulebook = argument.read(folder);
      if (rulebook.isEmpty()) {
        return Outcome.COULD_NOT_RUN;
      }
      rulebooks.add(rulebook.get());
    }
    var output =
        new CoverageOutput(
            invocation.terminal(), rulebooks, line -> !uncovered || !line.isCovered());
    switch (format) {
      case text -> output.text();
      case tsv -> output.tsv();
      case json -> output.json();
    }
    return Outcome.CLEAN;
  }
}
