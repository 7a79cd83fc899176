package dev.shangjia.engine.dossier;

import dev.shangjia.engine.Problem;

/** Ends the reading of an archive: going on would cost more than a dossier may. */
final class ArchiveRefused extends Exception {
  private final transient Problem problem;

  ArchiveRefused(Problem problem) {
    super(problem.message().en());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
