package dev.shangjia.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.screen.Screen;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@PlatformTest
@TestPropertySource(properties = "shangjia.test=first-run") // a database that nobody has set up
class FirstRunScreenTest {
  @LocalServerPort private int port;

  @Test
  void aNewMarketIsSetUpInABrowser() {
    try (Screen screen = Screen.open(port)) {
      screen.go("/sign-in?lang=en").shows("Set up this market");
      assertThat(screen.graveFindings()).isEmpty();
      assertThat(screen.narrow().overflow()).isZero();
      screen.keepAll("setup");

      screen
          .fill("organization", "Example Meetings")
          .fill("name", "Wang Fang")
          .fill("email", "fang@operator.example")
          .fill("password", "a long enough phrase")
          .press("Create the account")
          .shows("Wang Fang");
      assertThat(screen.graveFindings()).isEmpty();
      screen.keepAll("desk-empty");
    }
  }
}
