package dev.shangjia.cli;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A rulebook that a command line names, by its program or its folder. */
final class RulebookArgument {
  private final Invocation invocation;
  private final CommandSpec spec;
  private final Rulebooks rulebooks;
  private final Texts texts;

  RulebookArgument(Invocation invocation, CommandSpec spec) {
    this.invocation = invocation;
    this.spec = spec;
    this.rulebooks = new Rulebooks(invocation);
    this.texts = Texts.in(invocation.terminal().language());
  }

  /** Complains of the command line. */
  ParameterException misuse(String key, Object... arguments) {
    return new ParameterException(spec.commandLine(), texts.say(key, arguments));
  }

  /**
   * The folder of a rulebook.
   *
   * @throws ParameterException when there is none of that name
   */
  Path folder(String name) {
    return rulebooks
        .folder(name)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    rulebooks
                        .unknown(name, SourcePlace.startOf(name))
                        .message()
                        .in(invocation.terminal().language())));
  }

  /**
   * The folders of the rulebooks named, or of all that come with this build when none is.
   *
   * @throws ParameterException when there is none
   */
  List<Path> folders(List<String> names) {
    List<String> wanted = names.isEmpty() ? rulebooks.programs() : names;
    if (wanted.isEmpty()) {
      throw misuse("rulebook.none", ShownPath.of(invocation.rulebooks()));
    }
    return wanted.stream().map(this::folder).toList();
  }

  /** Reads a rulebook; when that fails, says why. */
  Optional<Rulebook> read(Path folder) {
    return switch (RulebookReader.read(folder)) {
      case Reading.Read<Rulebook>(Rulebook rulebook, List<Problem> _) -> Optional.of(rulebook);
      case Reading.Unreadable<Rulebook>(List<Problem> problems) -> {
        complain(folder, problems);
        yield Optional.empty();
      }
    };
  }

  /** Says what is wrong in a rulebook's files, on the error stream. */
  void complain(Path folder, List<Problem> problems) {
    var lines = new ProblemLines(invocation.terminal(), file -> ShownPath.of(folder.resolve(file)));
    problems.forEach(problem -> lines.of(problem).forEach(invocation.terminal().err()::println));
  }
}
