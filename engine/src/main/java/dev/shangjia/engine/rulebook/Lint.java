package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Problem.Severity;
import dev.shangjia.engine.SourcePlace;
import java.util.ArrayList;
import java.util.List;

/** What was found wrong in a rulebook that could be read. */
final class Lint {
  private final boolean complete;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param complete whether the rulebook is finished; while it is being written, what is missing
   *     only draws a warning
   */
  Lint(boolean complete) {
    this.complete = complete;
  }

  void error(String code, SourcePlace place, String zh, String en) {
    problems.add(Problem.error(code, place, new LocalText(zh, en)));
  }

  void warning(String code, SourcePlace place, String zh, String en) {
    problems.add(Problem.warning(code, place, new LocalText(zh, en)));
  }

  /** Something that may still come: an error only when the rulebook says that it is complete. */
  void missing(String code, SourcePlace place, String zh, String en) {
    var severity = complete ? Severity.ERROR : Severity.WARNING;
    problems.add(new Problem(severity, code, place, new LocalText(zh, en), null));
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
