package dev.shangjia.platform.notices;

import dev.shangjia.platform.notices.AddressBook.Addressee;
import dev.shangjia.platform.notices.Composing.Told;
import dev.shangjia.platform.tenancy.Acting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits. A mail is taken for some minutes, sent outside of any transaction, and then
 * marked: a crash between the server's answer and the mark repeats it, with the same number.
 */
@Component
class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);
  private static final Duration TRIED_FOR = Duration.ofDays(3);
  private static final int AT_A_TIME = 200;
  private static final int LONGEST_PROBLEM = 500;

  private final JdbcMails mails;
  private final JdbcNotices notices;
  private final AddressBook addresses;
  private final Composing composing;
  private final Mailing mailing;
  private final TransactionTemplate transaction;
  private final Acting acting;
  private final Clock clock;

  Outbox(
      JdbcMails mails,
      JdbcNotices notices,
      AddressBook addresses,
      Composing composing,
      Mailing mailing,
      TransactionTemplate transaction,
      Acting acting,
      Clock clock) {
    this.mails = mails;
    this.notices = notices;
    this.addresses = addresses;
    this.composing = composing;
    this.mailing = mailing;
    this.transaction = transaction;
    this.acting = acting;
    this.clock = clock;
  }

  /** Sends what is due, as long as the server takes it. */
  void send() {
    if (!mailing.isPossible()) {
      return;
    }
    for (int i = 0; i < AT_A_TIME; i++) {
      Instant now = clock.instant();
      Optional<JdbcMails.Mail> taken = asNotices(() -> mails.take(now, now.plus(LEASE)));
      if (taken.isEmpty() || !send(taken.get())) {
        return;
      }
    }
  }

  /** Puts what waits for the daily mail into mails, one for each person. */
  void collectDigests() {
    asNotices(
        () -> {
          Instant now = clock.instant();
          notices
              .takeDigests(now)
              .forEach(
                  digest -> mails.add(digest.person(), digest.notices(), mailing.messageId(), now));
          return now;
        });
  }

  /** Forgets what is old. */
  void forget(Duration noticesKept, Duration mailsKept) {
    asNotices(
        () ->
            notices.forgetBefore(clock.instant().minus(noticesKept))
                + mails.forgetBefore(clock.instant().minus(mailsKept)));
  }

  /** What could not be sent yet, or at all. */
  List<JdbcMails.Unsent> unsent() {
    return asNotices(mails::unsent);
  }

  private boolean send(JdbcMails.Mail mail) {
    try {
      Optional<Mailing.Composed> composed = composed(mail);
      if (composed.isEmpty()) {
        asNotices(() -> giveUp(mail, "nobody reads it any more"));
        return true;
      }
      mailing.send(composed.get());
      asNotices(
          () -> {
            mails.sent(mail.id(), clock.instant());
            return mail;
          });
      return true;
    } catch (MailException e) {
      asNotices(() -> failed(mail, e));
      return false;
    } catch (RuntimeException e) {
      // This mail cannot be written; the others can.
      asNotices(() -> failed(mail, e));
      return true;
    }
  }

  private Optional<Mailing.Composed> composed(JdbcMails.Mail mail) {
    JdbcMails.Letter letter = mail.letter();
    if (letter != null) {
      var told = new Told(letter.key(), letter.arguments(), letter.link());
      return Optional.of(
          composing.mail(letter.address(), letter.language(), List.of(told), mail.messageId()));
    }
    List<Told> told =
        asNotices(() -> notices.all(mail.notices())).stream()
            .map(row -> new Told(row.key(), row.arguments(), row.link()))
            .toList();
    Optional<Addressee> reader = addresses.find(Objects.requireNonNull(mail.person()));
    return told.isEmpty()
        ? Optional.empty()
        : reader.map(to -> composing.mail(to.email(), to.language(), told, mail.messageId()));
  }

  private JdbcMails.Mail failed(JdbcMails.Mail mail, RuntimeException why) {
    String message = String.valueOf(why.getMessage());
    String problem = message.substring(0, Math.min(LONGEST_PROBLEM, message.length()));
    Instant now = clock.instant();
    if (Refusal.isForGood(why) || mail.created().plus(TRIED_FOR).isBefore(now)) {
      return giveUp(mail, problem);
    }
    Duration wait = Duration.ofMinutes(1L << Math.min(mail.attempt() - 1, 10));
    mails.tryAgain(
        mail.id(), problem, now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait));
    LOG.warn("mail {} was not taken in attempt {}: {}", mail.id(), mail.attempt(), problem);
    return mail;
  }

  private JdbcMails.Mail giveUp(JdbcMails.Mail mail, String problem) {
    mails.giveUp(mail.id(), problem, clock.instant());
    LOG.warn("mail {} is given up after {} attempts: {}", mail.id(), mail.attempt(), problem);
    return mail;
  }

  private <T> T asNotices(Supplier<T> work) {
    return Objects.requireNonNull(
        acting.as(Notices.NOTICES, () -> transaction.execute(_ -> work.get())));
  }
}
