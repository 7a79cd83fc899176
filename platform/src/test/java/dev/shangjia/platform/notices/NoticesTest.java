package dev.shangjia.platform.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import gg.jte.TemplateEngine;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails over a real mail server, on rows of the real database. */
@PlatformTest
class NoticesTest {
  private static final AtomicLong NUMBER = new AtomicLong(900_000);
  private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");

  @Autowired private JdbcNotices rows;
  @Autowired private JdbcMails mails;
  @Autowired private MessageSource messages;
  @Autowired private TemplateEngine templates;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Acting acting;
  @Autowired private JdbcClient jdbc;

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private final PersonId person = new PersonId(NUMBER.incrementAndGet());
  private JavaMailSenderImpl sender;
  private Notices notices;

  @BeforeEach
  void startMailServer() {
    acting.as(
        Notices.NOTICES,
        () -> transaction.executeWithoutResult(_ -> jdbc.sql("DELETE FROM notices.mail").update()));
    server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    server.start();
    sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.getSmtp().getPort());
    notices = new Notices(rows, mails, mailing(), transaction, acting, clock(NOW));
  }

  @AfterEach
  void stopMailServer() {
    server.stop();
  }

  @Test
  void tellsOnceInsideTheMarketAndByMailInTheReadersLanguage() throws Exception {
    Notice notice = notice("first", NoticeKind.CASE);
    notices.tell(notice);
    notices.tell(notice);
    outbox("zh-CN", NOW).send();
    outbox("zh-CN", NOW.plus(Duration.ofHours(1))).send();

    assertThat(notices.unread(person)).isOne();
    assertThat(server.getReceivedMessages())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.getSubject()).isEqualTo("协议甲将变更");
              assertThat(mail.getContent()).isInstanceOf(jakarta.mail.Multipart.class);
              assertThat(text(mail)).contains("2026-12-11", "http://market.example/agreements/7");
            });
  }

  @Test
  void sendsAgainAfterACrashWithTheSameNumber() throws Exception {
    notices.tell(notice("crash", NoticeKind.CASE));
    JdbcMails.Mail taken =
        asNotices(() -> mails.take(NOW, NOW.plus(Duration.ofMinutes(10)))).orElseThrow();

    outbox("en", NOW.plus(Duration.ofMinutes(9))).send();
    assertThat(server.getReceivedMessages()).as("somebody may still be sending it").isEmpty();
    outbox("en", NOW.plus(Duration.ofMinutes(11))).send();

    assertThat(server.getReceivedMessages())
        .singleElement()
        .satisfies(mail -> assertThat(mail.getMessageID()).isEqualTo(taken.messageId()));
  }

  @Test
  void triesAgainWhenTheServerDoesNotAnswer() {
    server.stop();
    notices.tell(notice("down", NoticeKind.ACCOUNT));
    outbox("en", NOW).send();

    assertThat(outbox("en", NOW).unsent())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.attempts()).isOne();
              assertThat(mail.due()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
              assertThat(mail.problem()).isNotBlank();
            });
    server.start();
    sender.setPort(server.getSmtp().getPort());
    outbox("en", NOW.plus(Duration.ofMinutes(2))).send();
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(outbox("en", NOW).unsent()).isEmpty();
  }

  @Test
  void putsADaysNoticesIntoOneMailForWhoWantsThat() throws Exception {
    notices.choose(person, NoticeKind.CASE, MailChoice.DAILY);
    notices.choose(person, NoticeKind.AGREEMENT, MailChoice.NEVER);
    notices.tell(notice("one", NoticeKind.CASE));
    notices.tell(notice("two", NoticeKind.CASE));
    notices.tell(notice("three", NoticeKind.AGREEMENT));
    Instant morning = NOW.plus(Duration.ofHours(22));

    outbox("en", morning).send();
    assertThat(server.getReceivedMessages()).isEmpty();
    outbox("en", morning).collectDigests();
    outbox("en", morning).collectDigests();
    outbox("en", morning).send();

    assertThat(server.getReceivedMessages())
        .singleElement()
        .satisfies(mail -> assertThat(mail.getSubject()).isEqualTo("2 notices of the last day"));
    assertThat(notices.unread(person)).isEqualTo(3);
  }

  @Test
  void forgetsTheTextOfAMailThatIsSent() {
    notices.tell(
        new Notice(
            Notice.address("guest@example.com", "en"),
            NoticeKind.ACCOUNT,
            "agreements.notice.changed.free",
            List.of("a", "b", "c"),
            "/invitations/secret",
            "invitation-" + NUMBER.incrementAndGet()));
    outbox("en", NOW).send();

    assertThat(
            asNotices(
                () ->
                    jdbc.sql("SELECT count(*) FROM notices.mail WHERE link IS NOT NULL")
                        .query(Long.class)
                        .single()))
        .isZero();
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void showsNoticesToTheirPersonOnly() {
    notices.tell(notice("private", NoticeKind.CASE));

    assertThat(countAs(person)).isOne();
    assertThat(countAs(new PersonId(NUMBER.incrementAndGet()))).isZero();
    assertThat(countAs(new Actor.Person(new PersonId(1), new OrganizationId(1), Side.OPERATOR)))
        .as("operators do not read other people's notices")
        .isZero();
  }

  private long countAs(PersonId reader) {
    return countAs(new Actor.Person(reader, new OrganizationId(1), Side.PROVIDER));
  }

  private long countAs(Actor reader) {
    Long found = acting.as(reader, () -> transaction.execute(_ -> count()));
    return java.util.Objects.requireNonNull(found);
  }

  private long count() {
    return jdbc.sql("SELECT count(*) FROM notices.notice WHERE person_id = :person")
        .param("person", person.value())
        .query(Long.class)
        .single();
  }

  private Notice notice(String once, NoticeKind kind) {
    return new Notice(
        Notice.person(person),
        kind,
        "agreements.notice.changed.free",
        List.of(new LocalText("协议甲", "Agreement A"), "2.0.0", "2026-12-11"),
        "/agreements/7",
        once);
  }

  private Outbox outbox(String language, Instant at) {
    return new Outbox(
        mails,
        rows,
        _ -> Optional.of(new AddressBook.Addressee("Reader", "reader@example.com", language)),
        new Composing(messages, templates, mailing()),
        mailing(),
        transaction,
        acting,
        clock(at));
  }

  private Mailing mailing() {
    var beans = new StaticListableBeanFactory();
    beans.addBean("sender", sender);
    return new Mailing(
        beans.getBeanProvider(JavaMailSender.class),
        new MailSettings(null),
        "http://market.example/");
  }

  private <T> T asNotices(java.util.function.Supplier<T> work) {
    return java.util.Objects.requireNonNull(
        acting.as(Notices.NOTICES, () -> transaction.execute(_ -> work.get())));
  }

  private static String text(MimeMessage mail) throws Exception {
    var parts = (jakarta.mail.Multipart) mail.getContent();
    var related = (jakarta.mail.Multipart) parts.getBodyPart(0).getContent();
    var alternative = (jakarta.mail.Multipart) related.getBodyPart(0).getContent();
    return Arrays.toString(
        new Object[] {
          alternative.getBodyPart(0).getContent(), alternative.getBodyPart(1).getContent()
        });
  }

  private static Clock clock(Instant at) {
    return Clock.fixed(at, ZoneOffset.UTC);
  }
}
