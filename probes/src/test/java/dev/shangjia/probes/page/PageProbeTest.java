package dev.shangjia.probes.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.probes.net.AddressGuard;
import dev.shangjia.probes.net.AddressGuard.Reach;
import dev.shangjia.probes.net.Names;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pages of this machine, opened in its browser. How fast that is says nothing about the probe, so
 * everything has time, and a time that is measured is compared only with what a page itself waits.
 */
@Timeout(300)
class PageProbeTest {
  private static final PageLimits UNHURRIED = PageLimits.STANDARD.times(5);
  private static final List<PageView> SIDEBAR = List.of(new PageView("sidebar", 375, 720));
  private static final List<PageView> EMBEDDED = List.of(new PageView("embedded", 960, 540));

  private final Names names = new Names();
  private final AddressGuard guard = new AddressGuard(names, Reach.PUBLIC_AND_LOOPBACK);

  @TempDir Path folder;
  private TestSite site;

  @BeforeEach
  void startSite() throws IOException {
    InstalledBrowser.isNeeded();
    site = new TestSite("127.0.0.1");
  }

  @AfterEach
  void stopSite() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void measuresASoundPageInThreeViewsAndKeepsItsPictures() {
    site.page(
        "/",
        """
        <h1 style="font:500 18px/28px 'PingFang SC','Microsoft YaHei',sans-serif;color:#000">会议纪要</h1>
        <p style="font:14px/22px Arial;color:#4e5461">会后一分钟，整理出会议纪要。</p>
        <p style="font:14px/22px Arial;color:#4e5461">12,800</p>
        <button onclick="this.textContent='已刷新'">刷新</button>
        """);
    var probe =
        new PageProbe(guard, PageView.STANDARD, UNHURRIED, System.getenv(), Evidence.in(folder));

    ObjectNode facts = seen(probe.observe(site.url("/")));

    assertThat(facts.path("views").valueStream().map(view -> view.path("view").asString()))
        .containsExactly("sidebar", "embedded", "popup");
    for (JsonNode view : facts.path("views")) {
      assertThat(view.path("failure").asString()).isEmpty();
      assertThat(view.path("status").asInt()).isEqualTo(200);
      assertThat(view.path("finalUrl").asString()).isEqualTo(site.url("/"));
      assertThat(view.path("otherSite").asBoolean()).isFalse();
      assertThat(view.path("title").asString()).isEqualTo("测试");
      assertThat(view.path("loadMillis").asInt(-1)).isNotNegative();
      assertThat(view.path("clicked").asString()).isEqualTo("刷新");
      assertThat(view.path("responseMillis").asInt(-1)).isNotNegative();
      for (String troubles :
          List.of("failedRequests", "consoleErrors", "overlaps", "clipped", "deadClicks")) {
        assertThat(view.path(troubles)).describedAs(troubles).isEmpty();
      }
      assertThat(view.path("overflowPixels").asInt()).isZero();
      assertThat(view.path("blank").asBoolean()).isFalse();
      assertThat(Evidence.file(folder, view.path("screenshot").asString())).isNotEmptyFile();
      JsonNode heading =
          view.path("textStyles")
              .valueStream()
              .filter(style -> style.path("fontSize").asDouble() == 18)
              .findFirst()
              .orElseThrow();
      assertThat(heading.path("lineHeight").asDouble()).isEqualTo(28);
      assertThat(heading.path("weight").asInt()).isEqualTo(500);
      assertThat(heading.path("colour").asString()).isEqualTo("#000000");
      assertThat(heading.path("neutral").asBoolean()).isTrue();
      assertThat(heading.path("fonts").asString())
          .isEqualTo("PingFang SC, Microsoft YaHei, sans-serif");
      assertThat(view.path("textStyles").valueStream())
          .anyMatch(
              style ->
                  style.path("numeric").asBoolean()
                      && style.path("text").asString().equals("12,800"));
    }
    assertThat(probe.greatestAge(facts)).isPositive();
    assertThat(
            new PageProbe(guard, System.getenv(), Evidence.in(folder.resolve("elsewhere")))
                .greatestAge(facts))
        .describedAs("pictures that are not there have to be taken again")
        .isZero();
  }

