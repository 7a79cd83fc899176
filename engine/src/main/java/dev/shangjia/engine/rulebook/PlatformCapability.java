package dev.shangjia.engine.rulebook;

import java.util.Locale;

/** The platform's capabilities that can carry out a clause in place of a rulebook. */
public enum PlatformCapability {
  AUDIT,
  EFFECTS,
  FILES,
  NOTICES,
  ACCOUNTS,
  AGREEMENTS,
  POLICIES,
  APPS,
  INSPECTIONS,
  CASEWORK,
  CATALOG,
  INSTALLATIONS,
  AUTHORIZATION,
  USAGE,
  ROLLOUTS,
  CONDUCT,
  SUPPORT,
  DEPLOYMENTS,
  PARTNERAPI,
  DESK;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The name used in rulebooks: the platform module's. */
  public String code() {
    return code;
  }
}
