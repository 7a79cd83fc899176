package dev.shangjia.platform.announcements;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.Member;
import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.Side;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes announcements, tells people of them when it is time, and takes them back. */
@Component
final class Announcements {
  static final int LONGEST_TITLE = 120;
  static final int LONGEST_TEXT = 2_000;
  static final int LONGEST_LEAD_DAYS = 365;

  private final JdbcAnnouncements rows;
  private final Meant meant;
  private final Organizations organizations;
  private final Notices notices;
  private final TransactionTemplate transaction;
  private final ZoneId zone;
  private final Clock clock;

  Announcements(
      JdbcAnnouncements rows,
      Meant meant,
      Organizations organizations,
      Notices notices,
      TransactionTemplate transaction,
      ZoneId marketZone,
      Clock clock) {
    this.rows = rows;
    this.meant = meant;
    this.organizations = organizations;
    this.notices = notices;
    this.transaction = transaction;
    this.zone = marketZone;
    this.clock = clock;
  }

  LocalDate today() {
    return clock.instant().atZone(zone).toLocalDate();
  }

  /**
   * Writes one down; it is told on its day. The same key twice is one announcement.
   *
   * @return why it was not written, and what to do instead; empty when it was
   */
  Optional<LocalText> write(Announcement one, String key) {
    Optional<LocalText> refused = refusal(one);
    if (refused.isEmpty()) {
      transaction.executeWithoutResult(_ -> rows.add(one, key, clock.instant()));
    }
    return refused;
  }

  private Optional<LocalText> refusal(Announcement one) {
    if (!isText(one.title(), LONGEST_TITLE) || !isText(one.text(), LONGEST_TEXT)) {
      return Optional.of(
          new LocalText(
              "请用中文和英文填写标题（最多 %d 字）和正文（最多 %d 字）。".formatted(LONGEST_TITLE, LONGEST_TEXT),
              "Write a title of at most %d and a text of at most %d characters, in Chinese and in English."
                  .formatted(LONGEST_TITLE, LONGEST_TEXT)));
    }
    if (one.leadDays() < 0 || one.leadDays() > LONGEST_LEAD_DAYS) {
      return Optional.of(
          new LocalText(
              "提前天数为 %d，须在 0 到 %d 之间。".formatted(one.leadDays(), LONGEST_LEAD_DAYS),
              "It is to be told %d days before; 0 to %d are possible."
                  .formatted(one.leadDays(), LONGEST_LEAD_DAYS)));
    }
    LocalDate earliest = today().plusDays(one.leadDays());
    if (one.starts().isBefore(earliest)) {
      return Optional.of(
          new LocalText(
              "须提前 %d 天告知，因此最早可自 %s 起开始。".formatted(one.leadDays(), earliest),
              "People are to be told %d days before, so it can begin on %s at the earliest."
                  .formatted(one.leadDays(), earliest)));
    }
    if (one.ends().isBefore(one.starts()) || one.ends().isAfter(one.starts().plusYears(1))) {
      return Optional.of(
          new LocalText(
              "最后一天须在开始日期当天或之后的一年内。", "Its last day is the first one or within a year after it."));
    }
    return Optional.empty();
  }

  private static boolean isText(LocalText text, int longest) {
    return !text.zh().isBlank()
        && !text.en().isBlank()
        && text.zh().length() <= longest
        && text.en().length() <= longest;
  }

  List<Announcement> latest(int most) {
    return inTransaction(() -> rows.latest(most));
  }

  /** What is shown today, whoever is meant. */
  List<Announcement> shown() {
    LocalDate today = today();
    return inTransaction(() -> rows.endingFrom(today)).stream()
        .filter(one -> one.isShown(today))
        .toList();
  }

  /** Takes one back: it is shown to nobody any more. Whoever was told of it was. */
  boolean withdraw(long id) {
    return inTransaction(() -> rows.withdraw(id, clock.instant()));
  }

  /**
   * Tells people of what is to be told by today. May be done as often as one likes, also after a
   * crash: nobody is told the same twice.
   */
  void tell() {
    shown().stream().filter(one -> one.toldAt() == null).forEach(this::tell);
  }

  private void tell(Announcement one) {
    for (Side side : Side.values()) {
      for (Organization organization : organizations.all(side)) {
        tell(one, organization);
      }
    }
    transaction.executeWithoutResult(_ -> rows.told(one.id(), clock.instant()));
  }

  private void tell(Announcement one, Organization organization) {
    transaction.executeWithoutResult(
        _ -> {
          for (Member member : organizations.members(organization.id())) {
            if (meant.is(one.audience(), organization.id(), organization.side(), member.roles())) {
              notices.tell(
                  new Notice(
                      Notice.person(member.person()),
                      NoticeKind.MARKET,
                      "announcements.notice",
                      List.of(one.title(), one.text(), one.starts().toString()),
                      "/notices",
                      "announcement-" + one.id()));
            }
          }
        });
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
