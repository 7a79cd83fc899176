package dev.shangjia.platform.rechecks;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.Member;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.casework.CaseId;
import dev.shangjia.platform.inspections.InspectionId;
import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells providers what a recheck found of their apps. Runs in the caller's transaction. */
@Component
class RecheckNotices {
  private static final int MOST_NAMED = 5;

  private final Notices notices;
  private final Organizations organizations;

  RecheckNotices(Notices notices, Organizations organizations) {
    this.notices = notices;
    this.organizations = organizations;
  }

  /** A case was started, or more was added to it, because of what a look found. */
  void found(App app, List<Standing> found, CaseId caseId, InspectionId look) {
    var named = new LocalText(named(found, LocalText::zh, "；"), named(found, LocalText::en, "; "));
    for (Member member : organizations.members(app.organization(), MemberRole.OWNER)) {
      notices.tell(
          new Notice(
              Notice.person(member.person()),
              NoticeKind.CASE,
              "rechecks.notice.found",
              List.of(app.name(), found.size(), named),
              "/cases/" + caseId,
              caseId.value(),
              "recheck-" + look));
    }
  }

  private static String named(
      List<Standing> found, Function<LocalText, String> language, String between) {
    return found.stream()
        .map(one -> language.apply(one.change().title()))
        .distinct()
        .limit(MOST_NAMED)
        .collect(Collectors.joining(between));
  }
}
