package dev.shangjia.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.accounts.Standing;
import dev.shangjia.platform.accounts.Standings;
import dev.shangjia.platform.effects.Effects;
import dev.shangjia.platform.effects.NewEffect;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.screen.Screen;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.Side;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** An owner looks how the organization stands, accepts what is missing, and is looked at. */
@PlatformTest
@TestPropertySource(properties = "db-scheduler.polling-interval=2h")
class OrganizationScreenTest {
  private static final String PASSWORD = "amber station 66 feather";
  private static final String OWNER = "owner@organization.example";
  private static final String OPERATOR = "operator@organization.example";
  private static final Actor MARKET = new Actor.SystemOfMarket("test");

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Effects effects;
  @Autowired private Standings standings;
  @Autowired private Acting acting;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  @Test
  void anOwnerSeesWhereTheOrganizationStandsAndAcceptsWhatIsMissing() {
    accounts.found(
        Side.OPERATOR,
        "Market of organizations",
        OPERATOR,
        "Operator",
        PASSWORD,
        EnumSet.copyOf(MemberRole.of(Side.OPERATOR)));
    SignedIn owner =
        accounts.found(Side.PROVIDER, "琥珀科技", OWNER, "林晓", PASSWORD, Set.of(MemberRole.OWNER));
    changeAnAgreement();
    admit(owner);
    try (Screen screen = Screen.open(port)) {
      signIn(screen, OWNER);
      screen
          .go("/organization?lang=en")
          .shows("by the program WeDa app market")
          .shows("Start here: Registration");
      looksRight(screen, "organization");

      screen.go("/agreements/needed/mini-program-live?then=/organization").shows("Terms of today");
      looksRight(screen, "agreements-needed");
      screen.click("input[name=version]").click("main form .btn-primary").shows("All 1 accepted");
      assertThat(screen.path()).startsWith("/organization");
      screen.go("/cases/new");
      looksRight(screen, "start");
      screen.go("/account/erase").shows("Type 林晓 to confirm");
      looksRight(screen, "erase");
    }
    try (Screen screen = Screen.open(port)) {
      signIn(screen, OPERATOR);
      screen.go("/organizations?lang=en").shows("琥珀科技");
      looksRight(screen, "organizations");
      screen.go("/organizations/" + owner.organization()).shows("林晓");
      looksRight(screen, "organization-of-operators");
    }
  }

  private static void looksRight(Screen screen, String name) {
    assertThat(screen.wide().light().graveFindings()).as(name).isEmpty();
    // Loaded anew, so that no colour is on its way to another.
    assertThat(screen.dark().go(screen.path()).graveFindings()).as(name + " in the dark").isEmpty();
    assertThat(screen.narrow().overflow()).as(name + " on a phone").isZero();
    screen.wide().light();
    screen.keepAll(name);
    screen.wide().light();
  }

  private static void signIn(Screen screen, String email) {
    screen
        .go("/sign-in?lang=en")
        .fill("email", email)
        .fill("password", PASSWORD)
        .click("main form button")
        .shows("Sign out");
  }

  private void changeAnAgreement() {
    acting.as(
        MARKET,
        () ->
            transaction.executeWithoutResult(
                _ ->
                    jdbc.sql(
                            """
                            INSERT INTO agreements.version (program, agreement, version, by_role,
                              title, points, announced_at, in_force_at)
                            VALUES ('mini-program-live', 'docking', '55.0.0', 'provider',
                              '{"zh": "今天的条款", "en": "Terms of today"}',
                              '[{"id": "a", "text": {"zh": "不能修改。", "en": "It cannot be changed."},
                                 "cites": ["ML-022"]}]', now(), now())
                            """)
                        .update()));
  }

  private void admit(SignedIn owner) {
    acting.as(
        MARKET,
        () ->
            transaction.executeWithoutResult(
                _ -> {
                  effects.due(effect(owner, 1, "verify-organization"));
                  effects.due(effect(owner, 2, "open-account"));
                }));
    await()
        .untilAsserted(
            () ->
                assertThat(standings.of(owner.organization(), "weda").account())
                    .isEqualTo(Standing.Account.OPEN));
  }

  private static NewEffect effect(SignedIn owner, int sequence, String name) {
    var organization = owner.organization();
    return new NewEffect(
        910_001,
        sequence,
        organization,
        null,
        "weda",
        new Subject("organization", organization.value()),
        "admitted",
        name,
        null,
        "1",
        Instant.now());
  }
}
