package dev.shangjia.platform.casework;

import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.PersonId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells people news of a case, in the running transaction. Telling the same again, also from
 * another node, tells nobody anything.
 */
@Component
final class CaseTelling {
  private final Notices notices;
  private final Audience audience;
  private final Playbooks playbooks;
  private final JdbcSecondReviews seconds;

  CaseTelling(Notices notices, Audience audience, Playbooks playbooks, JdbcSecondReviews seconds) {
    this.notices = notices;
    this.audience = audience;
    this.seconds = seconds;
    this.playbooks = playbooks;
  }

  /**
   * Tells everybody whom it is for, but for who has to judge the case again without knowing it;
   * gives whom that was.
   */
  Set<PersonId> tell(CaseRow row, CaseNews news) {
    var arguments = new ArrayList<Object>();
    arguments.add(row.id());
    arguments.add(row.subjectName());
    arguments.add(playbooks.pinned(row.pin().hash()).procedure(row.pin().procedure()).title());
    arguments.addAll(news.arguments());
    Set<PersonId> people = new LinkedHashSet<>(audience.of(row, news.to()));
    people.removeAll(seconds.reviewers(row.id()));
    for (PersonId person : people) {
      notices.tell(
          new Notice(
              Notice.person(person),
              news.what().kind(),
              news.what().key(),
              arguments,
              "/cases/" + row.id(),
              row.id().value(),
              "case-%s-%s-%s".formatted(row.id(), news.what().code(), news.once())));
    }
    return people;
  }

  void tell(CaseRow row, List<CaseNews> all) {
    all.forEach(news -> tell(row, news));
  }
}
