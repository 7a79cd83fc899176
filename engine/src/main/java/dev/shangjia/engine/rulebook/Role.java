package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import java.util.Arrays;
import java.util.List;

/** Who can act in procedures, consent to agreements and have the ball. */
public enum Role {
  PROVIDER("provider", "服务商", "provider", Side.OUTSIDE),
  REVIEWER("reviewer", "审核员", "reviewer", Side.PLATFORM),
  OPERATOR("operator", "运营人员", "operator", Side.PLATFORM),
  BUSINESS("business", "商务人员", "business staff", Side.PLATFORM),
  LEAD("lead", "负责人", "lead", Side.PLATFORM),
  ENTERPRISE_ADMIN("enterprise-admin", "企业管理员", "enterprise admin", Side.OUTSIDE),
  MEMBER("member", "企业成员", "member", Side.OUTSIDE),
  SYSTEM("system", "系统", "system", Side.PLATFORM);

  /** On whose side somebody stands. */
  public enum Side {
    /** Runs the market; its time is what procedures promise. */
    PLATFORM,
    /** Comes to the market; while it has the ball the platform's clocks rest. */
    OUTSIDE
  }

  private final String code;
  private final String zh;
  private final String en;
  private final Side side;

  Role(String code, String zh, String en, Side side) {
    this.code = code;
    this.zh = zh;
    this.en = en;
    this.side = side;
  }

  /** The name used in rulebooks. */
  public String code() {
    return code;
  }

  /** What people call it. */
  public LocalText title() {
    return new LocalText(zh, en);
  }

  /** On whose side it stands. */
  public Side side() {
    return side;
  }

  /**
   * The role with a code.
   *
   * @param code one that a rulebook was read with
   */
  public static Role of(String code) {
    return Arrays.stream(values())
        .filter(role -> role.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no role " + code));
  }

  /** All names, as rulebooks write them. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(Role::code).toList();
  }
}
