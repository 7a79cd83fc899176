package dev.shangjia.engine.json;

import dev.shangjia.engine.LocalText;

/** JSON is not as its format demands; the text says where, what is there and what has to be. */
public final class JsonMismatch extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient LocalText text;

  JsonMismatch(LocalText text) {
    super(text.en(), null, false, false);
    this.text = text;
  }

  /** What is wrong, for people. */
  public LocalText text() {
    return text;
  }
}
