package dev.shangjia.platform.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.screen.Screen;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.Side;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The policy desk in a real browser: figures are drawn, and what one types is checked. */
@PlatformTest
@TestPropertySource(properties = {"shangjia.test=desk-pages", "db-scheduler.polling-interval=1h"})
class DeskPagesScreenTest {
  private static final String EMAIL = "desk-pages@example.com";
  private static final String PASSWORD = "copper meadow 58 lantern";

  private static final List<String> MARKET =
      List.of(
          """
          INSERT INTO casework.stage_time (case_id, sequence, organization_id, program, procedure,
            stage, closed_at, seconds, dated, late)
          SELECT n, 1, 1, 'weda', 'joining', 'terms-review', now() - n * interval '1 hour',
            n * 3600, true, n = 4
          FROM generate_series(1, 30) n
          """,
          """
          INSERT INTO catalog.search_day (day, outcome, searches)
          SELECT current_date - n, outcome, 40 + n * 3
          FROM generate_series(0, 20) n, unnest(ARRAY['found', 'nothing']) outcome
          """);

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Policies policies;
  @Autowired private Acting acting;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  @Test
  void pagesOfThePolicyDeskAreReadableByEverybodyAndFiguresAreDrawn() {
    accounts.found(
        Side.OPERATOR,
        "Desk",
        EMAIL,
        "Desk",
        PASSWORD,
        EnumSet.copyOf(MemberRole.of(Side.OPERATOR)));
    acting.as(
        new Actor.SystemOfMarket("test"),
        () ->
            transaction.executeWithoutResult(
                _ -> MARKET.forEach(statement -> jdbc.sql(statement).update())));
    String version = "/policy/weda/" + policies.inForce("weda").hash();
    try (Screen screen = Screen.open(port)) {
      screen.go("/status?lang=en").shows("How long it takes").shows("WeDa");
      looksRight(screen, "status");
      screen
          .go("/sign-in?lang=en")
          .fill("email", EMAIL)
          .fill("password", PASSWORD)
          .click("main form button")
          .has("form[action='/sign-out']");
      screen.go("/policy/figures").shows("Time per stage").has("#stage-times canvas");
      assertThat(screen.count("#searches canvas")).isEqualTo(1);
      looksRight(screen, "figures");
      screen.go("/policy/announcements").shows("Announce something");
      looksRight(screen, "announcements");
      screen.go(version + "/rules/data/other-explained").shows("What people said of it");
      looksRight(screen, "rule");
      screen.go(version + "/edit?file=rules/data.yaml").shows("as you type");
      looksRight(screen, "edit");
      screen.fill("text", "- id: nothing\n").shows("Errors that stop it from being saved");
      assertThat(screen.graveFindings()).as("what is wrong").isEmpty();
    }
  }

  /** Nothing grave, nothing wider than a small window, no complaint of the browser. */
  private static void looksRight(Screen screen, String name) {
    assertThat(screen.wide().light().graveFindings()).as(name).isEmpty();
    screen.keep("policy-" + name + "-wide");
    // Loaded anew, so that no colour is on its way to another.
    assertThat(screen.dark().go(screen.path()).graveFindings()).as(name + " in the dark").isEmpty();
    assertThat(screen.narrow().overflow()).as(name + " on a telephone").isZero();
    screen.keep("policy-" + name + "-narrow");
    assertThat(screen.complaints()).as(name).isEmpty();
    screen.light().wide();
  }
}
