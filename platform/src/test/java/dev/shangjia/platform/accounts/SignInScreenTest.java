package dev.shangjia.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.screen.Screen;
import dev.shangjia.platform.tenancy.Side;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class SignInScreenTest extends OutsideServers {
  private static final String PASSWORD = "anchor violet 92 ribbon";
  private static final String EMAIL = "wang.fang@screens.example.com";

  @Autowired private Accounts accounts;
  @LocalServerPort private int port;

  @BeforeEach
  void setUp() {
    if (!accounts.isSetUp()) {
      accounts.found(
          Side.OPERATOR,
          "Market",
          "operator-of-screens@example.com",
          "Operator",
          PASSWORD,
          EnumSet.of(MemberRole.ADMINISTRATOR));
    }
  }

  @Test
  void allPagesOfSigningInCanBeReadByEverybody() {
    try (Screen screen = Screen.open(port)) {
      look(screen, "/sign-in?lang=en", "Sign in with Example Meetings", "sign-in-all-ways");
      look(screen, "/sign-in/link?goal=password", "Forgot your password?", "link-password");
      look(screen, "/sign-in/link", "Sign in by mail", "link-ask");
      screen.fill("email", EMAIL).press("Mail me a link");
      look(screen, "/sign-in/link/sent", "Look at your mail", "link-sent");
      look(screen, "/sign-in/link/" + "x".repeat(43), "does not work any more", "link-gone");

      HOST.isUsedBy("screen", "newcomer@screens.example.com", true, "Wang Fang");
      screen.go("/sign-in").press("Sign in with Example Meetings").shows("How to get in");
      look(screen, "/sign-in/host", "newcomer@screens.example.com", "host-arrival");
      screen.fill("organization", "Ribbon").press("Create").shows("Sign out");
      look(screen, "/account/security", "Accounts elsewhere that sign you in", "security-host");
    }
  }

  @Test
  void domainsCanBeReadByEverybody() {
    accounts.found(Side.PROVIDER, "Violet", EMAIL, "Wang Fang", PASSWORD, Set.of(MemberRole.OWNER));
    try (Screen screen = Screen.open(port)) {
      screen
          .go("/sign-in?lang=en")
          .fill("email", EMAIL)
          .fill("password", PASSWORD)
          .click("main .btn-primary")
          .shows("Wang Fang");
      screen.go("/members").press("Prove a domain").shows("No domain is claimed yet.");
      screen
          .fill("domain", "violet.example.com")
          .press("Add")
          .shows("_shangjia.violet.example.com");
      look(screen, "/members/domains", "Not checked", "domains");
    }
  }

  private static void look(Screen screen, String path, String words, String name) {
    screen.go(path).shows(words);
    assertThat(screen.graveFindings()).as(path).isEmpty();
    assertThat(screen.dark().graveFindings()).as(path + " in the dark").isEmpty();
    assertThat(screen.light().narrow().overflow()).as(path + " on a phone").isZero();
    screen.wide().keepAll(name);
  }
}
