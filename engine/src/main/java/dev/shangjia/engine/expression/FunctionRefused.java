package dev.shangjia.engine.expression;

import dev.shangjia.engine.LocalText;

/** Control flow inside the evaluator: a function of ours cannot compute with what it was given. */
final class FunctionRefused extends RuntimeException {
  private final transient LocalText reason;

  FunctionRefused(String zh, String en) {
    super(en, null, false, false);
    this.reason = new LocalText(zh, en);
  }

  LocalText reason() {
    return reason;
  }
}
