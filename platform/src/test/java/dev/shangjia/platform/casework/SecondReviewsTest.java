package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.casework.SecondReview.Answer;
import dev.shangjia.platform.casework.SecondReview.State;
import dev.shangjia.platform.casework.SecondReview.Verdict;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.PersonId;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Decisions that are judged again: blind, by somebody else, and without touching the case. */
@PlatformTest
@TestPropertySource(
    properties = {"shangjia.second-reviews.rate=1", "db-scheduler.polling-interval=1h"})
class SecondReviewsTest {
  private static final String CANARY = "canary-of-the-first-decision";
  private static final int MOST_PAGES = 150;

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private ApplicationContext context;
  @Autowired private JdbcSecondReviews rows;
  @Autowired private SecondReviews seconds;
  @Autowired private Acting acting;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private final Map<PersonId, Somebody> desk = new HashMap<>();
  private Market market;
  private Joining joining;
  private Somebody provider;
  private Somebody first;
  private Somebody lead;
  private CaseId id;
  private String rule;

  @BeforeEach
  void aDecision() {
    asMarket(
        () ->
            jdbc.sql(
                    "DELETE FROM accounts.membership WHERE organization_id IN"
                        + " (SELECT id FROM accounts.organization WHERE side = 'operator')")
                .update());
    market = new Market(accounts);
    joining = new Joining(context);
    provider = market.provider();
    first = reviewer();
    reviewer();
    reviewer();
    lead = add(market.desk(MemberRole.LEAD));
    id = joining.start(provider);
    rule = line(0);
    CaseAct decision =
        Joining.decision("return", rule).with(List.of(Citation.of(rule, null, CANARY)));
    assertThat(joining.act(first, id, explained(decision, CANARY)))
        .isInstanceOf(CaseResult.Moved.class);
  }

  private Somebody reviewer() {
    return add(market.desk(MemberRole.REVIEWER));
  }

  private Somebody add(Somebody one) {
    desk.put(one.signedIn().person(), one);
    return one;
  }

  private static CaseAct explained(CaseAct act, String words) {
    return new CaseAct(
        act.kind(),
        act.stage(),
        act.outcome(),
        act.seen(),
        act.snapshot(),
        act.why(),
        words,
        act.citations(),
        act.checks(),
        act.rest());
  }

  private String line(int number) {
    return joining
        .as(
            first,
            () ->
                context
                    .getBean(DeskReading.class)
                    .panels(joining.view(first, id), first.signedIn())
                    .getFirst()
                    .lines())
        .get(number)
        .rule();
  }

