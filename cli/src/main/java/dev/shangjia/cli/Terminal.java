package dev.shangjia.cli;

import dev.shangjia.engine.Language;
import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;

/**
 * Where a command talks to its user: both streams write UTF-8 whatever the locale.
 *
 * @param out what the user asked for; goes into pipes and files
 * @param err everything else: progress, complaints
 * @param language the language of texts
 * @param style whether {@code out} may carry colour
 * @param progress whether {@code err} is a terminal on which a progress line may be redrawn
 * @param columns how wide lines may be, at least 40
 */
record Terminal(
    PrintStream out,
    PrintStream err,
    Language language,
    Style style,
    Progress progress,
    int columns) {

  static final int DEFAULT_COLUMNS = 80;
  private static final int NARROWEST = 40;

  /** Whether text is coloured with ANSI sequences. */
  enum Style {
    PLAIN,
    COLOUR;

    /**
     * Decides as {@code no-color.org} and {@code bixense.com/clicolors} say: a {@code NO_COLOR}
     * that is not empty forbids, then {@code CLICOLOR_FORCE} other than 0 demands, then {@code
     * TERM=dumb} and everything that is no terminal go without.
     */
    static Style of(Map<String, String> environment, boolean terminal) {
      if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
        return PLAIN;
      }
      String force = environment.getOrDefault("CLICOLOR_FORCE", "");
      if (!force.isEmpty() && !force.equals("0")) {
        return COLOUR;
      }
      return terminal && !Objects.equals(environment.get("TERM"), "dumb") ? COLOUR : PLAIN;
    }
  }

  /** Whether long work shows a line that is redrawn. */
  enum Progress {
    SHOWN,
    HIDDEN
  }

  Terminal {
    columns = Math.max(columns, NARROWEST);
  }

  Terminal speaking(Language other) {
    return new Terminal(out, err, other, style, progress, columns);
  }
}
