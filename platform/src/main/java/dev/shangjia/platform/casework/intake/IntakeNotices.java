package dev.shangjia.platform.casework.intake;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells people of their places in waiting lists, and that something is taken in again. */
@Component
class IntakeNotices {
  private final Notices notices;
  private final Organizations organizations;

  IntakeNotices(Notices notices, Organizations organizations) {
    this.notices = notices;
    this.organizations = organizations;
  }

  /** What people are told of a place; the code ends the key of its words. */
  enum Of {
    JOINED,
    OFFERED,
    ENDING,
    LAPSED
  }

  /**
   * Tells the people of a place's organization, once.
   *
   * @param said what stands in it beside the subject and the procedure
   */
  void tell(Place place, Of what, Object said) {
    String code = what.name().toLowerCase(java.util.Locale.ROOT);
    people(place.organization())
        .forEach(
            person ->
                notices.tell(
                    new Notice(
                        Notice.person(person),
                        NoticeKind.CASE,
                        "casework.intake.notice." + code,
                        List.of(place.subjectName(), place.title(), said),
                        place.path(),
                        "place-%d-%s".formatted(place.id(), code))));
  }

  void reopened(JdbcReopenings.Wish wish, JdbcPlaces.Of of, LocalText title) {
    notices.tell(
        new Notice(
            Notice.person(wish.person()),
            NoticeKind.CASE,
            "casework.intake.notice.reopened",
            List.of(title),
            "/cases/new",
            "reopened-%s-%s-%d"
                .formatted(of.program(), of.procedure(), wish.asked().getEpochSecond())));
  }

  /** Those who can start a case. */
  private Stream<PersonId> people(OrganizationId organization) {
    return organizations.members(organization).stream()
        .filter(
            member ->
                member.roles().stream()
                    .anyMatch(role -> role.plays() != null && role.plays() != Role.MEMBER))
        .map(member -> member.person());
  }
}
