package dev.shangjia.platform.notices;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;

/** Tells a mail server's last word from a bad moment. */
final class Refusal {
  private static final int FIRST_OF_PERMANENT = 500;

  private Refusal() {}

  /** Whether the server said that there is no such address, or that it never takes mail for it. */
  static boolean isForGood(Throwable failure) {
    Deque<Throwable> open = new ArrayDeque<>();
    Set<Throwable> seen = new HashSet<>();
    open.add(failure);
    while (!open.isEmpty()) {
      Throwable next = open.pop();
      if (!seen.add(next)) {
        continue;
      }
      if (next instanceof SMTPAddressFailedException refused
          && refused.getReturnCode() >= FIRST_OF_PERMANENT) {
        return true;
      }
      add(open, next.getCause());
      if (next instanceof MailSendException sending) {
        for (Exception each : sending.getMessageExceptions()) {
          add(open, each);
        }
      }
      if (next instanceof jakarta.mail.MessagingException mail) {
        add(open, mail.getNextException());
      }
    }
    return false;
  }

  private static void add(Deque<Throwable> open, @Nullable Throwable next) {
    if (next != null) {
      open.add(next);
    }
  }
}
