package dev.shangjia.platform.notices;

import dev.shangjia.platform.tenancy.Side;
import java.util.Locale;

/** What a notice is about. */
public enum NoticeKind {
  /** The account itself: sign-in, members. Always mailed at once. */
  ACCOUNT(MailChoice.AT_ONCE),
  /** A case: tasks, decisions, dates. */
  CASE(MailChoice.AT_ONCE),
  /** The work of the desk: what waits there each morning, and dates that come near. */
  DESK(MailChoice.DAILY),
  /** Agreements that change, and rules that do. */
  AGREEMENT(MailChoice.AT_ONCE),
  /** Other things of the market. */
  MARKET(MailChoice.DAILY);

  private final MailChoice unlessChosen;
  private final String code = name().toLowerCase(Locale.ROOT);

  NoticeKind(MailChoice unlessChosen) {
    this.unlessChosen = unlessChosen;
  }

  /** What holds for who has chosen nothing. */
  public MailChoice unlessChosen() {
    return unlessChosen;
  }

  /** Whether people can choose; what is about their account they have to get. */
  public boolean canBeChosen() {
    return this != ACCOUNT;
  }

  /** Whether people of such an organization get notices of this kind. */
  public boolean isFor(Side side) {
    return this != DESK || side == Side.OPERATOR;
  }

  /** The name used in the database and in words. */
  public String code() {
    return code;
  }
}
