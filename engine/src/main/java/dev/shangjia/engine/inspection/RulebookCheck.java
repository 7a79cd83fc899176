package dev.shangjia.engine.inspection;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.metrics.Gates;
import dev.shangjia.engine.procedure.Guards;
import dev.shangjia.engine.projection.Projections;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookLint;
import dev.shangjia.engine.rulebook.RulebookReader;
import dev.shangjia.engine.source.Excerpts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be said about a rulebook without judging anything: what is wrong in its
 * files, what it lacks, and what is wrong in its expressions and messages.
 *
 * @param rulebook what was read, or null when its files cannot be used
 * @param inspector judges by those rules whose expressions compile; null when there is no rulebook
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
        problems.addAll(RulebookLint.check(rulebook, folder));
        Inspector inspector = Inspector.sound(rulebook, problems);
        problems.addAll(inspector.messageProblems());
        problems.addAll(Gates.of(rulebook).problems());
        problems.addAll(Guards.of(rulebook).problems());
        problems.addAll(Projections.of(rulebook).problems());
        yield new RulebookCheck(rulebook, inspector, excerpts.of(problems));
      }
    };
  }

  /** Whether the inspector knows every rule of the rulebook. */
  public boolean isWhole() {
    return rulebook != null
        && inspector != null
        && rulebook.rules().stream().allMatch(inspector::knows);
  }
}
