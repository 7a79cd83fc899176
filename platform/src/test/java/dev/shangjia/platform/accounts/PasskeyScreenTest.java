package dev.shangjia.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.screen.Screen;
import dev.shangjia.platform.tenancy.Side;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest
class PasskeyScreenTest {
  private static final String PASSWORD = "pebble thunder 26 basket";
  private static final String EMAIL = "owner@passkeys.example.com";

  @Autowired private Accounts accounts;
  @LocalServerPort private int port;

  @BeforeEach
  void foundProvider() {
    if (!accounts.isSetUp()) {
      accounts.found(
          Side.OPERATOR,
          "Market",
          "operator-of-passkeys@example.com",
          "Operator",
          PASSWORD,
          EnumSet.of(MemberRole.ADMINISTRATOR));
    }
  }

  @Test
  void aPersonSignsInByADeviceUntilTheyRemoveIt() {
    accounts.found(Side.PROVIDER, "Pebble", EMAIL, "Li Lei", PASSWORD, Set.of(MemberRole.OWNER));
    try (Screen screen = Screen.openWithPasskeys(port)) {
      screen.go("/sign-in?lang=en").shows("Sign in with a passkey");
      assertThat(screen.graveFindings()).isEmpty();
      assertThat(screen.narrow().overflow()).isZero();
      screen.wide().keepAll("sign-in");
      signIn(screen);

      screen.go("/account/security").shows("You have no passkeys.");
      screen.fill("passkey", "My laptop").press("Add a passkey").shows("The passkey is added.");
      assertThat(screen.shows("My laptop").graveFindings()).isEmpty();
      assertThat(screen.narrow().overflow()).isZero();
      screen.wide().keepAll("security");

      screen.press("Sign out").has("a[href='/sign-in']");
      screen.go("/sign-in").press("Sign in with a passkey").shows("Li Lei");
      var elsewhere = new Browsing(port);
      elsewhere.signIn(EMAIL, PASSWORD);
      screen.go("/account/security").press("Remove").shows("The passkey is removed.");
      assertThat(elsewhere.get("/account").status()).as("others are signed out").isEqualTo(302);

      screen.press("Sign out").has("a[href='/sign-in']");
      screen.go("/sign-in").press("Sign in with a passkey").shows("This passkey does not fit.");
    }
  }

  @Test
  void anAnswerThatNobodyAskedForIsRefused() {
    var browser = new Browsing(port);
    browser.get("/sign-in");

    assertThat(browser.post("/sign-in/passkey", Map.of("credential", "{}")).location())
        .isEqualTo("/sign-in?passkey");
    assertThat(browser.post("/sign-in/passkey/options", Map.of()).text()).contains("challenge");
    for (String answer : List.of("no json", "{}", "null", "{\"rawId\":\"AA\",\"response\":{}}")) {
      browser.post("/sign-in/passkey/options", Map.of());
      assertThat(browser.post("/sign-in/passkey", Map.of("credential", answer)).location())
          .as(answer)
          .isEqualTo("/sign-in?passkey");
    }
  }

  private static void signIn(Screen screen) {
    screen
        .go("/sign-in")
        .fill("email", EMAIL)
        .fill("password", PASSWORD)
        .click("main .btn-primary")
        .shows("Li Lei");
  }
}
