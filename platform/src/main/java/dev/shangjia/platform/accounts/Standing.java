package dev.shangjia.platform.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an organization stands in a program, as its cases left it.
 *
 * @param program the program's id
 * @param verified by which case its identity is verified; null while it is not
 * @param account whether it has an account there
 * @param changed which case opened or closed the account last; null when none did
 * @param refused which case refused to admit it, and nothing admitted it since; null when none did
 */
public record Standing(
    String program,
    @Nullable Step verified,
    Account account,
    @Nullable Step changed,
    @Nullable Step refused) {

  /** How somebody stands in a program in which no case has said anything of them. */
  public static Standing none(String program) {
    return new Standing(program, null, Account.NONE, null, null);
  }

  /** What a case did. */
  public record Step(long caseId, Instant at) {}

  /** What became of an account. */
  public enum Account {
    /** None was ever opened. */
    NONE,
    OPEN,
    /** It was given up; nothing is started there until a case opens another one. */
    CLOSED
  }
}
