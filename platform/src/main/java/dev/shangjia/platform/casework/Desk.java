package dev.shangjia.platform.casework;

import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.casework.JdbcTasks.Counts;
import dev.shangjia.platform.casework.JdbcTasks.StageCounts;
import dev.shangjia.platform.casework.JdbcTasks.StageOption;
import dev.shangjia.platform.casework.JdbcTasks.Wanted;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The queue of the desk: what is to be done, by whom. Who works on a task claims it, so that nobody
 * else starts on it; a claim ends by itself when nothing happens.
 */
@Service
class Desk {
  /** How long a claim holds from when it was made or made anew. */
  static final Duration CLAIM = Duration.ofHours(2);

  private static final Duration SOON = Duration.ofHours(24);

  private final JdbcTasks tasks;
  private final JdbcDesk people;
  private final DeskGuard guard;
  private final JdbcSecondReviews seconds;
  private final PeopleNotices telling;
  private final Organizations organizations;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Desk(
      JdbcTasks tasks,
      JdbcDesk people,
      DeskGuard guard,
      JdbcSecondReviews seconds,
      PeopleNotices telling,
      Organizations organizations,
      TransactionTemplate transaction,
      Clock clock) {
    this.tasks = tasks;
    this.people = people;
    this.guard = guard;
    this.seconds = seconds;
    this.telling = telling;
    this.organizations = organizations;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Somebody who could do a task.
   *
   * @param load how many tasks they work on
   * @param skill how many of the last 200 decisions in this stage of this program they made
   */
  record Candidate(PersonId person, String name, int load, int skill) {}

  /**
   * What somebody sees of the queue.
   *
   * @param tasks a part of it, in the order of its dates
   * @param counts how much of it there is in all
   * @param stages in which something waits
   * @param next what they should take next
   */
  record Sight(List<Task> tasks, Counts counts, List<StageOption> stages, Optional<Task> next) {
    Sight {
      tasks = List.copyOf(tasks);
      stages = List.copyOf(stages);
    }
  }

  /** Looks at a part of the queue. */
  Sight look(Wanted wanted, int most, int skip, SignedIn by) {
    Instant now = clock.instant();
    return inTransaction(
        () -> {
          List<StageCounts> waiting =
              tasks.counts(by.playing(), by.person(), wanted.hidden(), now, now.plus(SOON));
          return new Sight(
              tasks.queue(wanted, now, most, skip),
              waiting.stream().map(StageCounts::counts).reduce(Counts.NONE, Counts::plus),
              waiting.stream().map(StageCounts::stage).toList(),
              next(by, wanted.hidden()));
        });
  }

  /** Takes a task, or keeps it for longer. */
  ClaimResult claim(CaseId id, String stage, SignedIn by) {
    return claiming(id, stage, by.person(), by.personName(), by.playing(), null);
  }

  /** Gives a task to somebody; also one that somebody else works on, when a lead does so. */
  ClaimResult handOver(CaseId id, String stage, PersonId to, SignedIn by) {
    Optional<Candidate> candidate =
        candidates(id, stage).stream().filter(one -> one.person().equals(to)).findFirst();
    String name = organizations.nameOf(to).orElse(to.toString());
    return candidate.isEmpty()
        ? new ClaimResult.NotTheirs(name)
        : claiming(id, stage, to, name, Set.of(), by);
  }

  private ClaimResult claiming(
      CaseId id,
      String stage,
      PersonId to,
      String name,
      Set<Role> roles,
      @Nullable SignedIn handedBy) {
    return inTransaction(
        () -> {
          Optional<Task> task = tasks.lock(id, stage);
          if (task.isEmpty()) {
            return new ClaimResult.Gone();
          }
          if (handedBy == null && !roles.contains(task.get().owner())) {
            return new ClaimResult.NotTheirs(name);
          }
          if (guard.isConflicted(task.get(), to)) {
            return new ClaimResult.Conflict(name);
          }
          Instant now = clock.instant();
          Optional<ClaimResult> held = heldByOther(task.get(), to, handedBy, now);
          if (held.isPresent()) {
            return held.get();
          }
          Instant until = now.plus(CLAIM);
          tasks.claim(
              id, stage, new Task.Claim(to, until, handedBy == null ? null : handedBy.person()));
          if (handedBy != null && !handedBy.person().equals(to)) {
            telling.handedOver(task.get(), to, handedBy.personName(), now);
          }
          return new ClaimResult.Claimed(until);
        });
  }

  private Optional<ClaimResult> heldByOther(
      Task task, PersonId to, @Nullable SignedIn handedBy, Instant now) {
    Task.Claim claim = task.claim();
    if (claim == null || !claim.isHeld(now) || claim.by().equals(to)) {
      return Optional.empty();
    }
    boolean may =
        handedBy != null && (claim.by().equals(handedBy.person()) || handedBy.is(MemberRole.LEAD));
    return may
        ? Optional.empty()
        : Optional.of(new ClaimResult.Held(task.program(), nameOf(claim.by()), claim.until()));
  }

  /** Gives a task up. */
  ClaimResult release(CaseId id, String stage, SignedIn by) {
    return inTransaction(
        () -> {
          Optional<Task> task = tasks.lock(id, stage);
          if (task.isEmpty()) {
            return new ClaimResult.Gone();
          }
          Task.Claim claim = task.get().claim();
          if (claim != null
              && claim.isHeld(clock.instant())
              && !claim.by().equals(by.person())
              && !by.is(MemberRole.LEAD)) {
            return new ClaimResult.Held(task.get().program(), nameOf(claim.by()), claim.until());
          }
          tasks.claim(id, stage, null);
          return new ClaimResult.Released();
        });
  }

  /**
   * Who could do a task, the best first: those who know the stage and have the least to do. Nobody
   * who belongs to an organization of the case, or has to judge it again without knowing it.
   */
  List<Candidate> candidates(CaseId id, String stage) {
    Optional<Task> task =
        inTransaction(
            () -> tasks.of(id).stream().filter(one -> one.stage().equals(stage)).findFirst());
    return task.map(this::candidates).orElse(List.of());
  }

  /** The same, of a task that is there. */
  List<Candidate> candidates(Task task) {
    Map<PersonId, Integer> loads = new HashMap<>();
    Map<String, Integer> skills =
        inTransaction(
            () -> {
              tasks.loads(clock.instant()).forEach(one -> loads.put(one.person(), one.tasks()));
              return people.decisionsByPerson(task.program(), task.procedure(), task.stage());
            });
    Set<PersonId> conflicted = guard.conflicted(task);
    Set<PersonId> blind = inTransaction(() -> seconds.reviewers(task.caseId()));
    return Arrays.stream(MemberRole.values())
        .filter(role -> role.plays() == task.owner())
        .flatMap(role -> organizations.everybody(role).stream())
        .distinct()
        .filter(member -> !conflicted.contains(member.person()))
        .filter(member -> !blind.contains(member.person()))
        .map(
            member ->
                new Candidate(
                    member.person(),
                    member.name(),
                    loads.getOrDefault(member.person(), 0),
                    skills.getOrDefault(member.person().toString(), 0)))
        .distinct()
        .sorted(
            Comparator.comparingInt((Candidate one) -> one.load() - Math.min(one.skill(), 10) / 3)
                .thenComparingInt(one -> -one.skill())
                .thenComparing(Candidate::name))
        .toList();
  }

  /** The task that somebody should take next: the most urgent one that is free and not theirs. */
  Optional<Task> next(SignedIn by) {
    return next(by, inTransaction(() -> seconds.hiddenFrom(by.person())));
  }

  private Optional<Task> next(SignedIn by, Collection<CaseId> hidden) {
    var free =
        new Wanted(
            "", "", by.playing(), false, true, null, "", organizations.of(by.person()), hidden);
    return inTransaction(() -> tasks.queue(free, clock.instant(), 1, 0)).stream().findFirst();
  }

  String nameOf(PersonId person) {
    return organizations.nameOf(person).orElse("#" + person);
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
