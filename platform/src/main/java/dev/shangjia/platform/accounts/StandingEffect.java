package dev.shangjia.platform.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The effects that change how an organization stands in a program. */
enum StandingEffect {
  VERIFY_ORGANIZATION,
  REFUSE_ADMISSION,
  OPEN_ACCOUNT,
  CLOSE_ACCOUNT;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in rulebooks and in the database. */
  String code() {
    return code;
  }

  /** The effect of a name; empty when another module owns that. */
  static Optional<StandingEffect> of(String code) {
    return Arrays.stream(values()).filter(effect -> effect.code.equals(code)).findFirst();
  }
}
