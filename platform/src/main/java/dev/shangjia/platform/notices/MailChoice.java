package dev.shangjia.platform.notices;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When notices of a kind come by mail. They stand inside the market in any case. */
public enum MailChoice {
  /** Each by itself. */
  AT_ONCE,
  /** All of a day together, in the morning. */
  DAILY,
  /** Not at all. */
  NEVER;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name used in the database, in forms and in words. */
  public String code() {
    return code;
  }

  /** The choice with a code. */
  public static Optional<MailChoice> of(String code) {
    return Arrays.stream(values()).filter(choice -> choice.code.equals(code)).findFirst();
  }
}
