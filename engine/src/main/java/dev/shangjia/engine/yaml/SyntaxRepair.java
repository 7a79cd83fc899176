package dev.shangjia.engine.yaml;

import dev.shangjia.engine.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * The text of a file, less the entries at its left margin in which syntax errors stand. Lines keep
 * their numbers.
 */
final class SyntaxRepair {
  private final List<String> lines;

  SyntaxRepair(SourceFile file) {
    this.lines = new ArrayList<>(file.lines());
  }

  String text() {
    return String.join("\n", lines);
  }

  /** Leaves out the entry with the error; false when nothing of it was left. */
  boolean leaveOut(MarkedYamlEngineException broken) {
    int last = line(SyntaxProblem.mark(broken));
    int line =
        Math.min(last, SyntaxProblem.isInBrackets(broken) ? line(broken.getContextMark()) : last);
    while (line > 0 && !beginsEntry(lines.get(line))) {
      line--;
    }
    boolean leftOut = false;
    do {
      leftOut |= !lines.get(line).isBlank();
      lines.set(line, "");
      line++;
    } while (line < lines.size() && (line < last || !beginsEntry(lines.get(line))));
    return leftOut;
  }

  private int line(Optional<Mark> mark) {
    return Math.min(mark.map(Mark::getLine).orElse(0), lines.size() - 1);
  }

  private static boolean beginsEntry(String line) {
    return !line.isEmpty() && " \t#]}".indexOf(line.charAt(0)) < 0;
  }
}
