package dev.shangjia.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.demo.DemoMarket.SignIn;
import dev.shangjia.platform.screen.Screen;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pictures of {@code docs/images}, taken in the demo market: {@code target/screens/docs}. */
@DemoTest
@Tag("soak")
class PicturesScreenTest {
  @LocalServerPort private int port;
  @Autowired private DemoMarket market;

  @Test
  void picturesOfTheReadme() {
    try (Screen screen = Screen.open(port)) {
      for (String language : new String[] {"zh-CN", "en"}) {
        String code = language.substring(0, 2);
        signIn(screen, "wenlan@chengye.shangjia.dev", language);
        screen.go("/desk").keepSharp("docs/desk-" + code);
        screen.go(caseOf("潮声同传 #3")).keepSharp("docs/case-" + code);
        signIn(screen, "luming@shiye.shangjia.dev", language);
        screen.go("/cases").keepSharp("docs/cases-" + code);
        signIn(screen, "gu@qingchuan.shangjia.dev", language);
        screen.go("/apps").click("main a[href^='/apps/']").click("main a[href^='/dossiers/']");
        screen.has("#editor-form").keepSharp("docs/editor-" + code);
        assertThat(screen.graveFindings()).isEmpty();
      }
    }
  }

  private String caseOf(String subject) {
    SignIn desk = market.signIns().getFirst();
    var browser = new Browsing(port);
    browser.signIn(desk.email(), desk.password());
    return browser
        .get("/desk?q=" + URLEncoder.encode(subject, StandardCharsets.UTF_8))
        .page()
        .select("a[href^=/cases/]")
        .attr("href");
  }

  private void signIn(Screen screen, String email, String language) {
    SignIn who =
        market.signIns().stream()
            .filter(one -> one.email().equals(email))
            .findFirst()
            .orElseThrow();
    screen
        .forget()
        .go("/sign-in?lang=" + language)
        .fill("email", who.email())
        .fill("password", who.password())
        .click("main form button")
        .shows(who.name());
  }
}
