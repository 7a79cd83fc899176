package dev.shangjia.engine.rulebook;

/** How grave a rule's violation is, gravest first. */
public enum Level {
  /** The submission cannot stand as it is and is refused. */
  REJECT("reject"),
  /** The submission goes back to the provider. */
  RETURN("return"),
  /** Shown to provider and desk; stops nothing. */
  WARN("warn"),
  /** Advice. */
  NOTE("note");

  private final String code;

  Level(String code) {
    this.code = code;
  }

  /** The name used in rulebooks and reports. */
  public String code() {
    return code;
  }

  /** Whether this level is as grave as {@code other}, or graver. */
  public boolean atLeast(Level other) {
    return compareTo(other) <= 0;
  }

  /** The milder of the two. */
  public Level atMost(Level other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
