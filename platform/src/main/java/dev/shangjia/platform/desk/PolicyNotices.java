package dev.shangjia.platform.desk;

import dev.shangjia.platform.accounts.Member;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.inspections.BackTest;
import dev.shangjia.platform.inspections.BackTests;
import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.policies.RulebookVersion;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells providers that a version will stop what they handed in. Runs in the caller's transaction.
 */
@Component
class PolicyNotices {
  private static final int MOST_NAMED = 5;

  private final Notices notices;
  private final Organizations organizations;
  private final BackTests backTests;

  PolicyNotices(Notices notices, Organizations organizations, BackTests backTests) {
    this.notices = notices;
    this.organizations = organizations;
    this.backTests = backTests;
  }

  /**
   * Tells those whom a back-test found to be hit.
   *
   * @param day from which on the version is in force
   * @param dates by when each of them is to put it right
   */
  void willBeInForce(
      RulebookVersion version, String day, BackTest test, Map<OrganizationId, LocalDate> dates) {
    backTests
        .hit(test)
        .forEach(
            (provider, rules) -> {
              for (Member member : organizations.members(provider, MemberRole.OWNER)) {
                notices.tell(
                    new Notice(
                        Notice.person(member.person()),
                        NoticeKind.MARKET,
                        "desk.notice.hit",
                        List.of(
                            version.title(),
                            version.version(),
                            day,
                            rules.size(),
                            String.join(", ", rules.subList(0, Math.min(MOST_NAMED, rules.size()))),
                            String.valueOf(dates.get(provider))),
                        "/apps",
                        "rulebook-%s-%s".formatted(version.shortHash(), day)));
              }
            });
  }
}
