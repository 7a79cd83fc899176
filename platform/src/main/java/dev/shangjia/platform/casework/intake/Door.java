package dev.shangjia.platform.casework.intake;

import dev.shangjia.engine.LocalText;

/** What somebody has to know of a procedure's intake before they come. */
public sealed interface Door {

  /** They can come. */
  record Open() implements Door {}

  /**
   * Nothing is taken in.
   *
   * @param until until when
   * @param asked whether they are told when that is over
   */
  record Closed(LocalText until, LocalText reason, boolean asked) implements Door {}

  /**
   * They would have to wait.
   *
   * @param waiting how many wait already
   */
  record Full(LocalText why, int waiting) implements Door {}
}
