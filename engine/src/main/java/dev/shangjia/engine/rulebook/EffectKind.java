package dev.shangjia.engine.rulebook;

import java.util.List;

/** What a stage, an end or a measure can change in the world. */
public enum EffectKind {
  /** The organization counts as verified from now on. */
  VERIFY_ORGANIZATION("verify-organization"),
  OPEN_ACCOUNT("open-account"),
  CLOSE_ACCOUNT("close-account"),
  /** It is in the market's catalogue, and nobody but its provider and staff see it. */
  PRE_LIST("pre-list"),
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
  REFUSE_ADMISSION("refuse-admission"),
  /** Somebody is told to change or put right what is wrong. */
  REQUIRE_CORRECTION("require-correction"),
  /** Contents are deleted, blocked or no longer linked. */
  REMOVE_CONTENT("remove-content"),
  /** An account may do less than before. */
  RESTRICT_ACCOUNT("restrict-account"),
  SUSPEND_SERVICE("suspend-service"),
  END_SERVICE("end-service"),
  /** Interfaces of the host no longer answer an app. */
  BLOCK_ACCESS("block-access"),
  /** No enterprise that does not have it can install it. */
  STOP_INSTALLING("stop-installing"),
  /** Nothing new of a provider is taken any more. */
  REFUSE_NEW_APPS("refuse-new-apps"),
  /** What somebody did is made public. */
  ANNOUNCE_CONDUCT("announce-conduct"),
  /** Authorities or holders of rights are told who somebody is. */
  DISCLOSE_IDENTITY("disclose-identity"),
  /** The platform's lawyers take it up. */
  PURSUE_LIABILITY("pursue-liability");

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
