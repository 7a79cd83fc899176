package dev.shangjia.engine.metrics;

import dev.shangjia.engine.LocalText;

/** What a gate, or one of its conditions, comes to. */
public enum GateResult {
  PASSED("passed"),
  FAILED("failed"),
  /** It cannot be told yet. */
  NOT_ENOUGH_DATA("not-enough-data");

  private final String code;

  GateResult(String code) {
    this.code = code;
  }

  /** The name used in output and in the outcomes of rollout stages. */
  public String code() {
    return code;
  }

  /** The name for people. */
  public LocalText title() {
    return switch (this) {
      case PASSED -> new LocalText("通过", "passed");
      case FAILED -> new LocalText("未通过", "failed");
      case NOT_ENOUGH_DATA -> new LocalText("数据不足", "not enough data");
    };
  }

  /** What two conditions come to that both have to hold. */
  GateResult and(GateResult other) {
    if (this == FAILED || other == FAILED) {
      return FAILED;
    }
    return this == PASSED ? other : this;
  }
}
