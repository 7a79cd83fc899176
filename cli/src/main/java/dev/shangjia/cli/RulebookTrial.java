package dev.shangjia.cli;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.inspection.ExampleRun;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.inspection.RulebookCheck;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.probes.Gathering;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of testing one rulebook.
 *
 * @param folder the rulebook's
 * @param rulebook what was read, or null when its files cannot be used
 * @param examples how many examples of rules were executed
 * @param dossiers how many example dossiers were checked
 * @param problems all that is wrong, with places relative to the folder
 */
record RulebookTrial(
    Path folder, @Nullable Rulebook rulebook, int examples, int dossiers, List<Problem> problems) {
  RulebookTrial {
    problems = List.copyOf(problems);
  }

  /** Told what is being done. */
  interface Progress {
    void moved(int done, int total, String what);
  }

  /**
   * Tests a rulebook: lint, then the examples of the rules that compile, then, when all of them do,
   * its example dossiers.
   *
   * @param at the time of judging rules' examples; dossiers name their own
   */
  static RulebookTrial of(Path folder, Gathering gathering, Instant at, Progress progress)
      throws IOException {
    RulebookCheck check = RulebookCheck.of(folder);
    Inspector inspector = check.inspector();
    if (inspector == null) {
      return new RulebookTrial(folder, check.rulebook(), 0, 0, check.problems());
    }
    List<String> names = check.isWhole() ? ExampleDossiers.names(folder) : List.of();
    int total = names.size() + 1;
    var problems = new ArrayList<>(check.problems());
    progress.moved(0, total, folder.getFileName() + "/rules");
    ExampleRun run = ExampleRun.of(inspector, folder, at);
    problems.addAll(run.problems());
    var dossiers = new ExampleDossiers(folder, inspector, gathering);
    for (int i = 0; i < names.size(); i++) {
      progress.moved(i + 1, total, folder.getFileName() + "/examples/" + names.get(i));
      problems.addAll(dossiers.run(names.get(i)));
    }
    return new RulebookTrial(folder, check.rulebook(), run.examples(), names.size(), problems);
  }

  long errors() {
    return problems.stream().filter(Problem::isError).count();
  }

  long warnings() {
    return problems.size() - errors();
  }

  boolean passed() {
    return errors() == 0;
  }
}
