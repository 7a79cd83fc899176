package dev.shangjia.engine.record;

import dev.shangjia.engine.LocalText;
import java.util.List;

/**
 * What came of checking a receipt.
 *
 * @param lines everything that was looked at, and what was not, in a fixed order
 */
public record ReceiptAnswer(List<Line> lines) {
  public ReceiptAnswer {
    lines = List.copyOf(lines);
  }

  /** Whether everything that was asked for holds. */
  public boolean holds() {
    return lines.stream().noneMatch(line -> line.reason().result() == Result.FAILS);
  }

  /** What is looked at. */
  public enum Part {
    SIGNATURE("signature"),
    ENTRY("entry"),
    CONTENT("content"),
    CHECKPOINT("checkpoint"),
    INCLUSION("inclusion");

    private final String code;

    Part(String code) {
      this.code = code;
    }

    /** The name in output; it never changes. */
    public String code() {
      return code;
    }
  }

  /** What came of it. */
  public enum Result {
    HOLDS("holds"),
    FAILS("fails"),
    /** What it takes was not given. */
    NOT_CHECKED("not-checked");

    private final String code;

    Result(String code) {
      this.code = code;
    }

    /** The name in output; it never changes. */
    public String code() {
      return code;
    }
  }

  /** Why. */
  public enum Reason {
    SIGNED("signed", Result.HOLDS),
    UNKNOWN_KEY("unknown-key", Result.FAILS),
    KEY_NOT_IN_FORCE("key-not-in-force", Result.FAILS),
    WRONG_SIGNATURE("wrong-signature", Result.FAILS),
    SAME_ENTRY("same-entry", Result.HOLDS),
    OTHER_ENTRY("other-entry", Result.FAILS),
    NO_ENTRY("no-entry", Result.NOT_CHECKED),
    SAME_CONTENT("same-content", Result.HOLDS),
    OTHER_CONTENT("other-content", Result.FAILS),
    UNKNOWN_CONTENT("unknown-content", Result.FAILS),
    NO_SALT("no-salt", Result.FAILS),
    INCLUDED("included", Result.HOLDS),
    NOT_INCLUDED("not-included", Result.FAILS),
    OTHER_CHECKPOINT("other-checkpoint", Result.FAILS),
    NO_PROOF("no-proof", Result.FAILS),
    NO_CHECKPOINT("no-checkpoint", Result.NOT_CHECKED);

    private final String code;
    private final Result result;

    Reason(String code, Result result) {
      this.code = code;
      this.result = result;
    }

    /** The name in output; it never changes. */
    public String code() {
      return code;
    }

    /** What it comes to. */
    public Result result() {
      return result;
    }
  }

  /**
   * One thing that was looked at.
   *
   * @param text what was found, for people
   */
  public record Line(Part part, Reason reason, LocalText text) {}
}
