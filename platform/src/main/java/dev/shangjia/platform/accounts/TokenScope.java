package dev.shangjia.platform.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a program may do with a personal access token. */
public enum TokenScope {
  /** Reads what its person can read. */
  READ,
  /** Changes dossiers, submits, answers and withdraws. */
  SUBMIT,
  /** Works the desk: claims and decides. */
  DESK;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The name used in the database and on pages. */
  public String code() {
    return code;
  }

  /** The authority that it gives: {@code SCOPE_read}. */
  public String authority() {
    return "SCOPE_" + code;
  }

  /** The scope with a code. */
  static Optional<TokenScope> of(String code) {
    return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
  }
}
