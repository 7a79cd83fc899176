package dev.shangjia.platform.policies;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.inspection.Inspector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a version that nobody saved yet.
 *
 * @param problems all that is wrong, each with its place
 * @param examples how many examples of rules were executed
 * @param inspector judges by it; null when its files cannot be used
 */
public record EditCheck(List<Problem> problems, int examples, @Nullable Inspector inspector) {
  public EditCheck {
    problems = List.copyOf(problems);
  }

  /** How much stops it from being installed. */
  public long errors() {
    return problems.stream().filter(Problem::isError).count();
  }
}
