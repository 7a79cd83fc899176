package dev.shangjia.platform.casework;

import java.time.Instant;

/** What came of taking a task, giving it up or handing it over. */
public sealed interface ClaimResult {

  /** It is theirs until then. */
  record Claimed(Instant until) implements ClaimResult {}

  /** Nobody works on it now. */
  record Released() implements ClaimResult {}

  /**
   * Somebody else works on it.
   *
   * @param program whose case it is, by its id
   */
  record Held(String program, String name, Instant until) implements ClaimResult {}

  /** The case is one of an organization to which they belong, or they took part in it before. */
  record Conflict(String name) implements ClaimResult {}

  /** They do not play the role that has the ball. */
  record NotTheirs(String name) implements ClaimResult {}

  /** There is no such task any more. */
  record Gone() implements ClaimResult {}
}
