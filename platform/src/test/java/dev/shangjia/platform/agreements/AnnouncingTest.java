package dev.shangjia.platform.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.Side;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes of agreements of real programs, apart from tests that start cases by them. */
@PlatformTest
@TestPropertySource(properties = "db-scheduler.polling-interval=2h")
class AnnouncingTest {
  private static final String PASSWORD = "amber station 65 feather";
  private static final String EMAIL = "owner@announcing.example";

  @LocalServerPort private int port;
  @Autowired private Announcing announcing;
  @Autowired private Accounts accounts;
  @Autowired private Acting acting;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  @Test
  void saysWhichProceduresStopWithoutConsent() {
    if (!accounts.isSetUp()) {
      accounts.found(
          Side.OPERATOR,
          "Market",
          "operator@announcing.example",
          "Operator",
          PASSWORD,
          EnumSet.of(MemberRole.ADMINISTRATOR));
    }
    // It accepts what is in force, as all organizations of tests do.
    accounts.found(Side.PROVIDER, "Amber", EMAIL, "Owner", PASSWORD, Set.of(MemberRole.OWNER));
    change();

    announcing.run();

    var browser = new Browsing(port);
    browser.signIn(EMAIL, PASSWORD);
    assertThat(browser.get("/notices").page().select("main .list-group-item").eachText())
        .singleElement()
        .asString()
        .contains("Terms of tomorrow changes", "cannot start \"Joining\", \"Listing of goods\"");
  }

  private void change() {
    acting.as(
        new Actor.SystemOfMarket("test"),
        () ->
            transaction.executeWithoutResult(
                _ ->
                    jdbc.sql(
                            """
                            INSERT INTO agreements.version (program, agreement, version, by_role,
                              title, points, announced_at, in_force_at)
                            VALUES ('weda', 'joining', '77.0.0', 'provider',
                              '{"zh": "明天的条款", "en": "Terms of tomorrow"}', '[]',
                              now(), now() + interval '20 days')
                            """)
                        .update()));
  }
}
