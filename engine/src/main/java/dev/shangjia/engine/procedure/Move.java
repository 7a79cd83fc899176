package dev.shangjia.engine.procedure;

import dev.shangjia.engine.rulebook.Role;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done in a case now; whether its conditions hold is not looked at.
 *
 * @param kind what is done
 * @param role who may do it
 * @param stage where; null when the case is given up
 * @param outcome with which outcome; null where it needs none
 */
public record Move(Kind kind, Role role, @Nullable String stage, @Nullable String outcome) {

  /** What can be done. */
  public enum Kind {
    HAND_IN("hand-in"),
    DECIDE("decide"),
    CONFIRM("confirm"),
    DECLINE("decline"),
    ANSWER("answer"),
    JUDGE_GATE("judge-gate"),
    EFFECTS_DONE("effects-done"),
    EFFECTS_FAILED("effects-failed"),
    WITHDRAW("withdraw");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** The name used in scripts and output. */
    public String code() {
      return code;
    }
  }
}
