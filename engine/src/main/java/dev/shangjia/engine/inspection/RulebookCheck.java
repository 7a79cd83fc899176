package dev.shangjia.engine.inspection;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import dev.shangjia.engine.source.Excerpts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be said about a rulebook without judging anything: what is wrong in its
 * files, what it lacks, and what is wrong in its expressions and messages.
 *
 * @param rulebook what was read, or null when its files cannot be used
 * @param inspector the rulebook ready to judge, or null when there are errors in its expressions
 * @param problems by file and place, each with the line it speaks of
 */
public record RulebookCheck(
    @Nullable Rulebook rulebook, @Nullable Inspector inspector, List<Problem> problems) {
  public RulebookCheck {
    problems = List.copyOf(problems);
  }

  /**
   * Checks the rulebook in a folder.
   *
   * @param folder the one that holds {@code rulebook.yaml}
   */
  public static RulebookCheck of(Path folder) {
    var excerpts = new Excerpts(folder);
    return switch (RulebookReader.read(folder)) {
      case Reading.Unreadable<Rulebook>(List<Problem> problems) ->
          new RulebookCheck(null, null, excerpts.of(problems));
      case Reading.Read<Rulebook>(Rulebook rulebook, List<Problem> warnings) -> {
        var problems = new ArrayList<>(warnings);
        problems.addAll(Inspector.lint(rulebook));
        Optional<Inspector> inspector =
            problems.stream().noneMatch(Problem::isError)
                    && Inspector.of(rulebook) instanceof Reading.Read<Inspector> read
                ? Optional.of(read.value())
                : Optional.empty();
        yield new RulebookCheck(rulebook, inspector.orElse(null), excerpts.of(problems));
      }
    };
  }

  /** Whether anything keeps it from being used as it is. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }
}
