package dev.shangjia.platform.casework;

import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.accounts.Member;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who of the desk may act in a case: nobody who belongs to the organization, and nobody in a task
 * that somebody else works on.
 */
@Component
final class DeskGuard {
  private final JdbcTasks tasks;
  private final Organizations organizations;

  DeskGuard(JdbcTasks tasks, Organizations organizations) {
    this.tasks = tasks;
    this.organizations = organizations;
  }

  /** Whether somebody belongs to an organization that takes part in a case. */
  boolean isConflicted(CaseRow row, PersonId person) {
    return isConflicted(row.organization(), row.counterpart(), person);
  }

  /** The same of a task's case. */
  boolean isConflicted(Task task, PersonId person) {
    return isConflicted(task.organization(), task.counterpart(), person);
  }

  private boolean isConflicted(
      OrganizationId organization, @Nullable OrganizationId counterpart, PersonId person) {
    Set<OrganizationId> own = organizations.of(person);
    return own.contains(organization) || (counterpart != null && own.contains(counterpart));
  }

  /** Everybody who belongs to an organization that takes part in a task's case. */
  Set<PersonId> conflicted(Task task) {
    return members(task.organization(), task.counterpart());
  }

  /** The same of a case. */
  Set<PersonId> conflicted(CaseRow row) {
    return members(row.organization(), row.counterpart());
  }

  private Set<PersonId> members(OrganizationId organization, @Nullable OrganizationId counterpart) {
    return Stream.of(Optional.of(organization), Optional.ofNullable(counterpart))
        .flatMap(Optional::stream)
        .flatMap(one -> organizations.members(one).stream())
        .map(Member::person)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Why somebody of the desk may not act in a case at all; empty when they may. */
  Optional<CaseResult.Refused> conflict(CaseRow row, CaseActor by) {
    boolean isPerson = by.isDesk() && !by.roles().contains(Role.SYSTEM);
    return isPerson && isConflicted(row, new PersonId(Long.parseLong(by.person())))
        ? Optional.of(
            Refusals.refused(
                "conflict-of-interest",
                "您也是案件 %s 所涉机构的成员，不能办理；请移交给其他人。".formatted(row.id()),
                "You are a member of an organization of case %s and cannot act in it; hand it over."
                    .formatted(row.id())))
        : Optional.empty();
  }

  /** Why somebody of the desk may not act; empty when they may, or are not of the desk. */
  Optional<CaseResult.Refused> refusal(CaseRow row, CaseAct act, CaseActor by, Instant now) {
    boolean isPerson = by.isDesk() && !by.roles().contains(Role.SYSTEM);
    if (!isPerson) {
      return Optional.empty();
    }
    Optional<CaseResult.Refused> conflict = conflict(row, by);
    if (conflict.isPresent()) {
      return conflict;
    }
    PersonId person = new PersonId(Long.parseLong(by.person()));
    return tasks
        .lock(row.id(), act.stage())
        .flatMap(task -> Optional.ofNullable(task.claim()))
        .filter(claim -> claim.isHeld(now) && !claim.by().equals(person))
        .map(claim -> claimed(row, claim));
  }

  private CaseResult.Refused claimed(CaseRow row, Task.Claim claim) {
    String name = organizations.nameOf(claim.by()).orElse("#" + claim.by());
    return Refusals.refused(
        "claimed",
        "%s 正在办理案件 %s 的这项任务；可请其移交后再办。".formatted(name, row.id()),
        "%s works on this task of case %s; ask for a hand-over first.".formatted(name, row.id()));
  }
}