  private <T> T asMarket(Supplier<T> work) {
    return acting.as(
        new Actor.SystemOfMarket("test"),
        () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
  }

  private SecondReview review() {
    return asMarket(
        () ->
            rows.find(
                    jdbc.sql("SELECT id FROM casework.second_review WHERE case_id = :id")
                        .param("id", id.value())
                        .query(Long.class)
                        .single())
                .orElseThrow());
  }

  private Somebody second() {
    return Objects.requireNonNull(desk.get(Objects.requireNonNull(review().reviewer())));
  }

  private Browsing browser(Somebody who) {
    var browser = new Browsing(port);
    assertThat(browser.signIn(who.email(), Market.PASSWORD).location()).isEqualTo("/");
    return browser;
  }

  private String page() {
    return "/desk/second-reviews/" + review().id();
  }

  @Test
  void somebodyElseWithTheRoleOfTheStageIsAsked() {
    assertThat(review().state()).isEqualTo(State.OPEN);
    assertThat(review().first()).isEqualTo(Verdict.RETURN);
    assertThat(second()).isNotEqualTo(first).isNotEqualTo(lead).isNotNull();
    assertThat(second().signedIn().is(MemberRole.REVIEWER)).isTrue();
  }

  /** Everything that leads anywhere, as far as links go, and all addresses of the case. */
  @Test
  void nothingOfTheFirstDecisionIsFoundBeforeTheSecondIsGiven() {
    Browsing browser = browser(second());

    Map<String, String> read = crawl(browser);

    assertThat(read).containsKeys("/desk", page(), "/notices", "/policy/figures");
    assertThat(read.get(page())).contains(rule);
    assertThat(leaks(read)).isEmpty();
    for (String below : List.of("", "/receipts", "/receipts/3", "/dossier", "/facts")) {
      assertThat(browser.get("/cases/" + id + below).location()).as(below).isEqualTo(page());
    }
    assertThat(browser.get("/api/v1/cases/" + id).text()).doesNotContain(CANARY, "return");
    assertThat(
            browser
                .post("/cases/" + id + "/notes", Map.of("words", "x", "visibility", "private"))
                .location())
        .isEqualTo(page());
    assertThat(browser.get("/desk?q=" + id).text()).doesNotContain("/cases/" + id);
  }

  /** Without this, pages that show nobody anything would pass. */
  @Test
  void othersOfTheDeskFindWhatIsKeptFromTheSecond() {
    assertThat(leaks(crawl(browser(first)))).isNotEmpty();
  }

  @Test
  void afterTheAnswerBothStandSideBySide() {
    Browsing browser = browser(second());
    browser.get(page());
    browser.post(page(), Map.of("verdict", "pass", "words", "all is well"));

    assertThat(browser.get(page()).text()).contains("passes", "goes back to be put right", rule);
    assertThat(browser.get("/cases/" + id).text()).contains(CANARY);
    assertThat(browser(first).get(page()).text()).contains("all is well");
    assertThat(review().differs()).isTrue();
    Browsing leads = browser(lead);
    assertThat(leads.get("/notices").text()).contains("Two judgements differ");
    leads.get(page());
    leads.post(page() + "/looked", Map.of());
    assertThat(review().lookedBy()).isEqualTo(lead.signedIn().person());
  }

  @Test
  void theFirstAndOthersDoNotSeeItWhileItIsOpen() {
    assertThat(browser(first).get(page()).status()).isEqualTo(404);
    assertThat(browser(first).get("/desk/second-reviews").text()).doesNotContain(subject());
    assertThat(browser(provider).get(page()).status()).isEqualTo(403);
    assertThat(browser(lead).get("/desk/second-reviews").text()).contains(subject());
    assertThat(browser(lead).get(page()).status()).isEqualTo(404);
  }

  private String subject() {
    return review().subjectName();
  }

  @Test
  void theCaseIsUntouched() {
    CaseView before = joining.view(first, id);
    String chain = chain();

    assertThat(give(second(), new Answer(Verdict.PASS, List.of(), ""))).isEmpty();

    CaseView after = joining.view(first, id);
    assertThat(after.row()).isEqualTo(before.row());
    assertThat(after.tasks()).isEqualTo(before.tasks());
    assertThat(after.timeline()).isEqualTo(before.timeline());
    assertThat(after.decisions()).isEqualTo(before.decisions());
    assertThat(chain()).isNotEmpty().isEqualTo(chain);
  }

  private String chain() {
    return asMarket(
        () ->
            jdbc.sql(
                    """
                    SELECT string_agg(sequence || ' ' || kind || ' ' || hash, ';' ORDER BY sequence)
                    FROM audit.entry WHERE chain = :chain
                    """)
                .param("chain", "case:" + id)
                .query(String.class)
                .optional()
                .orElse(""));
  }

  private Optional<LocalText> give(Somebody who, Answer answer) {
    return joining.as(who, () -> seconds.give(review().id(), answer, who.signedIn()));
  }

  @Test
  void whatIsNoAnswerIsRefused() {
    Somebody second = second();
    assertThat(give(second, new Answer(Verdict.RETURN, List.of(), " "))).isPresent();
    assertThat(give(second, new Answer(Verdict.RETURN, List.of("no/such-rule"), ""))).isPresent();
    assertThat(give(first, new Answer(Verdict.PASS, List.of(), ""))).isPresent();
    assertThat(review().state()).isEqualTo(State.OPEN);
    assertThat(give(second, new Answer(Verdict.RETURN, List.of(rule), ""))).isEmpty();
    assertThat(give(second, new Answer(Verdict.PASS, List.of(), ""))).isPresent();
    assertThat(review().verdict()).isEqualTo(Verdict.RETURN);
    assertThat(review().differs()).isFalse();
  }

  @Test
  void whoPassesItOnOpensTheCaseAgainAndSomebodyElseIsAsked() {
    Somebody before = second();
    Browsing browser = browser(before);
    browser.get(page());
    browser.post(page() + "/hand", Map.of());

    assertThat(second()).isNotEqualTo(before).isNotEqualTo(first);
    assertThat(browser.get("/cases/" + id).text()).contains(CANARY);
    assertThat(give(before, new Answer(Verdict.PASS, List.of(), ""))).isPresent();
  }

  @Test
  void whoOpenedTheCaseMeanwhileIsNotAsked() {
    Somebody before = second();
    Somebody third =
        desk.values().stream()
            .filter(one -> one.signedIn().is(MemberRole.REVIEWER))
            .filter(one -> !one.equals(before) && !one.equals(first))
            .findFirst()
            .orElseThrow();
    assertThat(browser(third).get("/cases/" + id).text()).contains(CANARY);

    assertThat(joining.as(before, () -> seconds.passOn(review().id(), before.signedIn())))
        .isEmpty();

    assertThat(review().state()).isEqualTo(State.NOBODY);
  }

  @Test
  void aLeadGivesItOnlyToWhoCanJudgeIt() {
    Somebody before = second();
    Somebody fresh = reviewer();
    Supplier<Boolean> toFirst =
        () -> seconds.hand(review().id(), first.signedIn().person(), lead.signedIn()).isEmpty();
    assertThat(joining.as(lead, toFirst)).isFalse();
    assertThat(
            joining.as(
                before,
                () -> seconds.hand(review().id(), fresh.signedIn().person(), before.signedIn())))
        .isPresent();
    assertThat(
            joining.as(
                lead,
                () -> seconds.hand(review().id(), fresh.signedIn().person(), lead.signedIn())))
        .isEmpty();
    assertThat(second()).isEqualTo(fresh);
  }

  @Test
  void whatNobodyAnswersByItsDateIsClosedAndLeadsAreTold() {
    long review = review().id();
    acting.as(new Actor.SystemOfMarket("test"), () -> seconds.letTimePass(review));
    assertThat(review().state()).isEqualTo(State.OPEN);
    asMarket(
        () ->
            jdbc.sql("UPDATE casework.second_review SET due = now() WHERE id = :id")
                .param("id", review)
                .update());
    assertThat(acting.as(new Actor.SystemOfMarket("test"), () -> seconds.due(100)))
        .contains(review);
    acting.as(new Actor.SystemOfMarket("test"), () -> seconds.letTimePass(review));

    assertThat(review().state()).isEqualTo(State.LATE);
    assertThat(browser(lead).get("/notices").text()).contains("No second review");
  }

  @Test
  void whoBelongsToTheOrganizationIsNotAsked() {
    Somebody other = market.provider();
    for (Somebody one : desk.values()) {
      if (!one.equals(first)) {
        joining.join(one, other);
      }
    }
    id = joining.start(other);
    joining.decide(first, id, "return", rule);

    assertThat(review().state()).isEqualTo(State.NOBODY);
  }

  @Test
  void whatWasCitedIsWhatTheFirstHeldBroken() {
    assertThat(asMarket(() -> rows.held(review().id())))
        .filteredOn(SecondReview.Held::first)
        .extracting(SecondReview.Held::rule)
        .containsExactly(rule);
  }

  private static Map<String, String> crawl(Browsing browser) {
    Map<String, String> read = new TreeMap<>();
    var next = new ArrayDeque<String>(List.of("/", "/desk", "/desk/second-reviews", "/notices"));
    while (!next.isEmpty() && read.size() < MOST_PAGES) {
      String path = next.poll();
      if (read.containsKey(path)) {
        continue;
      }
      Browsing.Answer answer = browser.get(path);
      read.put(path, answer.text());
      if (answer.location().startsWith("/")) {
        next.addFirst(answer.location());
      }
      answer.page().select("a[href^=/]").eachAttr("href").stream()
          .filter(href -> !href.matches("(?s).*(\\?lang|sign-out|/rules?/|/[0-9a-f]{64}).*"))
          .forEach(next::add);
    }
    return read;
  }

  private static List<String> leaks(Map<String, String> read) {
    return read.entrySet().stream()
        .filter(page -> page.getValue().contains(CANARY))
        .map(Map.Entry::getKey)
        .toList();
  }
}
