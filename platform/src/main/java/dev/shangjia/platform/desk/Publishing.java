package dev.shangjia.platform.desk;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.inspections.Audit;
import dev.shangjia.platform.inspections.Audits;
import dev.shangjia.platform.inspections.BackTest;
import dev.shangjia.platform.inspections.BackTests;
import dev.shangjia.platform.inspections.FixDates;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Publication;
import dev.shangjia.platform.policies.RulebookVersion;
import dev.shangjia.platform.policies.RulebookVersions;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts versions in force. One that was never in force needs a back-test that came to its end; those
 * whom it found are told, with the day by which to put things right.
 */
@Component
final class Publishing {
  private static final int LONGEST_REASON = 1_000;

  private final Policies policies;
  private final RulebookVersions versions;
  private final BackTests backTests;
  private final Audits audits;
  private final PolicyNotices notices;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Publishing(
      Policies policies,
      RulebookVersions versions,
      BackTests backTests,
      Audits audits,
      PolicyNotices notices,
      TransactionTemplate transaction,
      Clock clock) {
    this.policies = policies;
    this.versions = versions;
    this.backTests = backTests;
    this.audits = audits;
    this.notices = notices;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What somebody asks for.
   *
   * @param from the day from which on it counts, such as {@code 2027-01-31}; blank for now
   * @param fixDays how many days the first group has to put things right
   * @param groups in how many groups providers have to
   * @param daysBetween how many days each group has more than the one before
   */
  record Asked(String from, String reason, int fixDays, int groups, int daysBetween) {}

  /**
   * Puts a version in force.
   *
   * @return why it was not, and what to do instead; empty when it is, or will be on its day
   */
  Optional<LocalText> publish(RulebookVersion version, Asked asked, PersonId by) {
    Rulebook inForce = policies.inForce(version.program());
    Optional<Instant> begin = begin(asked.from(), inForce);
    Optional<BackTest> test =
        backTests
            .latest(inForce.hash(), version.hash())
            .filter(one -> one.state() == BackTest.State.DONE);
    Optional<LocalText> refusal =
        refusal(version, inForce, begin, test, asked.reason())
            .or(() -> refusal(asked.fixDays(), asked.groups(), asked.daysBetween()));
    if (refusal.isEmpty()) {
      publish(version, asked, by, inForce, begin.orElseThrow(), test);
    }
    return refusal;
  }

  private void publish(
      RulebookVersion version,
      Asked asked,
      PersonId by,
      Rulebook inForce,
      Instant at,
      Optional<BackTest> test) {
    transaction.executeWithoutResult(
        _ -> {
          versions.publish(version, at, by.toString(), asked.reason());
          if (!at.isAfter(clock.instant())) {
            audits
                .latest(version.hash())
                .filter(Audit::isUnderWay)
                .ifPresent(_ -> audits.end(version.program()));
          }
          LocalDate day = at.atZone(inForce.zone()).toLocalDate();
          var dates =
              new FixDates(day.plusDays(asked.fixDays()), asked.groups(), asked.daysBetween());
          test.ifPresent(
              one ->
                  notices.willBeInForce(
                      version, day.toString(), one, backTests.giveDates(one, dates)));
        });
  }

  /** Midnight of a day to come, or now; empty when it is neither. */
  private Optional<Instant> begin(String from, Rulebook inForce) {
    Instant now = clock.instant();
    if (from.isBlank()) {
      return Optional.of(now);
    }
    try {
      LocalDate day = LocalDate.parse(from);
      LocalDate today = now.atZone(inForce.zone()).toLocalDate();
      return day.equals(today)
          ? Optional.of(now)
          : Optional.of(day.atStartOfDay(inForce.zone()).toInstant()).filter(at -> at.isAfter(now));
    } catch (DateTimeParseException noDay) {
      return Optional.empty();
    }
  }

  private Optional<LocalText> refusal(
      RulebookVersion version,
      Rulebook inForce,
      Optional<Instant> begin,
      Optional<BackTest> test,
      String reason) {
    if (version.hash().equals(inForce.hash())) {
      return Optional.of(
          new LocalText(
              "版本 %s 已经生效。".formatted(version.version()),
              "Version %s is in force already.".formatted(version.version())));
    }
    if (begin.isEmpty()) {
      return Optional.of(
          new LocalText(
              "生效日期须为今天或以后的日期，例如 2027-01-31。",
              "The day from which on it counts has to be today or later, such as 2027-01-31."));
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      return Optional.of(
          new LocalText(
              "请说明原因，最多 %d 字。".formatted(LONGEST_REASON),
              "Say why, in at most %d characters.".formatted(LONGEST_REASON)));
    }
    if (test.isEmpty() && !wasInForce(version)) {
      return Optional.of(
          new LocalText(
              "版本 %s 从未生效过：请先完成回测，了解会影响哪些服务商和应用。".formatted(version.version()),
              "Version %s was never in force: have a back-test come to its end first, to know whom it hits."
                  .formatted(version.version())));
    }
    return Optional.empty();
  }

  private static Optional<LocalText> refusal(int fixDays, int groups, int daysBetween) {
    boolean isPossible =
        fixDays >= 0
            && fixDays <= FixDates.MOST_DAYS
            && groups >= 1
            && groups <= FixDates.MOST_GROUPS
            && daysBetween >= 0
            && daysBetween <= FixDates.MOST_DAYS;
    return isPossible
        ? Optional.empty()
        : Optional.of(
            new LocalText(
                "整改期限：天数须在 0 到 %d 之间，批次须在 1 到 %d 之间。"
                    .formatted(FixDates.MOST_DAYS, FixDates.MOST_GROUPS),
                "Days to put it right go from 0 to %d, groups from 1 to %d."
                    .formatted(FixDates.MOST_DAYS, FixDates.MOST_GROUPS)));
  }

  /** Whether a version ever was in force: then it may be again at once. */
  boolean wasInForce(RulebookVersion version) {
    Instant now = clock.instant();
    return versions.publications(version.program()).stream()
        .filter(publication -> !publication.from().isAfter(now))
        .map(Publication::hash)
        .anyMatch(version.hash()::equals);
  }
}
