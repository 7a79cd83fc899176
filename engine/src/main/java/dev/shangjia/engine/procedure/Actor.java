package dev.shangjia.engine.procedure;

import dev.shangjia.engine.rulebook.Role;

/**
 * Somebody who acts in a case.
 *
 * @param role as what they act
 * @param person who it is, as an id that never changes; no name
 */
public record Actor(Role role, String person) {
  /** The market itself. */
  public static final Actor SYSTEM = new Actor(Role.SYSTEM, "system");

  public Actor {
    if (person.isBlank()) {
      throw new IllegalArgumentException("an actor without a person, role " + role.code());
    }
  }
}
