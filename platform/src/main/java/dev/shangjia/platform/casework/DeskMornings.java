package dev.shangjia.platform.casework;

import dev.shangjia.engine.calendar.Timekeeping;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.accounts.Member;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.Side;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the people of the desk each working morning what waits for them: one notice a day instead
 * of one for each task that comes in. Whoever has nothing to do is told nothing.
 */
@Component
final class DeskMornings {
  private static final String REGION = "CN";
  private static final int LONGEST_HOLIDAY = 31;
  private static final Duration SOON = Duration.ofHours(24);

  private final JdbcReminders rows;
  private final Organizations organizations;
  private final Notices notices;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /** Where the desk's mornings are; it works for all programs. */
  private final ZoneId marketZone;

  DeskMornings(
      JdbcReminders rows,
      Organizations organizations,
      Notices notices,
      TransactionTemplate transaction,
      Clock clock,
      ZoneId marketZone) {
    this.rows = rows;
    this.organizations = organizations;
    this.notices = notices;
    this.transaction = transaction;
    this.clock = clock;
    this.marketZone = marketZone;
  }

  /** Tells everybody of the desk; nobody twice a day, and nobody on days that are off. */
  void tell() {
    Instant now = clock.instant();
    var time = new Timekeeping(marketZone, REGION);
    LocalDate today = time.day(now);
    if (time.workingDaysBetween(today.minusDays(1), today).orElse(1) == 0) {
      return;
    }
    Instant since =
        morningBefore(today, time).atTime(ReminderTimes.MORNING).atZone(marketZone).toInstant();
    transaction.executeWithoutResult(
        _ ->
            organizations.all(Side.OPERATOR).stream()
                .flatMap(operator -> organizations.members(operator.id()).stream())
                .forEach(member -> tell(member, today, since, now)));
  }

  private static LocalDate morningBefore(LocalDate today, Timekeeping time) {
    LocalDate day = today.minusDays(1);
    while (time.workingDaysBetween(day.minusDays(1), day).orElse(1) == 0
        && day.isAfter(today.minusDays(LONGEST_HOLIDAY))) {
      day = day.minusDays(1);
    }
    return day;
  }

  private void tell(Member member, LocalDate today, Instant since, Instant now) {
    List<String> owners =
        member.roles().stream()
            .map(MemberRole::plays)
            .flatMap(Stream::ofNullable)
            .filter(Objects::nonNull)
            .map(Role::code)
            .toList();
    JdbcReminders.Morning waiting = rows.morning(owners, since, now, now.plus(SOON));
    if (waiting.waiting() > 0) {
      notices.tell(
          new Notice(
              Notice.person(member.person()),
              NoticeKind.DESK,
              "casework.notice.morning",
              List.of(waiting.waiting(), waiting.fresh(), waiting.soon(), waiting.overdue()),
              "/desk",
              "desk-morning-" + today));
    }
  }
}
