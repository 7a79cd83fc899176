package dev.shangjia.engine.checklist;

/** Whether a text says what an item asks for. */
public enum ItemState {
  /** All of it. */
  PRESENT("present"),
  /** Some of it, or only in general words. */
  PARTLY("partly"),
  /** Nothing was found. */
  MISSING("missing");

  private final String code;

  ItemState(String code) {
    this.code = code;
  }

  /** The word in expressions and outputs. */
  public String code() {
    return code;
  }
}
