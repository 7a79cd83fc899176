package dev.shangjia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Owners of {@link NodeMain}'s providers who invite people by mail, and the mail server that takes
 * the invitations. It outlives the market's server.
 */
final class InvitationLoad implements AutoCloseable {
  /** An organization invites no more in an hour than this. */
  private static final int EACH_INVITES = 50;

  private static final String GUEST = "guest-";

  private final int port;
  private final GreenMail mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private final AtomicBoolean goesOn = new AtomicBoolean(true);
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();

  InvitationLoad(int port) {
    this.port = port;
    mailServer.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    mailServer.start();
  }

  /** The settings of a server that sends its mail here. */
  Map<String, Object> settings() {
    return Map.of(
        "spring.mail.host", "127.0.0.1", "spring.mail.port", mailServer.getSmtp().getPort());
  }

  /** How many mails came so far. */
  int received() {
    return mailServer.getReceivedMessages().length;
  }

  void stop() {
    goesOn.set(false);
  }

  /** Invites as one owner after the other until told to stop. */
  void invite(int owners) {
    for (int owner = 0; owner < owners && goesOn.get(); owner++) {
      var browser = new Browsing(port);
      int from = owner;
      while (goesOn.get() && !isAnswered(() -> signIn(browser, from))) {
        LockSupport.parkNanos(Node.LOOK_AGAIN.toNanos());
      }
      for (int guest = 0; guest < EACH_INVITES && goesOn.get(); guest++) {
        String email = GUEST + "%d-%d@example.com".formatted(owner, guest);
        // Who gets no answer does not know whether it was heard, and invites somebody else.
        if (isAnswered(() -> invite(browser, email))) {
          accepted.add(email);
        }
        LockSupport.parkNanos(Node.LOOK_AGAIN.toNanos());
      }
    }
  }

  private static boolean signIn(Browsing browser, int owner) {
    return browser
        .signIn("provider-" + owner + "@example.com", NodeMain.PASSWORD)
        .location()
        .equals("/");
  }

  private static boolean invite(Browsing browser, String email) {
    browser.get("/members");
    Browsing.Answer answer =
        browser.post("/members/invite", Map.of("email", email, "roles", "developer"));
    return answer.status() == 302 && answer.location().equals("/members");
  }

  /** Something that is asked, and whether it was granted. */
  private interface Asking {
    boolean ask();
  }

  private static boolean isAnswered(Asking asking) {
    try {
      return asking.ask();
    } catch (IllegalStateException noAnswer) {
      return false;
    }
  }

  /** Fails when a mail is missing, or came twice as two; the connection sees all rows. */
  void compare(Connection connection) throws SQLException, MessagingException {
    Map<String, String> numbers = new HashMap<>();
    Set<String> sent = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT address, message_id, state FROM notices.mail WHERE address IS NOT NULL")) {
      while (rows.next()) {
        assertThat(numbers.put(rows.getString(1), rows.getString(2)))
            .as("another mail to %s", rows.getString(1))
            .isNull();
        if (rows.getString(3).equals("sent")) {
          sent.add(rows.getString(1));
        }
      }
    }
    assertThat(numbers.keySet()).as("mails that wait or were sent").containsAll(accepted);
    Set<String> reached = new HashSet<>();
    for (MimeMessage mail : mailServer.getReceivedMessages()) {
      String to = mail.getAllRecipients()[0].toString();
      if (!to.startsWith(GUEST)) {
        continue; // what providers are told of their cases
      }
      reached.add(to);
      assertThat(mail.getMessageID()).as("number of the mail to %s", to).isEqualTo(numbers.get(to));
    }
    assertThat(reached).as("mails that are said to be sent").containsAll(sent);
    assertThat(accepted).isNotEmpty();
    assertThat(sent).isNotEmpty();
  }

  @Override
  public void close() {
    mailServer.stop();
  }
}
