package dev.shangjia.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.screen.Screen;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Somebody looks around in the market; the desk decides something. */
@PlatformTest
class MarketScreenTest {
  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;
  @Autowired private Listings listings;
  @Autowired private Acting acting;

  @Test
  void somebodyFindsAnAppAndReadsWhatItMayDo() {
    var market = new TestListings(context, "杭州拾叶知行软件有限公司");
    Listing notes = market.list("拾叶速记", "把会议里说过的话整理成一份可以直接转发的纪要。\n\n支持多人修改，可以导出。", List.of("会议工具"));
    market.list("拾叶表决器", "董事会、业主大会逐项发起表决，当场公布结果。", List.of("会议工具"));
    market.list("拾叶排班表", "门店排班、打卡与月报。", List.of("人事", "零售"));
    await()
        .untilAsserted(
            () ->
                assertThat(new Browsing(port).get("/market/search?q=拾叶").text())
                    .contains(notes.href()));
    try (Screen screen = Screen.open(port)) {
      screen.go("/market?lang=en").shows("拾叶速记");
      looksRight(screen, "market-home");
      screen.fill("q", "shiyesuji").has(".market-suggestions a");
      assertThat(screen.graveFindings()).isEmpty();
      screen.keep("market-suggestions");
      screen.click(".market-search .btn").shows("Why here");
      looksRight(screen, "market-search");
      screen.click(".market-list .market-card").shows("What it may do");
      looksRight(screen, "market-app");
      screen.go("/market/providers/" + notes.provider()).shows("拾叶排班表");
      looksRight(screen, "market-provider");
      screen.go("/market/apps/none").shows("No such app");
      looksRight(screen, "market-unknown");
    }
    try (Screen screen = Screen.open(port)) {
      screen
          .go("/sign-in?lang=en")
          .fill("email", market.deskEmail())
          .fill("password", market.password())
          .click("main form .btn-primary");
      screen.go("/desk/listings").shows("拾叶速记");
      looksRight(screen, "desk-listings");
      screen.go("/desk/listings/" + notes.address()).shows("Decide something");
      looksRight(screen, "desk-listing");
      screen
          .choose("kind", "stop-recommending")
          .fill("zh", "多名用户投诉无法导出，整改完成前不推荐。")
          .fill("en", "Several users cannot export; not recommended until that is mended.")
          .click("main .btn-danger")
          .shows("Take back");
      assertThat(
              acting
                  .as(new Actor.SystemOfMarket("test"), () -> listings.find(notes.app()))
                  .orElseThrow()
                  .visibility()
                  .state())
          .isEqualTo(Visibility.State.NOT_RECOMMENDED);
      screen.go(notes.href()).shows("Not recommended.");
      looksRight(screen, "market-app-not-recommended");
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
}
