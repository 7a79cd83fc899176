package dev.shangjia.cli;

import dev.shangjia.probes.page.PageLimits;
import java.time.Duration;

/**
 * How long looking at things may take.
 *
 * @param files all files of a dossier
 * @param addresses all files, links and pages of a dossier
 * @param page one page
 */
record ProbingLimits(Duration files, Duration addresses, PageLimits page) {

  /**
   * One minute, two minutes and {@link PageLimits#STANDARD}. Four links are looked at at a time,
   * and each of them within 15 seconds, so that 24 dead links fit in.
   */
  static final ProbingLimits STANDARD =
      new ProbingLimits(Duration.ofMinutes(1), Duration.ofMinutes(2), PageLimits.STANDARD);
}
