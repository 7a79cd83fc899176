package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.notices.Delivery;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.screen.Screen;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What people are told of cases, when, and how often: once. */
@PlatformTest
@Import(CaseNoticesTest.Time.class)
class CaseNoticesTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** A Monday. */
  private static final String START = "2026-03-02T10:00";

  private static final Actor MARKET = new Actor.SystemOfMarket("test");
  private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @TestConfiguration(proxyBeanMethods = false)
  static class Time {
    @Bean
    @Primary
    static Clock movableClock() {
      return new MovableClock(at(START));
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    MAIL.start();
    settings.add("spring.mail.host", () -> "127.0.0.1");
    settings.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    settings.add("shangjia.address", () -> "http://market.example");
    // Jobs are run by the test, at its own time.
    settings.add("db-scheduler.polling-interval", () -> "1h");
  }

  @AfterAll
  static void stopMail() {
    MAIL.stop();
  }

  @LocalServerPort private int port;
  @Autowired private Clock clock;
  @Autowired private Accounts accounts;
  @Autowired private Cases cases;
  @Autowired private Dossiers dossiers;
  @Autowired private CaseNotices telling;
  @Autowired private CaseTelling tells;
  @Autowired private CaseNotes notes;
  @Autowired private Appeals appeals;
  @Autowired private Desk desks;
  @Autowired private JdbcCases rows;
  @Autowired private JdbcAppeals appealRows;
  @Autowired private Notices notices;
  @Autowired private Acting acting;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private RecurringTask<Void> tellingOfCases;
  @Autowired private RecurringTask<Void> datePassing;
  @Autowired private RecurringTask<Void> reminding;
  @Autowired private RecurringTask<Void> deskMorning;
  @Autowired private RecurringTask<Void> sendMail;
  @Autowired private RecurringTask<Void> collectDailyMail;

  private Somebody provider;
  private Somebody reviewer;
  private Somebody lead;

  @BeforeEach
  void people() {
    moveTo(START);
    var market = new Market(accounts);
    provider = market.provider();
    reviewer = market.desk(MemberRole.REVIEWER);
    lead = market.desk(MemberRole.LEAD, MemberRole.REVIEWER);
  }

  @Test
  void aProviderIsToldOfEachTurnOfTheirCaseOnce() {
    CaseId id = joining();
    runTwice(tellingOfCases);
    assertThat(toldTo(provider, id)).containsExactly("received");

    act(reviewer, id, decide("return", "The licence is cut off on the left."));
    runTwice(tellingOfCases);
    assertThat(toldTo(provider, id)).containsExactly("received", "returned");
    assertThat(last(provider, id).arguments())
        .as("what to change, and until when")
        .anyMatch(
            said ->
                said instanceof LocalText(String zh, String _)
                    && zh.startsWith("The licence is cut off on the left.\n"))
        .contains(LocalText.same("2026-04-01 24:00"));

    act(provider, id, CaseAct.of(Move.Kind.ANSWER, "terms-review", "").handing(handedIn()));
    act(reviewer, id, decide("pass", ""));
    runTwice(tellingOfCases);
    assertThat(toldTo(provider, id))
        .as("who waited for the answer waits no more")
        .containsExactly("received", "returned", "ended");
  }

  @Test
  void whatTwoNodesTellAtOnceIsToldOnce() throws Exception {
    CaseId id = joining();
    Callable<Object> node =
        () -> {
          acting.as(MARKET, () -> telling.tell(id));
          return id;
        };
    try (var nodes = Executors.newFixedThreadPool(4)) {
      for (var done : nodes.invokeAll(List.of(node, node, node, node))) {
        done.get();
      }
    }
    assertThat(toldTo(provider, id)).containsExactly("received");
  }

  @Test
  void whatFailsWhileItIsToldIsToldLater() {
    CaseId id = joining();
    acting.as(
        MARKET,
        () ->
            transaction.executeWithoutResult(
                running -> {
                  telling.tell(id);
                  running.setRollbackOnly();
                }));
    assertThat(toldTo(provider, id)).isEmpty();

    runTwice(tellingOfCases);
    assertThat(toldTo(provider, id)).containsExactly("received");
  }

  @Test
  void aDateOfTheDeskIsRemindedOfAndEscalatesOnce() {
    CaseId id = joining();
    runTwice(reminding);
    assertThat(toldTo(reviewer, id)).isEmpty();

    moveTo("2026-03-04T06:59");
    runTwice(reminding);
    assertThat(toldTo(reviewer, id)).isEmpty();
    moveTo("2026-03-04T07:01");
    runTwice(reminding);
    assertThat(toldTo(reviewer, id)).containsExactly("desk-reminder");
    moveTo("2026-03-06T08:00");
    runTwice(reminding);
    assertThat(toldTo(reviewer, id)).containsExactly("desk-reminder", "desk-reminder");

    moveTo("2026-03-10T00:01");
    runTwice(datePassing);
    runTwice(tellingOfCases);
    runTwice(reminding);
    assertThat(toldTo(lead, id)).containsOnlyOnce("escalated");
    assertThat(toldTo(provider, id)).containsExactly("received", "late");
    assertThat(toldTo(reviewer, id)).containsExactly("desk-reminder", "desk-reminder");
    assertThat(page(provider, id)).contains("is overdue", "Told:", "is late");
  }

  @Test
  void aReturnIsRemindedOfAndLapsesOnceWhileTheDesksClockRests() {
    CaseId id = joining();
    act(reviewer, id, decide("return", "Please say more."));
    runTwice(tellingOfCases);
    runTwice(reminding);

    moveTo("2026-03-25T07:01");
    runTwice(datePassing);
    runTwice(reminding);
    assertThat(toldTo(provider, id)).containsExactly("returned", "reminder");
    assertThat(events(id))
        .as("the ball is with the provider")
        .noneMatch(CaseEvent.Escalated.class::isInstance);
    moveTo("2026-03-31T07:01");
    runTwice(reminding);
    moveTo("2026-04-02T00:01");
    runTwice(datePassing);
    runTwice(tellingOfCases);
    runTwice(reminding);

    assertThat(toldTo(provider, id)).containsExactly("returned", "reminder", "reminder", "lapsed");
    assertThat(rows(id).end()).isEqualTo("lapsed");
    assertThat(last(provider, id).arguments())
        .contains(new LocalText("超期未答复", "Not answered in time"));
  }

  @Test
  void whoPutsSomethingRightIsNotRemindedOfIt() {
    CaseId id = joining();
    act(reviewer, id, decide("return", "Please say more."));
    runTwice(tellingOfCases);
    runTwice(reminding);
    act(provider, id, CaseAct.of(Move.Kind.ANSWER, "terms-review", "").handing(handedIn()));
    runTwice(tellingOfCases);

    moveTo("2026-03-25T07:01");
    runTwice(reminding);
    assertThat(toldTo(provider, id)).containsExactly("returned", "received");
  }

  @Test
  void anAppealIsHeardOfByWhoMayAnswerItAndByBothSidesWhenItIsLate() {
    CaseId id = joining();
    act(lead, id, decide("decline", "No."));
    runTwice(tellingOfCases);
    Somebody other = new Market(accounts).desk(MemberRole.LEAD);
    long decision = as(provider, () -> decided(id));
    as(provider, () -> appeals.file(id, decision, "Yes.", provider.actor()));

    assertThat(toldTo(provider, id)).containsSubsequence("ended", "appeal-received");
    assertThat(toldTo(other, id)).containsExactly("appeal-to-answer");
    assertThat(toldTo(lead, id)).as("took part").doesNotContain("appeal-to-answer");

    runTwice(reminding);
    assertThat(toldTo(other, id)).as("it is early").hasSize(1);
    moveTo("2026-03-11T07:01");
    runTwice(reminding);
    moveTo("2026-03-13T07:01");
    runTwice(reminding);
    assertThat(toldTo(other, id))
        .containsExactly("appeal-to-answer", "appeal-reminder", "appeal-reminder");
    assertThat(toldTo(lead, id)).as("took part").doesNotContain("appeal-reminder");

    moveTo("2026-03-17T00:01");
    runTwice(reminding);
    assertThat(toldTo(provider, id)).containsOnlyOnce("appeal-late");
    assertThat(toldTo(other, id))
        .containsExactly("appeal-to-answer", "appeal-reminder", "appeal-reminder", "appeal-late");

    long appeal = as(other, () -> inTransaction(() -> appealRows.of(id))).getFirst().id();
    as(other, () -> appeals.answer(appeal, Appeal.State.UPHELD, "Seen.", other.actor()));
    assertThat(last(provider, id).key()).endsWith("appeal-answered");
  }

  @Test
  void whatIsForARoleThatNobodyHasIsToldToTheAdministrators() {
    Somebody administrator = new Market(accounts).desk(MemberRole.ADMINISTRATOR);
    CaseId id = joining();
    acting.as(
        MARKET,
        () ->
            transaction.executeWithoutResult(
                _ ->
                    tells.tell(
                        rows(id),
                        CaseNews.of(
                            CaseNotice.ESCALATED,
                            1,
                            new CaseNews.To.Playing(Role.BUSINESS, null),
                            "stage",
                            "who",
                            "when"))));
    assertThat(toldTo(administrator, id)).containsExactly("escalated");
    assertThat(toldTo(reviewer, id)).isEmpty();
  }

  @Test
  void whoIsGivenATaskOrWrittenToIsTold() {
    CaseId id = joining();
    as(
        lead,
        () -> desks.handOver(id, "terms-review", reviewer.signedIn().person(), lead.signedIn()));
    assertThat(toldTo(reviewer, id)).containsExactly("handed-over");

    as(provider, () -> notes.write(id, Note.Visibility.PUBLIC, "Is it enough?", provider.actor()));
    assertThat(toldTo(reviewer, id)).containsExactly("handed-over", "note");
    assertThat(toldTo(lead, id)).doesNotContain("note");
    moveTo("2026-03-02T10:05");
    as(reviewer, () -> notes.write(id, Note.Visibility.PRIVATE, "Hm.", reviewer.actor()));
    as(reviewer, () -> notes.write(id, Note.Visibility.PUBLIC, "It is.", reviewer.actor()));
    assertThat(toldTo(provider, id)).containsExactly("note");
    assertThat(last(provider, id).arguments()).contains("It is.").doesNotContain("Hm.");
  }

  @Test
  void theTimelineShowsWhoWasToldAndKeepsTheDesksOwnAtTheDesk() {
    CaseId id = joining();
    as(
        lead,
        () -> desks.handOver(id, "terms-review", reviewer.signedIn().person(), lead.signedIn()));
    runTwice(tellingOfCases);

    assertThat(page(provider, id))
        .contains("Told: Received: Joining", provider.signedIn().personName())
        .doesNotContain("For you:");
    assertThat(page(lead, id))
        .contains("Told: Received: Joining", "Told: For you:", reviewer.signedIn().personName());
  }

  @Test
  void theDeskHearsEachWorkingMorningWhatWaits() {
    joining();
    moveTo("2026-03-03T07:00");
    runTwice(deskMorning);
    assertThat(mornings(reviewer)).isOne();
    moveTo("2026-03-07T07:00");
    runTwice(deskMorning);
    assertThat(mornings(reviewer)).as("a Saturday").isOne();
    moveTo("2026-03-09T07:00");
    runTwice(deskMorning);
    assertThat(mornings(reviewer)).isEqualTo(2);
    assertThat(mornings(provider)).isZero();
  }

  @Test
  void mailSaysItInTheReadersLanguageAndLeadsToTheCase() throws Exception {
    speaksEnglish(lead);
    CaseId id = joining();
    as(
        reviewer,
        () -> desks.handOver(id, "terms-review", lead.signedIn().person(), reviewer.signedIn()));
    act(lead, id, decide("return", "The licence is cut off on the left."));
    runTwice(tellingOfCases);
    moveTo("2026-03-02T10:01");
    runTwice(sendMail);

    MimeMessage chinese = mailOf(provider);
    assertThat(chinese.getSubject()).startsWith("请修改：").contains("技术条款审核");
    assertThat(parts(chinese))
        .hasSize(2)
        .allSatisfy(
            part ->
                assertThat(part)
                    .contains("2026-04-01 24:00", "http://market.example/cases/" + id)
                    .contains("The licence is cut off on the left."));
    MimeMessage english = mailOf(lead);
    assertThat(english.getSubject()).startsWith("For you: Review of the technical terms");
    assertThat(page(provider, id)).contains("(mailed)");

    looksRight("mail-returned-zh", parts(chinese).getLast(), "期限");
    looksRight("mail-handed-over-en", parts(english).getLast(), "gave you");
  }

  @Test
  void dailyMailCollectsWhatTheDeskIsRemindedOf() throws Exception {
    speaksEnglish(reviewer);
    CaseId id = joining();
    runTwice(reminding);
    moveTo("2026-03-04T07:01");
    runTwice(reminding);
    runTwice(deskMorning);
    assertThat(page(lead, id)).contains("with the mail of the day");
    moveTo("2026-03-04T08:00");
    runTwice(collectDailyMail);
    runTwice(sendMail);

    assertThat(parts(mailOf(reviewer)).getFirst())
        .contains("Due soon: Review of the technical terms", "The desk this morning");
  }

  /** Keeps pictures of a mail. */
  private void looksRight(String name, String html, String words) {
    try (Screen screen = Screen.open(port)) {
      screen.show(html).shows(words).wide().keep(name + "-wide");
      assertThat(screen.narrow().overflow()).as(name).isZero();
      screen.keep(name + "-narrow");
      assertThat(screen.graveFindings()).as(name).isEmpty();
    }
  }

  private void speaksEnglish(Somebody who) {
    acting.as(
        MARKET,
        () ->
            inTransaction(
                () ->
                    jdbc.sql("UPDATE accounts.person SET language = 'en' WHERE id = :id")
                        .param("id", who.signedIn().person().value())
                        .update()));
  }

  private static MimeMessage mailOf(Somebody who) {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(mail -> to(mail).equals(who.email()))
        .reduce((_, last) -> last)
        .orElseThrow(() -> new AssertionError("no mail to " + who.email()));
  }

  private static String to(Message mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The texts of a mail: the plain one, then HTML. */
  private static List<String> parts(Part part) throws Exception {
    var texts = new ArrayList<String>();
    if (part.getContent() instanceof Multipart several) {
      for (int i = 0; i < several.getCount(); i++) {
        texts.addAll(parts(several.getBodyPart(i)));
      }
    } else {
      texts.add(part.getContent().toString());
    }
    return texts;
  }

  private String page(Somebody who, CaseId id) {
    var browser = new Browsing(port);
    browser.signIn(who.email(), Market.PASSWORD);
    return browser.get("/cases/" + id).page().text();
  }

  /**
   * What somebody was told of a case, in its order; not of what it changed in the world, which is
   * told when that is done, at any time.
   */
  private List<String> toldTo(Somebody who, CaseId id) {
    return deliveries(who, id).stream()
        .map(one -> one.key().substring("casework.notice.".length()))
        .filter(key -> !key.equals("carried-out"))
        .toList();
  }

  private Delivery last(Somebody who, CaseId id) {
    return deliveries(who, id).getLast();
  }

  private List<Delivery> deliveries(Somebody who, CaseId id) {
    return notices.ofCase(id.value()).stream()
        .filter(one -> one.person().equals(who.signedIn().person()))
        .toList();
  }

  private long mornings(Somebody who) {
    return as(
        who,
        () ->
            inTransaction(
                () ->
                    jdbc.sql(
                            "SELECT count(*) FROM notices.notice"
                                + " WHERE key = 'casework.notice.morning'")
                        .query(Long.class)
                        .single()));
  }

  private List<CaseEvent> events(CaseId id) {
    return acting.as(MARKET, () -> inTransaction(() -> rows.events(id)));
  }

  private CaseRow rows(CaseId id) {
    return acting.as(MARKET, () -> inTransaction(() -> rows.find(id))).orElseThrow();
  }

  private long decided(CaseId id) {
    return inTransaction(
        () ->
            jdbc.sql("SELECT max(id) FROM casework.decision WHERE case_id = :id")
                .param("id", id.value())
                .query(Long.class)
                .single());
  }

  private CaseId joining() {
    var organization = provider.signedIn().organization();
    return as(
        provider,
        () ->
            ((CaseResult.Moved)
                    cases.start(
                        new CaseStart(
                            "weda",
                            "joining",
                            new Subject("organization", organization.value()),
                            organization,
                            handedIn()),
                        provider.actor()))
                .caseId());
  }

  private long handedIn() {
    var organization = provider.signedIn().organization();
    return as(
        provider,
        () ->
            dossiers
                .snapshot(
                    dossiers.open(
                        organization,
                        new DossierKey("weda", "joining", "organization", organization.value()),
                        null))
                .value());
  }

  private static CaseAct decide(String outcome, String explanation) {
    CaseAct act = CaseAct.of(Move.Kind.DECIDE, "terms-review", outcome);
    List<Citation> cited =
        outcome.equals("pass")
            ? List.of()
            : List.of(
                new Citation(
                    "joining/able", null, Citation.Kind.NEW, Citation.Weight.GROUND, "look"));
    return new CaseAct(
        act.kind(),
        act.stage(),
        act.outcome(),
        0,
        null,
        null,
        explanation,
        cited,
        List.of(),
        CaseAct.Rest.MET);
  }

  private void act(Somebody who, CaseId id, CaseAct act) {
    assertThat(as(who, () -> cases.act(id, act, who.actor()))).isInstanceOf(CaseResult.Moved.class);
  }

  private static void runTwice(RecurringTask<Void> job) {
    job.executeRecurringly(null, null);
    job.executeRecurringly(null, null);
  }

  private void moveTo(String local) {
    ((MovableClock) clock).set(at(local));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  private <T> T as(Somebody who, Supplier<T> work) {
    return acting.as(who.signedIn().actor(), work);
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
