package dev.shangjia.platform.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.Side;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The figures of the market: one truth as a table, as a drawing and as CSV. */
@PlatformTest
// Nothing of other tests is counted, and no job looks at rows that stand for nothing.
@TestPropertySource(properties = {"shangjia.test=figures", "db-scheduler.polling-interval=1h"})
@TestInstance(Lifecycle.PER_CLASS)
class FiguresTest {
  private static final String PASSWORD = "copper meadow 58 lantern";

  /** Rows as other modules keep them. */
  private static final List<String> MARKET =
      List.of(
          """
          INSERT INTO casework.task (case_id, stage, organization_id, program, procedure, stage_zh,
            stage_en, subject_name, round, phase, since, owner, on_desk, reason_zh, reason_en, due,
            claimed_by, claimed_until)
          SELECT n, 'terms-review', 1, 'weda', 'joining', '条件审核', 'Terms', 'Hidden Ltd', 1, 'working',
            now() - n * interval '2 hours', 'reviewer', true, '', '', now() - interval '1 minute',
            CASE WHEN n = 1 THEN (SELECT max(id) FROM accounts.person) END, now() + interval '1 day'
          FROM generate_series(1, 3) n
          """,
          """
          INSERT INTO casework.stage_time (case_id, sequence, organization_id, program, procedure,
            stage, closed_at, seconds, dated, late)
          SELECT n, 1, 1, 'weda', 'joining', 'terms-review', now() - n * interval '1 day', n * 3600,
            n > 1, n = 4
          FROM generate_series(1, 5) n
          """,
          """
          INSERT INTO casework.stage_time (case_id, sequence, organization_id, program, procedure,
            stage, closed_at, seconds, dated, late)
          VALUES (9, 1, 1, 'weda', 'joining', 'terms-review', now() - interval '91 days', 999999,
            true, true)
          """,
          """
          INSERT INTO casework.stage_time (case_id, sequence, organization_id, program, procedure,
            stage, closed_at, seconds, dated, late)
          SELECT n, 2, 1, 'weda', 'goods-listing', 'qualification-review', now(), n * 86400, false, false
          FROM generate_series(1, 21) n
          """,
          """
          INSERT INTO casework.second_review (case_id, organization_id, program, procedure, stage,
            round, subject_name, judged_at, first_by, first_at, first_verdict, opened_at, due,
            reviewer, state, verdict, over_at)
          SELECT n, 1, 'weda', 'joining', 'terms-review', 1, 'Hidden Ltd', now(), 1, now(),
            CASE WHEN n <= 30 THEN 'pass' ELSE 'return' END, now(), now(), 2, 'given',
            CASE WHEN n <= 25 OR n > 40 THEN 'pass' ELSE 'return' END,
            CASE WHEN n = 51 THEN now() - interval '91 days' ELSE now() END
          FROM generate_series(1, 51) n
          """,
          """
          INSERT INTO casework.second_review_rule (review_id, position, rule, family, grave,
            first_broken, second_broken)
          SELECT id, 1, 'joining/authorised-person', 'joining', false, case_id <= 25,
            case_id <= 20 OR case_id > 40
          FROM casework.second_review
          UNION ALL
          SELECT id, 2, 'goods/few', 'goods', false, true, true FROM casework.second_review
          WHERE case_id <= 29
          UNION ALL
          SELECT id, 3, 'conduct/same', 'conduct', false, false, false FROM casework.second_review
          """,
          """
          INSERT INTO catalog.search_day (day, outcome, searches)
          VALUES (current_date, 'found', 7), (current_date, 'nothing', 2)
          """,
          """
          INSERT INTO catalog.empty_search (day, query, searches, last_at)
          VALUES (current_date, '=1+1', 3, now()), (current_date, 'a,"b"', 2, now())
          """,
          """
          INSERT INTO installations.installation (organization_id, counterpart_id, app_id, program,
            name, version, granted, reach, listing_state, installed_at, changed_at, removed_at)
          VALUES (1, 2, 3, 'weda', 'x', 1, '{}', 'everybody', 'normal', now(), now(), now()),
            (2, 2, 3, 'weda', 'x', 1, '{}', 'everybody', 'normal', now(), now(), NULL)
          """);

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Acting acting;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private Browsing reviewer;

  @BeforeAll
  void aMarketThatWasUsed() {
    reviewer = signedIn(Side.OPERATOR, "figures-reviewer", MemberRole.REVIEWER);
    acting.as(
        new Actor.SystemOfMarket("test"),
        () ->
            transaction.executeWithoutResult(
                _ -> MARKET.forEach(statement -> jdbc.sql(statement).update())));
  }

  private Browsing signedIn(Side side, String name, MemberRole role) {
    String email = name + "@example.com";
    accounts.found(side, name, email, name, PASSWORD, Set.of(role));
    var browser = new Browsing(port);
    assertThat(browser.signIn(email, PASSWORD).location()).isEqualTo("/");
    return browser;
  }

  private Element figure(String code) {
    return reviewer.get("/policy/figures").page().expectFirst("#" + code);
  }

  private static List<String> cells(Element figure) {
    return figure.select("tbody td").eachText();
  }

  @Test
  void whatWaitsIsToldWithItsAge() {
    assertThat(cells(figure("queue"))).endsWith("Terms", "3", "3", "4", "6");
  }

  @Test
  void timesAreThoseOfTheLastDaysWithHowManyWereLate() {
    assertThat(cells(figure("stage-times"))).endsWith("5", "3", "4.6", "4", "1", "25");
  }

