package dev.shangjia.engine;

import java.util.List;

/**
 * What came of reading files: a value, or why there is none. Both may carry problems; a value never
 * carries an error.
 *
 * @param <T> what was to be read
 */
public sealed interface Reading<T> {

  /** All problems found, in the order of their places. */
  List<Problem> problems();

  /**
   * The files could be used.
   *
   * @param value what was read
   * @param problems warnings only
   */
  record Read<T>(T value, List<Problem> problems) implements Reading<T> {
    public Read {
      problems = List.copyOf(problems);
      if (problems.stream().anyMatch(Problem::isError)) {
        throw new IllegalArgumentException("read with errors: " + problems);
      }
    }
  }

  /**
   * The files cannot be used.
   *
   * @param problems at least one error
   */
  record Unreadable<T>(List<Problem> problems) implements Reading<T> {
    public Unreadable {
      problems = List.copyOf(problems);
      if (problems.stream().noneMatch(Problem::isError)) {
        throw new IllegalArgumentException("unreadable without an error");
      }
    }
  }
}
