package dev.shangjia.cli;

/** How a command ended, as scripts see it. The numbers are documented and stay. */
enum Outcome {
  /** Everything asked for was done, and nothing at or above the asked-for level was found. */
  CLEAN(0),
  /** The command ran to its end and has findings to show. */
  FINDINGS(1),
  /** The command could not do its work: wrong use, unreadable input, or a defect of Shangjia. */
  COULD_NOT_RUN(2);

  private final int exitCode;

  Outcome(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of the process, 0 to 2. */
  int exitCode() {
    return exitCode;
  }
}
