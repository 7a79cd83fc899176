package dev.shangjia.platform.casework;

import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.platform.policies.Waiver;
import dev.shangjia.platform.policies.Waivers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Contests: somebody says that one finding is wrong. One that is accepted becomes a waiver, which
 * holds in later versions while the flagged thing is unchanged.
 */
@Component
final class Contests {
  /** How long a waiver holds when whoever accepts says nothing else; ours. */
  static final int WAIVER_DAYS = 180;

  /** The longest time for which a waiver holds; ours. */
  static final int LONGEST_WAIVER_DAYS = 730;

  private static final int LONGEST = 4_000;

  private final JdbcContests rows;
  private final JdbcCases cases;
  private final DeskGuard guard;
  private final ObjectionNotices telling;
  private final Waivers waivers;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Contests(
      JdbcContests rows,
      JdbcCases cases,
      DeskGuard guard,
      ObjectionNotices telling,
      Waivers waivers,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.cases = cases;
    this.guard = guard;
    this.telling = telling;
    this.waivers = waivers;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Whether something can be said as the reason of a contest. */
  static boolean isReason(String words) {
    return !words.isBlank() && words.length() <= LONGEST;
  }

  /** Contests a finding in a case. */
  void file(CaseRow row, String rule, Finding finding, String words, CaseActor by) {
    rows.add(
        row,
        new Contest(
            0,
            row.id(),
            rule,
            finding.fingerprint(),
            finding.evidenceHash(),
            finding.message(),
            words.strip(),
            null,
            null,
            Contest.State.OPEN,
            by.person(),
            clock.instant(),
            null,
            null));
  }

  /**
   * Answers a contest.
   *
   * @param days for how many days the finding does not count, when it is accepted
   */
  CaseResult answer(long contest, Contest.State state, String words, int days, CaseActor by) {
    return inTransaction(() -> answered(contest, state, words.strip(), days, by));
  }

  private CaseResult answered(long id, Contest.State state, String words, int days, CaseActor by) {
    Optional<Contest> found = rows.lock(id);
    if (found.isEmpty() || found.get().state() != Contest.State.OPEN || !by.isDesk()) {
      return Refusals.refused(
          "no-such-contest",
          "没有待处理的异议 %d。".formatted(id),
          "There is no open contest %d.".formatted(id));
    }
    if (!isReason(words)) {
      return Refusals.refused("says-nothing", "请说明理由。", "Say why.");
    }
    if (days < 1 || days > LONGEST_WAIVER_DAYS) {
      return Refusals.refused(
          "waiver-days",
          "豁免期为 %d 天；须在 1 到 %d 天之间。".formatted(days, LONGEST_WAIVER_DAYS),
          "The waiver would hold for %d days; 1 to %d are possible."
              .formatted(days, LONGEST_WAIVER_DAYS));
    }
    Contest contest = found.get();
    CaseRow row = cases.find(contest.caseId()).orElseThrow();
    Optional<CaseResult.Refused> conflict = guard.conflict(row, by);
    if (conflict.isPresent()) {
      return conflict.get();
    }
    Instant now = clock.instant();
    @Nullable Instant until =
        state == Contest.State.ACCEPTED ? now.plus(Duration.ofDays(days)) : null;
    rows.answer(id, state, by.person(), now, words, until);
    if (until != null) {
      waivers.approve(
          new Waiver(
              row.organization(),
              row.pin().program(),
              row.app(),
              contest.rule(),
              contest.fingerprint(),
              contest.evidenceHash(),
              words,
              by.person(),
              now,
              until));
    }
    telling.answered(row, contest, state, words);
    return new CaseResult.Moved(row.id(), row.sequence());
  }

  List<Contest> of(CaseId id) {
    return inTransaction(() -> rows.of(id));
  }

  /** How the rules of a program fare. */
  List<RulePrecision> precision(String program) {
    return inTransaction(() -> rows.precision(program));
  }

  private <T> T inTransaction(java.util.function.Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
