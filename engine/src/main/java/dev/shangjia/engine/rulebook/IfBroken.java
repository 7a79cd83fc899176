package dev.shangjia.engine.rulebook;

/** What happens when a rule could not be checked at all. */
public enum IfBroken {
  /** A person looks at it. */
  HOLD("hold"),
  /** It is noted and stops nothing. */
  PASS("pass");

  private final String code;

  IfBroken(String code) {
    this.code = code;
  }

  /** The name used in rulebooks and reports. */
  public String code() {
    return code;
  }
}
