package dev.shangjia.platform.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.screen.Screen;
import dev.shangjia.platform.tenancy.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest
class EditorScreenTest {
  private static final String PASSWORD = "a long enough phrase";
  private static final Path EXAMPLE =
      Path.of("../rulebooks/tencent-meeting/examples/minutes-helper").toAbsolutePath().normalize();

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;

  @Test
  void aProviderPreparesADossier() {
    if (!accounts.isSetUp()) {
      accounts.found(
          Side.OPERATOR,
          "Example Meetings",
          "editor@operator.example",
          "Wang Fang",
          PASSWORD,
          Set.of(MemberRole.ADMINISTRATOR));
    }
    accounts.found(
        Side.PROVIDER,
        "杭州拾叶知行软件有限公司",
        "editor@provider.example",
        "陆茗",
        PASSWORD,
        Set.of(MemberRole.OWNER));
    var graves = new ArrayList<String>();
    try (Screen screen = Screen.open(port)) {
      screen
          .go("/sign-in?lang=en")
          .fill("email", "editor@provider.example")
          .fill("password", PASSWORD)
          .click("form[action='/sign-in'] button");
      screen.go("/apps").shows("no app here yet").keepAll("apps-empty");
      screen.go("/apps/new").keepAll("apps-new");
      screen.go("/apps/new?lang=en").fill("name", "拾叶纪要");
      screen
          .click("input[value=tencent-meeting] + .form-selectgroup-label")
          .press("Create the app")
          .shows("Version 1");
      graves.addAll(screen.graveFindings());
      screen.keepAll("app");

      screen.press("Prepare").shows("App detail page");
      graves.addAll(screen.graveFindings());
      screen.fill("v:listing/name", "一二三四五六七八九十一").tab();
      screen.shows("at most 20").shows("22 / 20 columns");
      screen
          .attach("file:listing/logo", EXAMPLE.resolve("mobile-1.png"))
          .has("img[alt='mobile-1.png']");
      screen.shows("128");
      screen.fill("v:listing/supportPhone", "0571-55500142").tab();
      screen.click("button[value='add listing/permissions']").has(".editor-item");
      assertThat(screen.narrow().overflow()).isZero();
      screen.wide();
      graves.addAll(screen.graveFindings());
      screen.keepAll("editor");

      screen.press("Check links and pages").shows("Links and pages checked");
      screen.shows("Repeat this check");
    }
    assertThat(graves).isEmpty();
  }
}
