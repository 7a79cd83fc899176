package dev.shangjia.engine.facts;

import java.nio.file.Path;

/**
 * Observes files. Knows no rulebook. Implementations bound their time and memory, throw nothing for
 * what a file contains, and are safe to call from several threads.
 */
public interface Probe {

  /** Its name, as the catalogue of observations has it. */
  String name();

  /** Raised whenever it sees something else in the same file. */
  int version();

  /**
   * Looks at one file.
   *
   * @param file a regular file that exists
   */
  Observation.Result observe(Path file);
}
