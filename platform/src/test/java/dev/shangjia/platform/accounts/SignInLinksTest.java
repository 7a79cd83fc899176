package dev.shangjia.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Side;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class SignInLinksTest extends OutsideServers {
  private static final String PASSWORD = "harvest copper 58 lagoon";
  private static final Pattern LINK = Pattern.compile("/sign-in/link/[A-Za-z0-9_-]{43}");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired private Accounts accounts;
  @Autowired private SignInLinks links;
  @Autowired private Acting acting;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private String email;
  private Browsing browser;

  @BeforeEach
  void foundProvider() {
    if (!accounts.isSetUp()) {
      accounts.found(
          Side.OPERATOR,
          "Market",
          "operator-of-links@example.com",
          "Operator",
          PASSWORD,
          EnumSet.of(MemberRole.ADMINISTRATOR));
    }
    int number = NUMBER.incrementAndGet();
    email = "owner-" + number + "@links.example.com";
    accounts.found(Side.PROVIDER, "Lagoon", email, "Owner", PASSWORD, Set.of(MemberRole.OWNER));
    browser = new Browsing(port).from("198.51.100." + number);
  }

  @Test
  void letsInOnceAndOnlyWhoAsked() {
    ask("sign-in");
    String link = mailed();
    var other = new Browsing(port);
    other.get("/sign-in");

    assertThat(other.get(link).page().text()).contains("only in the browser in which you asked");
    assertThat(other.post(link, Map.of()).page().text()).contains("only in the browser");
    assertThat(other.get("/account").status()).isEqualTo(302);
    assertThat(browser.get(link).page().text()).as("a look does not use it").contains(email);
    assertThat(browser.get(link).page().text()).contains(email);

    assertThat(browser.post(link, Map.of()).location()).isEqualTo("/");
    assertThat(browser.get("/account").page().text()).contains(email);
    assertThat(browser.get(link).page().text()).contains("does not work any more");
  }

  @Test
  void whoForgotThePasswordChoosesAnother() {
    var elsewhere = new Browsing(port);
    elsewhere.signIn(email, PASSWORD);
    ask("password");
    String link = mailed();
    browser.get(link);

    assertThat(browser.post(link, Map.of()).location()).isEqualTo("/account/security");
    assertThat(browser.get("/account/security").page().select("[name=current]")).isEmpty();
    String fresh = "bramble window 72 kettle";
    browser.post("/account/password", Map.of("password", fresh));

    assertThat(elsewhere.get("/account").status()).as("their session has ended").isEqualTo(302);
    assertThat(new Browsing(port).signIn(email, fresh).location()).isEqualTo("/");
    assertThat(browser.get("/account/security").page().select("[name=current]")).hasSize(1);
  }

  @Test
  void tellsNothingOfAnAddressThatNobodyHas() {
    var known = ask("sign-in");
    mailed();
    browser.get("/sign-in/link");
    String nobodys = "nobody-" + email;
    var unknown = browser.post("/sign-in/link", Map.of("email", nobodys, "goal", "sign-in"));

    assertThat(unknown.status()).isEqualTo(known.status());
    assertThat(unknown.location()).isEqualTo(known.location());
    links.send(new SignInLinkJob(nobodys, SignInLinks.Goal.SIGN_IN, "00"));
    assertThat(mailTo(nobodys)).isEmpty();
  }

  @Test
  void aLinkEndsWhenAPasswordIsSet() {
    ask("sign-in");
    String link = mailed();
    var here = new Browsing(port);
    here.signIn(email, PASSWORD);
    here.get("/account/security");
    here.post(
        "/account/password", Map.of("current", PASSWORD, "password", "silver harbour 31 candle"));

    assertThat(browser.get(link).page().text()).contains("does not work any more");
  }

  @Test
  void aLinkOfSixteenMinutesAgoLetsNobodyIn() {
    ask("sign-in");
    String link = mailed();
    int aged =
        acting.as(
            Accounts.SIGN_IN,
            () ->
                transaction.execute(
                    _ ->
                        jdbc.sql(
                                """
                                UPDATE accounts.sign_in_link
                                SET expires_at = expires_at - interval '16 minutes'
                                """)
                            .update()));
    assertThat(aged).isPositive();

    assertThat(browser.post(link, Map.of()).page().text()).contains("does not work any more");
    assertThat(browser.get("/account").status()).isEqualTo(302);
  }

  @Test
  void stopsWhoAsksForTooMany() {
    for (int i = 0; i < Limit.LINK_OF_ADDRESS.usual().times(); i++) {
      assertThat(ask("sign-in").status()).isEqualTo(302);
    }

    Browsing.Answer tooMany = ask("sign-in");
    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.retryAfter()).isNotEmpty();
  }

  private Browsing.Answer ask(String goal) {
    browser.get("/sign-in/link?goal=" + goal);
    return browser.post("/sign-in/link", Map.of("email", email, "goal", goal));
  }

  private String mailed() {
    Instant end = Instant.now().plus(Duration.ofSeconds(40));
    while (Instant.now().isBefore(end)) {
      Optional<String> found = mailTo(email);
      if (found.isPresent()) {
        return found.get();
      }
      MAIL.waitForIncomingEmail(500, MAIL.getReceivedMessages().length + 1);
    }
    throw new IllegalStateException("no mail to " + email);
  }

  private static Optional<String> mailTo(String address) {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(mail -> isTo(mail, address))
        .map(mail -> LINK.matcher(text(mail)))
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst();
  }

  private static String text(Part part) {
    try {
      Object content = part.getContent();
      return content instanceof Multipart parts ? text(parts.getBodyPart(0)) : content.toString();
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isTo(MimeMessage mail, String address) {
    try {
      return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
