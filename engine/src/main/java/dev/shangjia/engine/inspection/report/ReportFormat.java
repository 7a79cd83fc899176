package dev.shangjia.engine.inspection.report;

/** The formats of a report about one dossier. */
public enum ReportFormat {
  /** For reading in a terminal. */
  TEXT("text"),
  /** Everything, for programs; see {@code docs/schema/report.schema.json}. */
  JSON("json"),
  /** SARIF 2.1.0, for code scanning and editors. */
  SARIF("sarif"),
  /** JUnit XML, for build servers. */
  JUNIT("junit"),
  /** Markdown, for a comment on a change. */
  MARKDOWN("markdown");

  private final String code;

  ReportFormat(String code) {
    this.code = code;
  }

  /** The name used on the command line. */
  public String code() {
    return code;
  }

  /** A writer of this format. */
  public ReportWriter writer(ReportOptions options) {
    return switch (this) {
      case TEXT -> new TerminalWriter(options);
      case JSON -> new JsonWriter(options);
      case SARIF -> new SarifWriter(options);
      case JUNIT -> new JunitWriter(options);
      case MARKDOWN -> new MarkdownWriter(options);
    };
  }
}
