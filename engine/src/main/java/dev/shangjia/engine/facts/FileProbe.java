package dev.shangjia.engine.facts;

import java.nio.file.Path;

/** Observes files. What it sees depends on nothing but their content. */
public non-sealed interface FileProbe extends Probe {

  /**
   * Looks at one file.
   *
   * @param file a regular file that exists
   */
  Observation.Result observe(Path file);
}
