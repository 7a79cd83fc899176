package dev.shangjia.platform.casework;

import org.jspecify.annotations.Nullable;

/**
 * A rule that a decision rests on.
 *
 * @param rule its id, without the program
 * @param fingerprint the finding that it speaks of; null when it speaks of none
 * @param kind why it comes up in this round
 * @param weight whether the decision rests on it, or it is only said
 * @param reason what is wrong, in words for the other side; blank for the finding's own
 */
public record Citation(
    String rule, @Nullable String fingerprint, Kind kind, Weight weight, String reason) {

  /** Why something comes up in a round. */
  public enum Kind {
    /** It is the first round. */
    NEW,
    /** What was changed since the last round brought it in. */
    INTRODUCED,
    /** It was there in an earlier round, and the desk did not say so. */
    MISSED,
    /** The rule was another one in the earlier round. */
    RULE_CHANGED,
    /** What it rests on could not be seen in the earlier round. */
    EVIDENCE_AVAILABLE,
    /** It was said in an earlier round. */
    REPEATED;

    /** The name used in the database and in words. */
    public String code() {
      return Codes.of(this);
    }

    static Kind of(String code) {
      return Codes.stored(Kind.class, code);
    }
  }

  /** How much it counts. */
  public enum Weight {
    /** The decision rests on it. */
    GROUND,
    /** It is said, and holds nobody up. */
    ADVICE;

    /** The name used in the database and in words. */
    public String code() {
      return Codes.of(this);
    }

    static Weight of(String code) {
      return Codes.stored(Weight.class, code);
    }
  }

  /** One of a first round, on which the decision rests; what it is in a later one is found out. */
  static Citation of(String rule, @Nullable String fingerprint, String reason) {
    return new Citation(rule, fingerprint, Kind.NEW, Weight.GROUND, reason);
  }

  Citation typed(Kind other, Weight counting) {
    return new Citation(rule, fingerprint, other, counting, reason);
  }
}
