package dev.shangjia.engine.procedure;

import dev.shangjia.engine.LocalText;
import java.time.Instant;
import java.util.Optional;

/** By when something has to happen. */
public sealed interface DueDate {

  /**
   * At a known time.
   *
   * @param end the first instant that is too late
   */
  record Known(Instant end) implements DueDate {}

  /**
   * There is a date, and nobody can tell it yet.
   *
   * @param why why not
   */
  record Unknown(LocalText why) implements DueDate {}

  /**
   * There is none.
   *
   * @param why why not
   */
  record None(LocalText why) implements DueDate {}

  /** The first instant that is too late, where it is known. */
  default Optional<Instant> instant() {
    return this instanceof Known(Instant end) ? Optional.of(end) : Optional.empty();
  }

  /** Whether it has passed at a time. */
  default boolean isPast(Instant at) {
    return instant().filter(end -> !at.isBefore(end)).isPresent();
  }
}
