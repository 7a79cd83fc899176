package dev.shangjia.engine.rulebook;

import java.util.List;

/** What a stage, an end or a measure can change in the world. */
public enum EffectKind {
  /** The organization counts as verified from now on. */
  VERIFY_ORGANIZATION("verify-organization"),
  OPEN_ACCOUNT("open-account"),
  CLOSE_ACCOUNT("close-account"),
  PUBLISH_LISTING("publish-listing"),
  /** Takes it out of the market; enterprises that have it keep it. */
  WITHDRAW_LISTING("withdraw-listing"),
  SET_EXPOSURE("set-exposure", "link", "search", "display"),
  START_ROLLOUT("start-rollout"),
  HOLD_DEPOSIT("hold-deposit"),
  RELEASE_DEPOSIT("release-deposit"),
  ASSIGN_DOMAIN("assign-domain"),
  ENABLE_PLUGIN("enable-plugin"),
  ISSUE_INVITATION_CODE("issue-invitation-code"),
  ISSUE_DEPLOYMENT_LINK("issue-deployment-link"),
  SEND_WARNING("send-warning"),
  LOWER_RANKING("lower-ranking"),
  STOP_RECOMMENDING("stop-recommending"),
  BAN_FROM_SEARCH("ban-from-search"),
  /** Nobody finds it, nobody installs it, nobody uses it. */
  DELIST("delist"),
  REFUSE_ADMISSION("refuse-admission");

  private final String code;
  private final String arguments;

  EffectKind(String code, String... arguments) {
    this.code = code;
    this.arguments = String.join(" ", arguments);
  }

  /** The name used in rulebooks. */
  public String code() {
    return code;
  }

  /** The arguments it takes; one of them has to be given. Empty when it takes none. */
  public List<String> arguments() {
    return arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1));
  }
}
