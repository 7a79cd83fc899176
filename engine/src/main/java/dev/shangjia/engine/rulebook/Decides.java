package dev.shangjia.engine.rulebook;

/** Who decides whether a rule is broken. */
public enum Decides {
  /** The machine finds it; at submission a grave finding stops it unless it is contested. */
  AUTO("auto"),
  /** The machine gathers evidence; a person decides. */
  ASSISTED("assisted"),
  /** A person decides from a line of the checklist. */
  HUMAN("human"),
  /** Nothing is decided; that something was said or done is kept. */
  RECORD("record");

  private final String code;

  Decides(String code) {
    this.code = code;
  }

  /** The name used in rulebooks and reports. */
  public String code() {
    return code;
  }
}
