package dev.shangjia.platform;

import dev.shangjia.engine.LocalText;
import java.io.PrintStream;
import java.time.Duration;

/** How far something is: a bar that grows where somebody watches, else a line now and then. */
final class ProgressLine {
  private static final int WIDTH = 30;
  private static final Duration A_LINE_EVERY = Duration.ofSeconds(5);

  private final PrintStream out;
  private final boolean isWatched;
  private String shown = "";
  private Duration toldAt = A_LINE_EVERY.negated();

  private ProgressLine(PrintStream out, boolean isWatched) {
    this.out = out;
    this.isWatched = isWatched;
  }

  /** On standard error, as the launcher says that it is a terminal or not. */
  static ProgressLine onErr() {
    return System.getProperty("shangjia.terminals", "").contains("err")
        ? watched(System.err)
        : written(System.err);
  }

  /** Somebody watches: one line that changes. */
  static ProgressLine watched(PrintStream out) {
    return new ProgressLine(out, true);
  }

  /** It is kept: lines that stay. */
  static ProgressLine written(PrintStream out) {
    return new ProgressLine(out, false);
  }

  /**
   * Shows how far it is; nothing when that was shown already.
   *
   * @param total 0 while nobody knows
   * @param since how long ago it began
   */
  void show(int done, int total, Duration since) {
    if (isWatched) {
      draw(bar(done, total));
    } else if (total > 0 && (done >= total || since.minus(toldAt).compareTo(A_LINE_EVERY) >= 0)) {
      String line = numbers(done, total);
      if (!line.equals(shown)) {
        out.println(line);
        shown = line;
        toldAt = since;
      }
    }
  }

  private void draw(String bar) {
    if (!bar.equals(shown)) {
      out.print("\r" + bar + " ".repeat(Math.max(0, shown.length() - bar.length())));
      out.flush();
      shown = bar;
    }
  }

  private static String bar(int done, int total) {
    if (total == 0) {
      return new LocalText("正在等待服务器…", "Waiting for a server...").in(TerminalLanguage.now());
    }
    int filled = (int) ((long) Math.min(done, total) * WIDTH / total);
    return "[%s%s] %s"
        .formatted("#".repeat(filled), ".".repeat(WIDTH - filled), numbers(done, total));
  }

  private static String numbers(int done, int total) {
    return "%d %%  %,d / %,d".formatted((long) done * 100 / total, done, total);
  }

  /** Ends the line, so that others follow below it. */
  void end() {
    if (isWatched && !shown.isEmpty()) {
      out.println();
    }
  }
}
