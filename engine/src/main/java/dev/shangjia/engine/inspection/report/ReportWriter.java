package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.inspection.Report;
import java.io.IOException;

/** Writes a report in one format. Equal reports and options give equal text. */
public interface ReportWriter {

  /**
   * Writes the whole report, ending with a line feed.
   *
   * @throws IOException when {@code out} does
   */
  void write(Report report, Appendable out) throws IOException;
}
