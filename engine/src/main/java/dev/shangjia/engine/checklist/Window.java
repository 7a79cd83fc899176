package dev.shangjia.engine.checklist;

/** How long a passage is in which words have to stand together. */
public enum Window {
  /** A sentence; a stop, a semicolon or the end of the line ends it. */
  SENTENCE("sentence"),
  /** A line: a paragraph, an item of a list, a row of a table. */
  LINE("line"),
  /** What leads in a list, with all its items. */
  LIST("list"),
  /** A heading with all that stands under it. */
  SECTION("section"),
  /** A heading alone. */
  HEADING("heading"),
  /** Everything. */
  TEXT("text");

  private final String code;

  Window(String code) {
    this.code = code;
  }

  /** The name in a checklist. */
  public String code() {
    return code;
  }
}
