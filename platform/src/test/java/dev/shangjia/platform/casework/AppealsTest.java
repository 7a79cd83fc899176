package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.calendar.Timekeeping;
import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.casework.Market.Somebody;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Until when a decision is appealed, and by when that is answered. */
@PlatformTest
class AppealsTest {
  private static final Timekeeping TIME = new Timekeeping(ZoneId.of("Asia/Shanghai"), "CN");

  @Autowired private Accounts accounts;
  @Autowired private ApplicationContext context;
  @Autowired private Appeals appeals;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;
  @LocalServerPort private int port;

  private Joining joining;
  private Somebody provider;
  private Somebody desk;
  private CaseId id;
  private long decision;

  @BeforeEach
  void aDeclinedCase() {
    var market = new Market(accounts);
    joining = new Joining(context);
    provider = market.provider();
    desk = market.desk();
    id = joining.start(provider);
    joining.decide(desk, id, "decline", "joining/able");
    decision = joining.view(provider, id).decisions().getFirst().id();
  }

  @Test
  void anAppealIsAnsweredWithinTenWorkingDaysWhichAreOurs() {
    assertThat(file()).isInstanceOf(CaseResult.Moved.class);

    Appeal appeal =
        joining.as(provider, () -> appeals.of(id, provider.actor())).getFirst().appeal();
    assertThat(appeal.due())
        .isEqualTo(TIME.endOf(TIME.plusWorkingDays(TIME.day(appeal.filedAt()), 10).orElseThrow()));
    var browser = new Browsing(port);
    browser.signIn(provider.email(), Market.PASSWORD);
    assertThat(browser.get("/cases/" + id).page().text())
        .contains("answered by")
        .contains("our period, the sources give none");
  }

  @Test
  void whoeverCanAppealIsToldUntilWhenAndThatThePeriodIsOurs() {
    var browser = new Browsing(port);
    browser.signIn(provider.email(), Market.PASSWORD);

    assertThat(browser.get("/cases/" + id).page().text())
        .contains("possible until")
        .contains("our period, the sources give none");
  }

  @Test
  void aDecisionIsAppealedWithinFifteenDays() {
    Instant made = clock.instant();
    Instant end = Appeals.lastMoment(joining.view(provider, id).decisions().getFirst(), TIME);
    assertThat(end).isEqualTo(TIME.endOf(TIME.day(made).plusDays(15)));

    joining.inTransaction(
        desk,
        () ->
            jdbc.sql(
                    "UPDATE casework.decision SET made_at = made_at - interval '17 days'"
                        + " WHERE id = :id")
                .param("id", decision)
                .update());

    assertThat(Joining.code(file())).isEqualTo("appeal-late");
    assertThat(joining.as(provider, () -> appeals.appealable(id, provider.actor()))).isEmpty();
  }

  @Test
  void anUpheldDecisionStandsAndIsNotAppealedAgain() {
    file();
    long appeal = joining.as(desk, () -> appeals.of(id, desk.actor())).getFirst().appeal().id();
    Somebody lead = new Market(accounts).desk();

    assertThat(
            joining.as(
                lead, () -> appeals.answer(appeal, Appeal.State.UPHELD, "It is so.", lead.actor())))
        .isInstanceOf(CaseResult.Moved.class);

    assertThat(joining.view(provider, id).decisions().getFirst().state())
        .isEqualTo(Decision.State.MADE);
    assertThat(Joining.code(file())).isEqualTo("appealed-already");
  }

  @Test
  void anAnswerThatIsNoneIsRefusedByName() {
    file();
    long appeal = joining.as(desk, () -> appeals.of(id, desk.actor())).getFirst().appeal().id();
    var browser = new Browsing(port);
    browser.signIn(desk.email(), Market.PASSWORD);
    browser.get("/cases/" + id);

    Browsing.Answer answer =
        browser.post(
            "/cases/" + id + "/appeals/" + appeal, Map.of("answer", "open", "words", "Because."));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.page().text()).contains("\"open\"").contains("upheld, reversed");
    assertThat(joining.as(desk, () -> appeals.of(id, desk.actor())).getFirst().appeal().state())
        .isEqualTo(Appeal.State.OPEN);
  }

  private CaseResult file() {
    return joining.as(provider, () -> appeals.file(id, decision, "We are able.", provider.actor()));
  }
}