  @Test
  void findsWhatIsPlantedInAPage() {
    site.page(
        "/",
        """
        <img src="/missing.png" alt="">
        <script>console.error('会议列表加载失败'); null.start()</script>
        <div style="position:relative;height:60px">
          <p style="position:absolute;margin:0;top:10px;font-size:16px">周会纪要已生成</p>
          <p style="position:absolute;margin:0;top:14px;font-size:16px">项目评审待确认</p>
        </div>
        <div style="width:90px;height:22px;overflow:hidden;white-space:nowrap">张三、李四、王五、赵六、钱七</div>
        <div style="width:620px;background:#eee">每人发言时长统计表</div>
        <button>导出</button>
        <button onclick="fetch('/slow').then(() => this.textContent = '已更新')">更新</button>
        """);
    site.answer("/slow", 200, Map.of(), "ok", Duration.ofMillis(700));

    JsonNode view = view(SIDEBAR, site.url("/"));

    assertThat(view.path("failedRequests"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.path("url").asString()).isEqualTo(site.url("/missing.png"));
              assertThat(one.path("status").asInt()).isEqualTo(404);
            });
    assertThat(view.path("consoleErrors").valueStream().map(JsonNode::asString))
        .hasSize(2)
        .anyMatch(text -> text.equals("会议列表加载失败"))
        .anyMatch(text -> text.startsWith("TypeError"));
    assertThat(view.path("overlaps"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(List.of(one.path("text").asString(), one.path("with").asString()))
                  .containsExactlyInAnyOrder("周会纪要已生成", "项目评审待确认");
              assertThat(one.path("height").asInt()).isPositive();
              assertThat(one.has("x") && one.has("y")).isTrue();
            });
    assertThat(view.path("clipped"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.path("text").asString()).startsWith("张三");
              assertThat(one.path("how").asString()).isEqualTo("cut");
            });
    assertThat(view.path("overflowPixels").asInt()).isBetween(200, 300);
    assertThat(view.path("overflowing"))
        .anySatisfy(one -> assertThat(one.path("text").asString()).isEqualTo("每人发言时长统计表"));
    assertThat(view.path("deadClicks").valueStream().map(JsonNode::asString)).containsExactly("导出");
    assertThat(view.path("clicked").asString()).isEqualTo("更新");
    assertThat(view.path("responseMillis").asInt()).isGreaterThanOrEqualTo(650);
  }

  @Test
  void waitsForASlowClickAndForAPageThatIsTooBusyToShowIt() {
    site.page(
        "/",
        """
        <button onclick="const end = Date.now() + 1800; while (Date.now() < end); this.textContent = '好了'">统计</button>
        """);

    JsonNode view = view(EMBEDDED, site.url("/"));

    assertThat(view.path("deadClicks")).isEmpty();
    assertThat(view.path("responseMillis").asInt()).isGreaterThanOrEqualTo(1700);
  }

  @Test
  void tellsWhatAClickLedTo() {
    site.page("/", "<p>首页</p><a href=/gone>纪要列表</a>");

    JsonNode view = view(EMBEDDED, site.url("/"));

    assertThat(view.path("clicked").asString()).isEqualTo("纪要列表");
    assertThat(view.path("clickedStatus").asInt()).isEqualTo(404);
    assertThat(view.path("status").asInt()).isEqualTo(200);
    assertThat(view.path("finalUrl").asString()).isEqualTo(site.url("/"));
  }

  @Test
  void aPageThatIsNotThereHasItsStatus() {
    JsonNode view = view(EMBEDDED, site.url("/nothing"));

    assertThat(view.path("failure").asString()).isEmpty();
    assertThat(view.path("status").asInt()).isEqualTo(404);

    site.answer("/empty", 404, Map.of(), "", Duration.ZERO);
    assertThat(view(EMBEDDED, site.url("/empty")).path("status").asInt()).isEqualTo(404);
  }

  @Test
  void seesThatAPageIsBlank() {
    site.page("/", "<div id=app></div>");

    assertThat(view(EMBEDDED, site.url("/")).path("blank").asBoolean()).isTrue();
  }

  @Test
  void givesUpOnAPageThatDoesNotLoad() {
    site.page("/", "<p>纪要</p><script src=/endless.js></script>");
    site.answer("/endless.js", 200, Map.of(), "1", Duration.ofMinutes(1));
    PageLimits hurried =
        new PageLimits(
            UNHURRIED.start(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            UNHURRIED.answer(),
            Duration.ofSeconds(2),
            UNHURRIED.view(),
            UNHURRIED.page(),
            1_000_000,
            50,
            1_500_000_000);
    var probe = new PageProbe(guard, EMBEDDED, hurried, System.getenv(), Evidence.none());

    JsonNode view = seen(probe.observe(site.url("/"))).path("views").path(0);

    assertThat(view.path("failure").asString()).isEqualTo("timeout");
    assertThat(view.path("loadMillis").asInt()).isEqualTo(2000);
  }

  @Test
  void doesNotFollowARedirectToAForbiddenAddress() throws IOException {
    names.with("app.example", "127.0.0.1").with("inside.example", "10.0.0.1");
    site.redirect("/away", "http://inside.example/");
    site.page("/script", "<script>location = 'http://inside.example/'</script>");
    site.page("/refresh", "<meta http-equiv=refresh content='0;url=http://0.0.0.0:8088/'>");
    site.page("/secure", "<script>location = 'https://inside.example/'</script>");

    for (String path : List.of("/away", "/script", "/refresh", "/secure")) {
      JsonNode view = view(EMBEDDED, "http://app.example:" + site.port() + path);

      assertThat(view.path("failure").asString()).describedAs(path).isEqualTo("forbidden-address");
      assertThat(view.has("status")).describedAs(path).isFalse();
      assertThat(view.has("screenshot")).describedAs(path).isFalse();
    }
  }

  @Test
  void partsOfAPageReachNoForbiddenAddressEither() throws IOException {
    try (var other = new TestSite("127.0.0.2")) {
      other.answer("/secret", 200, Map.of(), "secret", Duration.ZERO);
      names.with("app.example", "127.0.0.1").with("inside.example", "10.0.0.1", "127.0.0.2");
      site.redirect("/jump", "http://inside.example/pixel.png");
      site.page(
          "/",
          """
          <p>纪要</p><img src="http://inside.example/pixel.png"><img src="/jump">
          <iframe src="http://inside.example/frame"></iframe>
          <script>
            fetch('https://inside.example/data').catch(() => 0);
            new WebSocket('ws://inside.example/socket');
            navigator.sendBeacon('http://inside.example/beacon', 'x');
          </script>
          """);

      JsonNode view = view(EMBEDDED, "http://app.example:" + site.port() + "/");

      assertThat(view.path("failure").asString()).isEmpty();
      assertThat(view.path("failedRequests")).hasSizeGreaterThanOrEqualTo(3);
      for (JsonNode failed : view.path("failedRequests")) {
        assertThat(failed.path("url").asString()).contains("inside.example");
        assertThat(failed.path("reason").asString()).isEqualTo("forbidden-address");
        assertThat(failed.path("status").asInt()).isZero();
      }
      assertThat(other.asked()).isEmpty();
    }
  }

  @Test
  void aNameThatComesToMeanAForbiddenAddressIsRefusedFromThenOn() {
    names.with("rebinding.example", "127.0.0.1").then("rebinding.example", "10.0.0.1");
    site.page("/", "<p>纪要</p><script>fetch('/data').catch(() => 0)</script>");
    site.answer("/data", 200, Map.of(), "data", Duration.ZERO);

    JsonNode view = view(EMBEDDED, "http://rebinding.example:" + site.port() + "/");

    assertThat(site.asked()).contains("/").doesNotContain("/data");
    assertThat(view.path("failedRequests"))
        .anySatisfy(
            one -> assertThat(one.path("reason").asString()).isEqualTo("forbidden-address"));
  }

  @Test
  void namesOfNobodyAndTextsThatAreNoAddressesAreSeenAsSuch() {
    assertThat(view(EMBEDDED, "http://nobody.example/").path("failure").asString())
        .isEqualTo("unknown-host");
    assertThat(view(EMBEDDED, "https://nobody.example/").path("failure").asString())
        .isEqualTo("unknown-host");
    assertThat(view(EMBEDDED, "file:///etc/passwd").path("failure").asString())
        .isEqualTo("unsupported-scheme");
    assertThat(view(EMBEDDED, "about").path("failure").asString()).isEqualTo("bad-address");
  }

  @Test
  void withoutANetworkOrABrowserThePageCouldNotBeLookedAt() {
    names.offline();
    assertThat(probe(EMBEDDED).observe("http://nobody.example/"))
        .isInstanceOfSatisfying(
            Result.Failed.class, failed -> assertThat(failed.code()).isEqualTo("no-network"));

    assertThat(
            new PageProbe(guard, Map.of("PATH", "/nowhere"), Evidence.none())
                .observe(site.url("/")))
        .isInstanceOfSatisfying(
            Result.Failed.class,
            failed -> {
              assertThat(failed.code()).isEqualTo("no-browser");
              assertThat(failed.reason().en()).contains("SHANGJIA_CHROMIUM");
            });
  }

  private PageProbe probe(List<PageView> views) {
    return new PageProbe(guard, views, UNHURRIED, System.getenv(), Evidence.none());
  }

  private JsonNode view(List<PageView> views, String url) {
    return seen(probe(views).observe(url)).path("views").path(0);
  }

  private static ObjectNode seen(Result result) {
    assertThat(result).isInstanceOf(Result.Seen.class);
    return ((Result.Seen) result).facts();
  }
}
