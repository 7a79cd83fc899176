package dev.shangjia.engine.metrics;

import dev.shangjia.engine.LocalText;

/** What came of asking a gate. */
public sealed interface Judgement {

  /**
   * It answered.
   *
   * @param answer with every figure
   */
  record Answered(GateAnswer answer) implements Judgement {}

  /**
   * It was not asked, because an agreed limit cannot be taken.
   *
   * @param code {@code unknown-condition}, {@code not-negotiable} or {@code impossible-limit}
   * @param reason which limit and why, for people
   */
  record Refused(String code, LocalText reason) implements Judgement {}
}
