package dev.shangjia.cli;

/** One line on the error stream that is redrawn while long work goes on; none when it is hidden. */
final class ProgressLine implements AutoCloseable {
  private static final int BAR = 20;

  private final Terminal terminal;
  private boolean drawn;

  ProgressLine(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Redraws the line.
   *
   * @param done how much is done
   * @param total how much there will be
   * @param what is being done
   */
  synchronized void moved(int done, int total, String what) {
    if (terminal.progress() == Terminal.Progress.HIDDEN) {
      return;
    }
    int filled = total == 0 ? BAR : (int) ((long) BAR * Math.min(done, total) / total);
    String line =
        "["
            + "#".repeat(filled)
            + ".".repeat(BAR - filled)
            + "] "
            + done
            + "/"
            + total
            + " "
            + Controls.neutralized(what);
    // Wide signs take two columns; half of the rest is always enough.
    int room = Math.max(0, (terminal.columns() - 1 + line.length() - what.length()) / 2);
    String fitting =
        line.codePointCount(0, line.length()) <= room
            ? line
            : line.substring(0, line.offsetByCodePoints(0, Math.max(BAR + 2, room)));
    terminal.err().print("\r\u001B[K" + fitting);
    terminal.err().flush();
    drawn = true;
  }

  /** Removes the line. */
  @Override
  public synchronized void close() {
    if (drawn) {
      terminal.err().print("\r\u001B[K");
      terminal.err().flush();
      drawn = false;
    }
  }
}
