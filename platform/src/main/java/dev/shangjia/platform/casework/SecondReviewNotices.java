package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.Member;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Tells people of second reviews. None of it says what the first decided, and none belongs to the
 * case: nobody else hears that a decision is judged again.
 */
@Component
final class SecondReviewNotices {
  static final String ALL = "/desk/second-reviews";

  private static final String WORDS = "casework.second.notice.";

  private final Notices notices;
  private final Organizations organizations;
  private final Playbooks playbooks;

  SecondReviewNotices(Notices notices, Organizations organizations, Playbooks playbooks) {
    this.notices = notices;
    this.organizations = organizations;
    this.playbooks = playbooks;
  }

  /** Somebody is to judge again. */
  void asked(CaseRow row, SecondReview review, LocalText stage, Instant now) {
    PersonId reviewer = review.reviewer();
    if (reviewer != null) {
      String once = "asked-" + reviewer;
      tell(reviewer, "asked", once, page(review), review, due(row, review, stage, now));
    }
  }

  /** Its date comes near. */
  void reminded(CaseRow row, SecondReview review, LocalText stage, Instant now) {
    PersonId reviewer = review.reviewer();
    if (reviewer != null) {
      String once = "reminded-" + times(row, now).day(now);
      tell(reviewer, "reminded", once, page(review), review, due(row, review, stage, now));
    }
  }

  /** The first is told that it is there. */
  void given(SecondReview review, LocalText stage) {
    tell(review.firstBy(), "given", "given", page(review), review, List.of(stage));
  }

  /** The two differ in what a lead has to look at. */
  void differs(SecondReview review, LocalText stage) {
    leads().stream()
        .filter(lead -> !lead.equals(review.firstBy()))
        .forEach(lead -> tell(lead, "differs", "differs", page(review), review, List.of(stage)));
  }

  /** Nobody answered by its date. */
  void late(SecondReview review, LocalText stage) {
    leads().forEach(lead -> tell(lead, "late", "late", ALL, review, List.of(stage)));
  }

  private List<PersonId> leads() {
    return organizations.everybody(MemberRole.LEAD).stream()
        .map(Member::person)
        .distinct()
        .toList();
  }

  private void tell(
      PersonId to,
      String what,
      String once,
      String link,
      SecondReview review,
      List<Object> arguments) {
    List<Object> all =
        Stream.concat(Stream.<Object>of(review.subjectName()), arguments.stream()).toList();
    notices.tell(
        new Notice(
            Notice.person(to),
            NoticeKind.DESK,
            WORDS + what,
            all,
            link,
            "second-review-%d-%s".formatted(review.id(), once)));
  }

  private List<Object> due(CaseRow row, SecondReview review, LocalText stage, Instant now) {
    return List.of(stage, LocalText.same(times(row, now).due(review.due())));
  }

  private Times times(CaseRow row, Instant now) {
    return new Times(playbooks.pinned(row.pin().hash()).rulebook().zone(), now);
  }

  static String page(SecondReview review) {
    return ALL + "/" + review.id();
  }
}
