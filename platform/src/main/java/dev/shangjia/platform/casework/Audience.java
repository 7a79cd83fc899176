package dev.shangjia.platform.casework;

import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.accounts.Member;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the people behind the roles of a case. */
@Component
final class Audience {
  private final Organizations organizations;

  Audience(Organizations organizations) {
    this.organizations = organizations;
  }

  /** The people of a case whom something is for; each once. */
  Set<PersonId> of(CaseRow row, CaseNews.To to) {
    return switch (to) {
      case CaseNews.To.Applicant _ -> people(row, row.organization());
      case CaseNews.To.Counterpart _ ->
          row.counterpart() == null ? Set.of() : people(row, row.counterpart());
      case CaseNews.To.Playing(Role role, String except) -> playing(row, role, except);
      case CaseNews.To.Somebody(PersonId person) -> Set.of(person);
    };
  }

  private Set<PersonId> playing(CaseRow row, Role role, @Nullable String except) {
    return switch (role.side()) {
      case OUTSIDE -> without(except, outside(row, role));
      case PLATFORM -> role == Role.SYSTEM ? Set.of() : desk(row, role, except);
    };
  }

  /**
   * Who plays a role of the desk, less those who belong to an organization of the case; the
   * administrators when there is nobody, so that nothing is told to no one.
   */
  private Set<PersonId> desk(CaseRow row, Role role, @Nullable String except) {
    Set<PersonId> playing =
        without(
            except,
            Arrays.stream(MemberRole.values())
                .filter(one -> one.plays() == role)
                .flatMap(one -> organizations.everybody(one).stream()));
    organizations(row)
        .flatMap(id -> organizations.members(id).stream())
        .map(Member::person)
        .forEach(playing::remove);
    return playing.isEmpty()
        ? without(except, organizations.everybody(MemberRole.ADMINISTRATOR).stream())
        : playing;
  }

  private static Set<PersonId> without(@Nullable String except, Stream<Member> members) {
    return members
        .map(Member::person)
        .filter(person -> !person.toString().equals(except))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** An enterprise has many members: where any of them may act, it is who started the case. */
  private Stream<Member> outside(CaseRow row, Role role) {
    return organizations(row)
        .flatMap(id -> organizations.members(id).stream())
        .filter(member -> plays(member, role))
        .filter(member -> role != Role.MEMBER || isStarter(row, member));
  }

  /** Those of an organization who can act in all its cases, and who started this one. */
  private Set<PersonId> people(CaseRow row, OrganizationId organization) {
    return organizations.members(organization).stream()
        .filter(
            member ->
                plays(member, Role.PROVIDER)
                    || plays(member, Role.ENTERPRISE_ADMIN)
                    || isStarter(row, member))
        .map(Member::person)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean plays(Member member, Role role) {
    return member.roles().stream().anyMatch(one -> one.plays() == role);
  }

  private static boolean isStarter(CaseRow row, Member member) {
    return member.person().toString().equals(row.startedBy());
  }

  private static Stream<OrganizationId> organizations(CaseRow row) {
    return Stream.of(row.organization(), row.counterpart()).filter(Objects::nonNull);
  }
}
