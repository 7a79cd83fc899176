package dev.shangjia.platform.tenancy;

import java.util.Locale;

/** The kinds of organizations. */
public enum Side {
  /** Brings apps to the market. */
  PROVIDER,
  /** Installs apps for its people. */
  ENTERPRISE,
  /** Runs the market. */
  OPERATOR;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The name used in the database and in addresses. */
  public String code() {
    return code;
  }
}
