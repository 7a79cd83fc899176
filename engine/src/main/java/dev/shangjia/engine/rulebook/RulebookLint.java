package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.Problem;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Tells what a rulebook that could be read still lacks: clauses that nothing carries out, rules
 * without examples or that nobody inspects, procedures that do not come to an end, examples of
 * facts that do not exist, lists that nobody uses. What is wrong in expressions is told where they
 * are compiled.
 *
 * <p>While a rulebook says {@code coverage: partial}, what may still come draws a warning only.
 */
public final class RulebookLint {
  private RulebookLint() {}

  /**
   * Looks a rulebook through.
   *
   * @param folder the one it was read from, for the lines that problems speak of
   * @return by file, then place
   */
  public static List<Problem> check(Rulebook rulebook, Path folder) {
    var places = new Places(RulebookFolder.read(folder));
    var lint = new Lint(rulebook.complete());
    CoverageLint.check(rulebook, places, lint);
    RuleLint.check(rulebook, lint);
    ExampleLint.check(rulebook, lint);
    ProcedureLint.check(rulebook, lint);
    UseLint.check(rulebook, lint);
    AgreementLint.check(rulebook, lint);
    return lint.problems().stream()
        .map(places::withExcerpt)
        .sorted(
            Comparator.<Problem, String>comparing(problem -> problem.place().file())
                .thenComparingInt(problem -> problem.place().line())
                .thenComparingInt(problem -> problem.place().column()))
        .toList();
  }
}
