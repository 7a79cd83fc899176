package dev.shangjia.platform.installations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.TestListings;
import dev.shangjia.platform.screen.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@PlatformTest
class InstallationsScreenTest {
  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;

  @Test
  void anAppIsInstalledOpenedRatedAndRemoved() {
    var market = new TestListings(context, "杭州拾叶知行软件有限公司");
    Listing listing = market.list("拾叶门店排班", "按门店排班，员工自己换班。", List.of("零售"));
    Listing asked = market.list("拾叶会员卡", "会员积分与储值。", List.of("零售"));
    var enterprise = new Enterprise(context, port, "南山茶业有限公司");
    String member = Enterprise.address("liu");
    enterprise.member(member, "刘思远");
    enterprise.member(Enterprise.address("chen"), "陈晨");
    String page;
    try (Screen screen = Screen.open(port)) {
      signIn(screen, enterprise.email());
      screen.go("/installations").shows("has installed nothing yet");
      looksRight(screen, "installations-none");
      screen.go(listing.href()).press("Install").shows("What it may do");
      looksRight(screen, "install");
      screen.click("input[name=reach][value=some]");
      screen.click("label:has(input[name=people]):last-child input");
      screen.click("input[name=agreed]").press("Install").shows("It is installed.");
      page = screen.path();
      looksRight(screen, "installation");
      screen.go("/installations").shows("Some see it");
      looksRight(screen, "installations");
      screen.go("/installations/policy").fill("rules", "deny: provider.verified == false");
      screen.press("Try over the market").shows("Over the market");
      assertThat(screen.graveFindings()).isEmpty();
      screen.fill("rules", "allow: rating.mean > ").press("Save: it holds from now on");
      screen.shows("These rules cannot be read").keep("policy-wrong");
      looksRight(screen.go("/installations/policy"), "policy");
      screen.go("/installations/directory").shows("刘思远");
      looksRight(screen, "directory");
    }
    try (Screen screen = Screen.open(port)) {
      signIn(screen, member);
      screen.go(asked.href()).press("Ask for it").shows("What you need it for");
      looksRight(screen, "ask");
      screen.fill("reason", "门店收银要核对积分。").press("Ask for it").shows("Your admin was asked");
      looksRight(screen.go("/my-apps"), "my-apps");
    }
    try (Screen screen = Screen.open(port)) {
      signIn(screen, enterprise.email());
      screen.go("/installations/requests").shows("门店收银要核对积分");
      looksRight(screen, "requests");
      screen.go(page).click("input[name=stars][value='4']").fill("words", "排班省了半天时间。");
      screen.press("Publish").shows("Published.");
      looksRight(screen.go(listing.href()), "listing-rated");
      screen.go(page).press("Remove this app").click("input[name=wish][value=return]");
      screen.click("details .btn-danger").shows("To be returned and deleted by");
      looksRight(screen.go(page), "installation-removed");
    }
    try (Screen screen = Screen.open(port)) {
      screen.go("/sign-in?lang=en").fill("email", market.email());
      screen.fill("password", market.password()).click("main .btn-primary").shows("Provider");
      screen.go("/removals").shows("南山茶业有限公司");
      looksRight(screen, "removals");
      screen.click("textarea").keys("数据已导出并发送，备份三天后清除。");
      screen.press("Confirm: returned and deleted").shows("The enterprise was told");
    }
  }

  private static void signIn(Screen screen, String email) {
    screen.go("/sign-in?lang=en").fill("email", email).fill("password", Enterprise.PASSWORD);
    screen.click("main .btn-primary").shows("My apps");
  }

  private static void looksRight(Screen screen, String name) {
    assertThat(screen.wide().light().graveFindings()).as(name).isEmpty();
    assertThat(screen.dark().go(screen.path()).graveFindings()).as(name + " in the dark").isEmpty();
    assertThat(screen.narrow().overflow()).as(name + " on a phone").isZero();
    screen.wide().light();
    screen.keepAll(name);
    screen.wide().light();
  }
}