  @Test
  void searchesAndInstallationsAreCounted() {
    assertThat(cells(figure("searches"))).endsWith("7", "2");
    assertThat(cells(figure("not-found"))).containsExactly("=1+1", "3", "a,\"b\"", "2");
    assertThat(cells(figure("installs"))).endsWith("2", "1");
    assertThat(cells(figure("load"))).contains("figures-reviewer", "1", "0");
  }

  /**
   * Of 50 pairs both said broken 20 times, one of them 5 and 10 times: kappa 0.40 (the worked
   * example of the article on Cohen's kappa in Wikipedia); its ends reckoned by the formula.
   */
  @Test
  void howFarReviewersAgreeIsToldWithItsInterval() {
    Element agreement = figure("agreement");
    List<String> rows =
        agreement.select("tbody tr").stream()
            .map(row -> String.join("|", row.select("td").eachText()))
            .toList();

    assertThat(rows).hasSize(4);
    assertThat(rows.get(0)).contains("|50|0|0|0|50|100|all the same");
    assertThat(rows.get(1)).contains("|29|29|0|0|0|100|too few");
    assertThat(rows.get(2)).contains("|50|20|5|10|15|70|0.40|0.15|0.65");
    assertThat(rows.get(3)).startsWith("All programs|Outcomes|50|").contains("|70|0.35|");
    JsonNode plot =
        JsonMapper.shared().readTree(agreement.expectFirst("[data-plot]").attr("data-plot"));
    assertThat(plot.path("kind").asString()).isEqualTo("interval");
    assertThat(plot.path("labels").size()).isEqualTo(2);
    assertThat(plot.at("/series/0/values/0").asDouble()).isBetween(0.39, 0.41);
    assertThat(reviewer.get("/policy/figures/agreement.csv").text())
        .contains("Family of rules", ",50,20,5,10,15,70,0.40,0.15,0.65");
    assertThat(agreement.text()).as("nobody is named").doesNotContain("Hidden");
  }

  @Test
  void whatIsDrawnSaysWhatTheTableSays() {
    JsonNode plot =
        JsonMapper.shared()
            .readTree(figure("stage-times").expectFirst("[data-plot]").attr("data-plot"));

    assertThat(plot.path("labels").size()).isEqualTo(2);
    assertThat(plot.at("/series/0/values/1").asDouble()).isEqualTo(3);
    assertThat(plot.at("/series/1/values/1").asDouble()).isEqualTo(4.6);
    assertThat(plot.at("/series/1/name").asString()).isEqualTo("P90 (hours)");
    assertThat(figure("load").select("[data-plot]")).as("people are not drawn").isEmpty();
  }

  @Test
  void theScriptThatDrawsIsServed() {
    for (Element script : reviewer.get("/policy/figures").page().select("script[src]")) {
      assertThat(reviewer.get(script.attr("src")).status()).as(script.attr("src")).isEqualTo(200);
    }
  }

  @Test
  void csvIsTheSameTableAndNothingInItIsAFormula() {
    assertThat(reviewer.get("/policy/figures/not-found.csv").text())
        .isEqualTo("\uFEFFText,Searches\r\n'=1+1,3\r\n\"a,\"\"b\"\"\",2\r\n");
    assertThat(reviewer.get("/policy/figures/stage-times.csv?lang=zh-CN").text())
        .contains("项目,阶段", ",5,3,4.6,4,1,25\r\n");
    reviewer.get("/policy/figures?lang=en");
    assertThat(reviewer.get("/policy/figures/nothing.csv").status()).isEqualTo(404);
  }

  @Test
  void everybodyReadsHowLongItTakesAndNothingOfWhoWaits() {
    Browsing.Answer answer = new Browsing(port).get("/status?lang=en");

    assertThat(answer.status()).isEqualTo(200);
    List<String> rows =
        answer.page().select("section:contains(WeDa) tbody tr").stream()
            .map(Element::text)
            .toList();
    assertThat(rows)
        .anySatisfy(row -> assertThat(row).endsWith("3 too little history"))
        .anySatisfy(row -> assertThat(row).endsWith("0 11 days 19 days"));
    assertThat(answer.text()).doesNotContain("Hidden Ltd", "figures-reviewer");
  }

  @Test
  void howLongItTakesIsReckonedOnceAMinute() {
    String before = new Browsing(port).get("/status?lang=en").page().select("main").text();
    acting.as(
        new Actor.SystemOfMarket("test"),
        () ->
            transaction.executeWithoutResult(
                _ ->
                    jdbc.sql("UPDATE casework.task SET on_desk = false WHERE case_id = 3")
                        .update()));
    try {
      assertThat(new Browsing(port).get("/status?lang=en").page().select("main").text())
          .isEqualTo(before);
    } finally {
      acting.as(
          new Actor.SystemOfMarket("test"),
          () ->
              transaction.executeWithoutResult(
                  _ -> jdbc.sql("UPDATE casework.task SET on_desk = true").update()));
    }
  }

  @Test
  void nobodyElseReadsThem() {
    Browsing owner = signedIn(Side.PROVIDER, "figures-owner", MemberRole.OWNER);
    for (String path : Map.of("page", "", "csv", "/load.csv").values()) {
      assertThat(owner.get("/policy/figures" + path).status()).isEqualTo(403);
      assertThat(new Browsing(port).get("/policy/figures" + path).status()).isNotEqualTo(200);
    }
  }
}
