package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a stage, an end or a measure can change in the world. */
public enum EffectKind {
  /** The organization counts as verified from now on. */
  VERIFY_ORGANIZATION("verify-organization", "机构视为已认证", "The organization counts as verified"),
  OPEN_ACCOUNT("open-account", "开通账号", "Open the account"),
  CLOSE_ACCOUNT("close-account", "注销账号", "Close the account"),
  /** It is in the market's catalogue, and nobody but its provider and staff see it. */
  PRE_LIST("pre-list", "置为预上架", "Put into the catalogue, unseen"),
  PUBLISH_LISTING("publish-listing", "发布上架", "Publish the listing"),
  /** Takes it out of the market; enterprises that have it keep it. */
  WITHDRAW_LISTING("withdraw-listing", "撤出市场", "Take out of the market"),
  SET_EXPOSURE(
      "set-exposure",
      "展示范围",
      "How far it is shown",
      Argument.LINK,
      Argument.SEARCH,
      Argument.DISPLAY),
  START_ROLLOUT("start-rollout", "开始放量", "Start the rollout"),
  HOLD_DEPOSIT("hold-deposit", "收取保证金", "Hold the deposit"),
  RELEASE_DEPOSIT("release-deposit", "退还保证金", "Release the deposit"),
  ASSIGN_DOMAIN("assign-domain", "分配域名", "Assign the domain"),
  ENABLE_PLUGIN("enable-plugin", "启用插件", "Enable the plug-in"),
  ISSUE_INVITATION_CODE("issue-invitation-code", "发放邀请码", "Issue the invitation code"),
  ISSUE_DEPLOYMENT_LINK("issue-deployment-link", "发放部署链接", "Issue the deployment link"),
  SEND_WARNING("send-warning", "发出警告", "Send a warning"),
  LOWER_RANKING("lower-ranking", "降低排序", "Lower the ranking"),
  STOP_RECOMMENDING("stop-recommending", "不再推荐", "Stop recommending"),
  BAN_FROM_SEARCH("ban-from-search", "禁止搜索", "Take out of search"),
  /** Nobody finds it, nobody installs it, nobody uses it. */
  DELIST("delist", "下架", "Delist"),
  REFUSE_ADMISSION("refuse-admission", "拒绝准入", "Refuse admission"),
  /** Somebody is told to change or put right what is wrong. */
  REQUIRE_CORRECTION("require-correction", "要求改正", "Demand a correction"),
  /** Contents are deleted, blocked or no longer linked. */
  REMOVE_CONTENT("remove-content", "移除内容", "Remove content"),
  /** An account may do less than before. */
  RESTRICT_ACCOUNT("restrict-account", "限制账号", "Restrict the account"),
  SUSPEND_SERVICE("suspend-service", "暂停服务", "Suspend the service"),
  END_SERVICE("end-service", "终止服务", "End the service"),
  /** Interfaces of the host no longer answer an app. */
  BLOCK_ACCESS("block-access", "停止接口访问", "Block access"),
  /** No enterprise that does not have it can install it. */
  STOP_INSTALLING("stop-installing", "停止新安装", "Stop new installations"),
  /** Nothing new of a provider is taken any more. */
  REFUSE_NEW_APPS("refuse-new-apps", "不再受理新应用", "Refuse new apps"),
  /** What somebody did is made public. */
  ANNOUNCE_CONDUCT("announce-conduct", "公告违规行为", "Announce the conduct"),
  /** Authorities or holders of rights are told who somebody is. */
  DISCLOSE_IDENTITY("disclose-identity", "披露主体信息", "Disclose the identity"),
  /** The platform's lawyers take it up. */
  PURSUE_LIABILITY("pursue-liability", "追究责任", "Pursue liability");

  /** What an effect can be given. */
  private enum Argument {
    LINK("link", "仅链接", "by link"),
    SEARCH("search", "可搜索", "in search"),
    DISPLAY("display", "公开展示", "on display");

    private final String code;
    private final String zh;
    private final String en;

    Argument(String code, String zh, String en) {
      this.code = code;
      this.zh = zh;
      this.en = en;
    }
  }

  private final String code;
  private final String zh;
  private final String en;
  private final String arguments;

  EffectKind(String code, String zh, String en, Argument... arguments) {
    this.code = code;
    this.zh = zh;
    this.en = en;
    this.arguments =
        Arrays.stream(arguments).map(argument -> argument.code).collect(Collectors.joining(" "));
  }

  /** The name used in rulebooks. */
  public String code() {
    return code;
  }

  /** What people call it. */
  public LocalText title() {
    return new LocalText(zh, en);
  }

  /** The arguments it takes; one of them has to be given. Empty when it takes none. */
  public List<String> arguments() {
    return arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1));
  }

  /**
   * What people call an effect.
   *
   * @param name one that a rulebook was read with
   * @param argument one that it was read with; null for none
   */
  public static LocalText title(String name, @Nullable String argument) {
    EffectKind kind =
        Arrays.stream(values())
            .filter(one -> one.code.equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no effect " + name));
    return Arrays.stream(Argument.values())
        .filter(one -> one.code.equals(argument))
        .findFirst()
        .map(one -> new LocalText(kind.zh + " · " + one.zh, kind.en + " · " + one.en))
        .orElseGet(kind::title);
  }
}
