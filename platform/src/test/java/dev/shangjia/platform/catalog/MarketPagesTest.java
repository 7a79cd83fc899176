package dev.shangjia.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.catalog.MarketFigures.Searches;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What anybody reads of the market. */
@PlatformTest
@TestInstance(Lifecycle.PER_CLASS)
class MarketPagesTest {
  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;
  @Autowired private JdbcEmptySearches empty;
  @Autowired private SearchCounts counts;
  @Autowired private MarketFigures figures;
  @Autowired private Acting acting;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  private TestListings market;
  private Listing notes;
  private Listing desk;
  private Listing bad;

  @BeforeAll
  void fill() {
    market = new TestListings(context, "青川软件</script>");
    notes = market.list("青川速记", "把会议整理成纪要。</script><b>", List.of("速记工具"));
    desk = market.list("青川排班", "门店排班与考勤。", List.of("排班工具"));
    bad = market.list("青川娱乐", "提供百家乐和老虎机的线上赌场。", List.of("速记工具"));
    await()
        .untilAsserted(
            () -> assertThat(get("/market").text()).contains(notes.href()).contains(desk.href()));
  }

  @Test
  void resultsSayWhyTheyStandThere() {
    Browsing.Answer page = get("/market/search?q=qcsj");

    assertThat(page.page().expectFirst(".market-list .market-card").attr("href"))
        .isEqualTo(notes.href());
    assertThat(page.page().expectFirst(".market-why").text()).contains("qcsj");
    assertThat(page.page().select(".market-why li").text()).contains("Matches the search");
  }

  @Test
  void resultsAreNarrowedDownByAnyValueAndWidenedAgain() {
    Browsing.Answer all = get("/market/search?q=青川");
    String narrowed =
        all.page().select(".market-facet a").stream()
            .filter(link -> link.text().startsWith("排班工具"))
            .findFirst()
            .orElseThrow()
            .attr("href");

    Browsing.Answer some = get(narrowed);

    assertThat(some.page().select(".market-list .market-card").eachAttr("href"))
        .containsExactly(desk.href());
    assertThat(some.page().select(".market-facet a.is-chosen").attr("href"))
        .doesNotContain("category");
  }

  @Test
  void whatIsTypedIsSuggestedWhileItIsTyped() {
    assertThat(get("/market/suggest?q=qingchuansu").page().select("a").eachAttr("href"))
        .containsExactly(notes.href());
    assertThat(get("/market/suggest?q=").page().select("a")).isEmpty();
  }

  @Test
  void riskyWordsAreNotSearchedForAndRiskyResultsNotShown() {
    Browsing.Answer asked = get("/market/search?q=线上赌场");
    assertThat(asked.text()).contains("these results are not shown").doesNotContain(bad.href());

    Browsing.Answer found = get("/market/search?q=青川娱乐");
    assertThat(found.text()).contains("these results are not shown").doesNotContain(bad.href());
    assertThat(get("/market/suggest?q=青川娱乐").text()).doesNotContain(bad.href());
  }

  @Test
  void searchesAreCountedByWhatCameOfThem() {
    counts.write();
    long found = searches().mapToLong(Searches::found).sum();
    long nothing = searches().mapToLong(Searches::nothing).sum();

    get("/market/search?q=青川");
    get("/market/search?q=青川&page=2");
    get("/market/search");
    get("/market/search?q=反引力茶壶");
    counts.write();

    assertThat(searches().mapToLong(Searches::found).sum()).isEqualTo(found + 1);
    assertThat(searches().mapToLong(Searches::nothing).sum()).isEqualTo(nothing + 1);
  }

  private Stream<Searches> searches() {
    LocalDate since = LocalDate.now(ZoneOffset.UTC).minusDays(2);
    return acting.as(new Actor.SystemOfMarket("test"), () -> figures.searches(since)).stream();
  }

  @Test
  void theDeskReadsWhatWasSearchedForAndNotFound() {
    get("/market/search?q=反重力咖啡机");
    get("/market/search?q=反重力咖啡机");
    get("/market/search?q=线上赌场");

    List<JdbcEmptySearches.Empty> kept =
        Objects.requireNonNull(
            acting.as(
                new Actor.SystemOfMarket("test"),
                () ->
                    transaction.execute(
                        _ -> empty.since(LocalDate.now(ZoneOffset.UTC).minusDays(2), 100))));

    assertThat(kept)
        .filteredOn(one -> one.query().equals("反重力咖啡机"))
        .extracting(JdbcEmptySearches.Empty::searches)
        .containsExactly(2L);
    assertThat(kept).extracting(JdbcEmptySearches.Empty::query).doesNotContain("线上赌场");
  }

  @Test
  void machinesReadWhatAPageSays() {
    Browsing.Answer page = get(notes.href());

    JsonNode said =
        JsonMapper.shared()
            .readTree(page.page().expectFirst("script[type=application/ld+json]").data());
    assertThat(said.path("name").asString()).isEqualTo("青川速记");
    assertThat(said.path("description").asString()).isEqualTo("把会议整理成纪要。</script><b>");
    assertThat(page.page().select("link[rel=canonical]").attr("href")).endsWith(notes.href());
    assertThat(page.page().select("meta[property=og:image]").attr("content"))
        .matches("http://127\\.0\\.0\\.1:[0-9]+" + notes.href() + "/link\\.png\\?v=[0-9a-f]{16}");
    assertThat(page.page().select("main b")).as("nothing of a provider runs").isEmpty();
  }

  @Test
  void aLinkComesWithAPictureOfTheApp() throws Exception {
    String address = get(notes.href()).page().select("meta[property=og:image]").attr("content");

    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(address)).build(),
                HttpResponse.BodyHandlers.ofByteArray());

    assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
        .contains("max-age=2592000", "public", "immutable");
    BufferedImage picture =
        Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(answer.body())));
    assertThat(picture.getWidth()).isEqualTo(1200);
    assertThat(picture.getHeight()).isEqualTo(630);
    assertThat(get("/market/apps/nothing/link.png").status()).isEqualTo(404);
  }

  @Test
  void aMapAndAFeedNameWhatIsListed() throws Exception {
    assertThat(xml("/market/sitemap.xml").getElementsByTagName("loc").getLength()).isPositive();
    assertThat(get("/market/sitemap.xml").text()).contains(notes.href());
    assertThat(xml("/market/new.atom").getElementsByTagName("entry").getLength()).isPositive();
  }

  @Test
  void aProviderThatListsSomethingHasAPageAndOthersHaveNone() {
    Browsing.Answer page = get("/market/providers/" + notes.provider());

    assertThat(page.page().select(".market-card").eachAttr("href"))
        .contains(notes.href(), desk.href());
    assertThat(get("/market/providers/" + market.desk().organization()).status()).isEqualTo(404);
  }

  @Test
  void whoOnlyReadsTheMarketBeginsNoSession() {
    long before = sessions();

    get("/market");
    get("/market/search?q=青川");
    get(notes.href());

    assertThat(sessions()).isEqualTo(before);
  }

  private long sessions() {
    return jdbc.sql("SELECT count(*) FROM infra.spring_session").query(Long.class).single();
  }

  private Document xml(String path) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(get(path).text().getBytes(StandardCharsets.UTF_8)));
  }

  private Browsing.Answer get(String path) {
    return new Browsing(port).get(path);
  }
}
