package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.casework.CaseNews.To;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells people of appeals and contests, in the transaction in which they are filed or answered. */
@Component
final class ObjectionNotices {
  private static final LocalText UPHELD = new LocalText("维持原决定", "the decision stands");
  private static final LocalText REVERSED = new LocalText("撤销原决定", "the decision was taken back");
  private static final LocalText ACCEPTED =
      new LocalText("异议成立，该问题不再计入", "accepted, it does not count");
  private static final LocalText DECLINED = new LocalText("异议不成立，该问题仍须处理", "declined, it counts");
  private static final LocalText NO_DATE =
      new LocalText(
          "期限所涉年份的法定节假日安排尚未公布", "the official holidays of a year on the way are not announced yet");

  private final CaseTelling telling;
  private final Audience audience;
  private final JdbcAppeals appeals;
  private final Playbooks playbooks;

  ObjectionNotices(
      CaseTelling telling, Audience audience, JdbcAppeals appeals, Playbooks playbooks) {
    this.telling = telling;
    this.audience = audience;
    this.appeals = appeals;
    this.playbooks = playbooks;
  }

  /**
   * A decision was appealed: who can answer is told, and who appealed when they will hear.
   *
   * @param due null where the date is not known
   */
  void appealed(CaseRow row, long decision, @Nullable Instant due, Instant now) {
    String once = "decision-" + decision;
    List<Object> until = List.of(until(row, due, now));
    telling.tell(row, new CaseNews(CaseNotice.APPEAL_RECEIVED, once, new To.Applicant(), until));
    tellWhoMayAnswer(row, CaseNotice.APPEAL_TO_ANSWER, once, until);
  }

  /**
   * The date of an appeal comes near: who can answer it is told.
   *
   * @param once names this reminder among those of the case
   */
  void appealNears(CaseRow row, String once, Instant due, Instant now) {
    tellWhoMayAnswer(row, CaseNotice.APPEAL_REMINDER, once, List.of(until(row, due, now)));
  }

  private void tellWhoMayAnswer(CaseRow row, CaseNotice what, String once, List<Object> until) {
    List<PersonId> free =
        audience.of(row, new To.Playing(Role.LEAD, null)).stream()
            .filter(lead -> !appeals.tookPart(row.id(), lead.toString()))
            .toList();
    if (free.isEmpty()) {
      // Somebody has to find a lead who took no part.
      telling.tell(row, new CaseNews(what, once, new To.Playing(Role.OPERATOR, null), until));
    }
    free.forEach(lead -> telling.tell(row, new CaseNews(what, once, new To.Somebody(lead), until)));
  }

  void answered(CaseRow row, Appeal appeal, Appeal.State answer, String words) {
    telling.tell(
        row,
        new CaseNews(
            CaseNotice.APPEAL_ANSWERED,
            "appeal-" + appeal.id(),
            new To.Applicant(),
            List.of(answer == Appeal.State.REVERSED ? REVERSED : UPHELD, words)));
  }

  void answered(CaseRow row, Contest contest, Contest.State answer, String words) {
    telling.tell(
        row,
        new CaseNews(
            CaseNotice.CONTEST_ANSWERED,
            "contest-" + contest.id(),
            new To.Applicant(),
            List.of(
                contest.finding(), answer == Contest.State.ACCEPTED ? ACCEPTED : DECLINED, words)));
  }

  private LocalText until(CaseRow row, @Nullable Instant due, Instant now) {
    return due == null
        ? NO_DATE
        : LocalText.same(
            new Times(playbooks.pinned(row.pin().hash()).rulebook().zone(), now).due(due));
  }
}
