package dev.shangjia.cli;

import dev.shangjia.engine.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Problems as lines: place, severity and message, then the line it speaks of with a caret. */
final class ProblemLines {
  private final Terminal terminal;
  private final Texts texts;
  private final UnaryOperator<String> shown;

  /**
   * Shows problems of one folder.
   *
   * @param shown the path of a file in that folder, as the user would write it
   */
  ProblemLines(Terminal terminal, UnaryOperator<String> shown) {
    this.terminal = terminal;
    this.texts = Texts.in(terminal.language());
    this.shown = shown;
  }

  /** The lines of one problem, safe to print. */
  List<String> of(Problem problem) {
    var lines = new ArrayList<String>();
    String place =
        shown.apply(problem.place().file())
            + ":"
            + problem.place().line()
            + ":"
            + problem.place().column();
    Ink ink = problem.isError() ? Ink.ERROR : Ink.WARNING;
    String severity = texts.say(problem.isError() ? "lint.error" : "lint.warning");
    lines.add(
        Ink.BOLD.on(Controls.neutralized(place), terminal.style())
            + ": "
            + ink.on(severity, terminal.style())
            + ": "
            + Controls.neutralized(problem.message().in(terminal.language()))
            + " "
            + Ink.FAINT.on("[" + Controls.neutralized(problem.code()) + "]", terminal.style()));
    if (problem.excerpt() != null) {
      problem.excerpt().lines().forEach(line -> lines.add("    " + Controls.neutralized(line)));
    }
    return lines;
  }
}
