package dev.shangjia.platform.effects;

import dev.shangjia.engine.rulebook.EffectKind;
import java.util.Arrays;

/** Whether effects can be taken back. Those that cannot are agreed to by a second person. */
enum Reversal {
  POSSIBLE,
  IMPOSSIBLE;

  static Reversal of(String name) {
    EffectKind kind =
        Arrays.stream(EffectKind.values())
            .filter(one -> one.code().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no effect " + name));
    return switch (kind) {
      // Data are deleted for good; what was made public or told stays known.
      case CLOSE_ACCOUNT, ANNOUNCE_CONDUCT, DISCLOSE_IDENTITY -> IMPOSSIBLE;
      case VERIFY_ORGANIZATION,
          OPEN_ACCOUNT,
          PRE_LIST,
          PUBLISH_LISTING,
          WITHDRAW_LISTING,
          SET_EXPOSURE,
          START_ROLLOUT,
          HOLD_DEPOSIT,
          RELEASE_DEPOSIT,
          ASSIGN_DOMAIN,
          ENABLE_PLUGIN,
          ISSUE_INVITATION_CODE,
          ISSUE_DEPLOYMENT_LINK,
          SEND_WARNING,
          LOWER_RANKING,
          STOP_RECOMMENDING,
          BAN_FROM_SEARCH,
          DELIST,
          REFUSE_ADMISSION,
          REQUIRE_CORRECTION,
          REMOVE_CONTENT,
          RESTRICT_ACCOUNT,
          SUSPEND_SERVICE,
          END_SERVICE,
          BLOCK_ACCESS,
          STOP_INSTALLING,
          REFUSE_NEW_APPS,
          PURSUE_LIABILITY ->
          POSSIBLE;
    };
  }
}
