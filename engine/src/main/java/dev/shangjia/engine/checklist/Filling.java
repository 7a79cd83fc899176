package dev.shangjia.engine.checklist;

/** How far a text was filled in by somebody. */
public enum Filling {
  /** Nothing of a template is left in it. */
  COMPLETE("none"),
  /** Blanks or words of a template are left in it. */
  PARTLY("partly"),
  /** It is a template that nobody filled in. */
  UNFILLED("unfilled"),
  /** It says nothing but where something is to be read. */
  LINK_ONLY("link-only");

  private final String code;

  Filling(String code) {
    this.code = code;
  }

  /**
   * The word in expressions and outputs: {@code none}, {@code partly}, ... is left of a template.
   */
  public String code() {
    return code;
  }
}
