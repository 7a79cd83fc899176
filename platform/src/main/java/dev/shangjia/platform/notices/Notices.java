package dev.shangjia.platform.notices;

import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells people things. What is told belongs to the caller's transaction: it is told if and only if
 * that commits. Mail goes out afterwards, and is tried again until it is gone.
 */
@Service
public class Notices {
  static final Actor NOTICES = new Actor.SystemOfMarket("notices");

  private final JdbcNotices rows;
  private final JdbcMails mails;
  private final Mailing mailing;
  private final TransactionTemplate transaction;
  private final Acting acting;
  private final Clock clock;

  Notices(
      JdbcNotices rows,
      JdbcMails mails,
      Mailing mailing,
      TransactionTemplate transaction,
      Acting acting,
      Clock clock) {
    this.rows = rows;
    this.mails = mails;
    this.mailing = mailing;
    this.transaction = transaction;
    this.acting = acting;
    this.clock = clock;
  }

  /** Tells somebody something; nothing happens when they were told the same before. */
  public void tell(Notice notice) {
    asNotices(
        () -> {
          switch (notice.to()) {
            case Notice.Recipient.ToPerson(PersonId person) -> tell(person, notice);
            case Notice.Recipient.ToAddress address -> mail(address, notice);
          }
          return notice;
        });
  }

  private void tell(PersonId person, Notice notice) {
    MailChoice choice = mailing.isPossible() ? choice(person, notice.kind()) : MailChoice.NEVER;
    OptionalLong added =
        rows.add(person, notice, choice == MailChoice.DAILY ? "waiting" : "none", clock.instant());
    if (choice == MailChoice.AT_ONCE && added.isPresent()) {
      mails.add(person, List.of(added.getAsLong()), mailing.messageId(), clock.instant());
    }
  }

  private void mail(Notice.Recipient.ToAddress address, Notice notice) {
    if (mailing.isPossible()) {
      mails.add(address, notice, mailing.messageId(), clock.instant());
    }
  }

  /** Whether mail can be sent at all; without, notices stand inside the market only. */
  public boolean canMail() {
    return mailing.isPossible();
  }

  /** What people were told of a case, the earliest first. Whoever asks decides whom to show it. */
  public List<Delivery> ofCase(long caseId) {
    return asNotices(() -> rows.ofCase(caseId));
  }

  /** How many notices a person has not opened. */
  public int unread(PersonId person) {
    return asNotices(() -> rows.unread(person));
  }

  /** Notes that a person has opened all that they were told so far. */
  public void readAll(PersonId person) {
    asNotices(
        () -> {
          rows.markAllRead(person, clock.instant());
          return person;
        });
  }

  /** When a person gets which notices by mail. */
  public Map<NoticeKind, MailChoice> choices(PersonId person) {
    return asNotices(
        () -> {
          Map<NoticeKind, MailChoice> chosen = rows.choices(person);
          var all = new EnumMap<NoticeKind, MailChoice>(NoticeKind.class);
          for (NoticeKind kind : NoticeKind.values()) {
            all.put(
                kind,
                kind.canBeChosen()
                    ? chosen.getOrDefault(kind, kind.unlessChosen())
                    : kind.unlessChosen());
          }
          return all;
        });
  }

  /** Chooses when notices of a kind come by mail; those of the account are not asked about. */
  public void choose(PersonId person, NoticeKind kind, MailChoice choice) {
    if (kind.canBeChosen()) {
      asNotices(
          () -> {
            rows.choose(person, kind, choice);
            return choice;
          });
    }
  }

  /**
   * Forgets what a person was told, because the person is erased; where others were told of them,
   * their words are taken out.
   *
   * @param words what says who they are: their name, and their address
   */
  public void forget(PersonId person, List<String> words) {
    asNotices(
        () -> {
          rows.forget(person);
          mails.forget(person);
          for (String word : words) {
            mails.forgetAddress(word);
            rows.takeOut(word);
            mails.takeOut(word);
          }
          return person;
        });
  }

  private MailChoice choice(PersonId person, NoticeKind kind) {
    return choices(person).getOrDefault(kind, kind.unlessChosen());
  }

  private <T> T asNotices(Supplier<T> work) {
    return Objects.requireNonNull(acting.as(NOTICES, () -> transaction.execute(_ -> work.get())));
  }
}
