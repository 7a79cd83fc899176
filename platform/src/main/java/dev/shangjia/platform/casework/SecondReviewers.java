package dev.shangjia.platform.casework;

import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.accounts.Member;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who can judge a decision again: they play the role of its stage, belong to no organization of the
 * case, took no part in it or in those it goes on with, have not opened it since the decision, and
 * are not the only ones who could do what the case waits for now.
 */
@Component
final class SecondReviewers {
  private final JdbcSecondReviews rows;
  private final JdbcDecisions decisions;
  private final JdbcTasks tasks;
  private final DeskGuard guard;
  private final Organizations organizations;

  SecondReviewers(
      JdbcSecondReviews rows,
      JdbcDecisions decisions,
      JdbcTasks tasks,
      DeskGuard guard,
      Organizations organizations) {
    this.rows = rows;
    this.decisions = decisions;
    this.tasks = tasks;
    this.guard = guard;
    this.organizations = organizations;
  }

  /**
   * All of them, those with the fewest second reviews first; of those with as many the hash of case
   * and person says whose turn it is. Needs a transaction.
   *
   * @param role as what somebody decides in the stage
   * @param since when the decision was made, or proposed
   */
  List<PersonId> of(CaseRow row, Role role, Instant since) {
    Set<PersonId> out = new HashSet<>(rows.knowing(line(row.id()), since));
    tasks.of(row.id()).forEach(task -> out.addAll(onlyOne(row, task)));
    Map<PersonId, Integer> loads = rows.loads();
    return playing(row, role).stream()
        .filter(person -> !out.contains(person))
        .sorted(
            Comparator.comparingInt((PersonId person) -> loads.getOrDefault(person, 0))
                .thenComparingDouble(person -> SecondReviewSample.turn(row.id(), person)))
        .toList();
  }

  private Set<CaseId> line(CaseId id) {
    return Stream.concat(Stream.of(id), decisions.ofLine(id).stream().map(Decision::caseId))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The one person who can do a task; nobody when there are more. */
  private Set<PersonId> onlyOne(CaseRow row, Task task) {
    if (task.owner().side() != Role.Side.PLATFORM) {
      return Set.of();
    }
    Set<PersonId> able = playing(row, task.owner());
    able.removeAll(rows.reviewers(row.id()));
    return able.size() == 1 ? able : Set.of();
  }

  private Set<PersonId> playing(CaseRow row, Role role) {
    Set<PersonId> playing =
        Arrays.stream(MemberRole.values())
            .filter(one -> one.plays() == role)
            .flatMap(one -> organizations.everybody(one).stream())
            .map(Member::person)
            .collect(Collectors.toCollection(HashSet::new));
    playing.removeAll(guard.conflicted(row));
    return playing;
  }
}
