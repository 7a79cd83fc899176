package dev.shangjia.platform.announcements;

import dev.shangjia.platform.accounts.MemberRole;
import java.util.Arrays;
import java.util.Optional;

/** Whom something is announced to. */
sealed interface Audience {
  String EVERYONE = "everyone";
  String PROGRAM = "program:";
  String ROLE = "role:";

  /** Everybody with an account; its banner is for those without one too. */
  record Everyone() implements Audience {}

  /** The people of providers that have an app or an account in a program. */
  record OfProgram(String program) implements Audience {}

  /** Everybody with a role, in whatever organization. */
  record InRole(MemberRole role) implements Audience {}

  /** The name in the database and in forms. */
  default String code() {
    return switch (this) {
      case Everyone _ -> EVERYONE;
      case OfProgram(String program) -> PROGRAM + program;
      case InRole(MemberRole role) -> ROLE + role.code();
    };
  }

  /** The audience with a name; empty for what is none. */
  static Optional<Audience> of(String code) {
    if (code.equals(EVERYONE)) {
      return Optional.of(new Everyone());
    }
    if (code.startsWith(PROGRAM)) {
      return Optional.of(new OfProgram(code.substring(PROGRAM.length())));
    }
    return Arrays.stream(MemberRole.values())
        .filter(role -> code.equals(ROLE + role.code()))
        .findFirst()
        .map(InRole::new);
  }
}
