package dev.shangjia.platform.accounts;

import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.tenancy.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a member may do in their organization. */
public enum MemberRole {
  /** Runs a provider's account: members, agreements, and all that a developer may. */
  OWNER(Side.PROVIDER, Role.PROVIDER),
  /** Prepares and submits a provider's apps. */
  DEVELOPER(Side.PROVIDER, Role.PROVIDER),
  /** Decides review stages. */
  REVIEWER(Side.OPERATOR, Role.REVIEWER),
  /** Looks after providers and contracts. */
  BUSINESS(Side.OPERATOR, Role.BUSINESS),
  /** Decides last, hears appeals and escalations. */
  LEAD(Side.OPERATOR, Role.LEAD),
  /** Changes rulebooks. */
  POLICY_AUTHOR(Side.OPERATOR, null),
  /** Runs the market: members, settings, programs. */
  ADMINISTRATOR(Side.OPERATOR, Role.OPERATOR),
  /** Decides what an enterprise installs. */
  ADMIN(Side.ENTERPRISE, Role.ENTERPRISE_ADMIN),
  /** Uses what is installed. */
  MEMBER(Side.ENTERPRISE, Role.MEMBER);

  private final Side side;
  private final @Nullable Role plays;
  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  MemberRole(Side side, @Nullable Role plays) {
    this.side = side;
    this.plays = plays;
  }

  /** In which kind of organization it exists. */
  public Side side() {
    return side;
  }

  /** The role of rulebooks that it plays; null when it plays none. */
  public @Nullable Role plays() {
    return plays;
  }

  /** The name used in the database, in addresses and in words. */
  public String code() {
    return code;
  }

  /** The roles of one kind of organization. */
  public static List<MemberRole> of(Side side) {
    return Arrays.stream(values()).filter(role -> role.side == side).toList();
  }

  /** The role that invites members and changes what they may do. */
  public static MemberRole managing(Side side) {
    return switch (side) {
      case PROVIDER -> OWNER;
      case ENTERPRISE -> ADMIN;
      case OPERATOR -> ADMINISTRATOR;
    };
  }

  /** The role with a code; a defect when there is none. */
  public static MemberRole of(String code) {
    return Arrays.stream(values())
        .filter(role -> role.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no member role " + code));
  }
}
