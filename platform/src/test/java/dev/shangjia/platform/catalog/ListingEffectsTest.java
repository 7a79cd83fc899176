package dev.shangjia.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.apps.AppVersionId;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.Creating;
import dev.shangjia.platform.effects.EffectFellDue;
import dev.shangjia.platform.effects.EffectId;
import dev.shangjia.platform.effects.EffectState;
import dev.shangjia.platform.effects.Effects;
import dev.shangjia.platform.effects.NewEffect;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PlatformTest
class ListingEffectsTest {
  private static final Actor MARKET = new Actor.SystemOfMarket("test");
  private static final AtomicInteger CASES = new AtomicInteger(700_000);

  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;
  @Autowired private Effects effects;
  @Autowired private Listings listings;
  @Autowired private Apps apps;
  @Autowired private Acting acting;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private JdbcClient jdbc;

  private TestListings market;

  @BeforeEach
  void provider() {
    market = new TestListings(context, "拾叶知行");
  }

  @Test
  void whatWasApprovedIsInTheMarketForEverybody() {
    Listing listing = market.list("拾叶门店预约", "顾客自己选门店和时间。", List.of("零售", "预约"));

    await().untilAsserted(() -> assertThat(now(listing).exposure()).isEqualTo(Exposure.DISPLAY));
    assertThat(listing.content().name()).isEqualTo("拾叶门店预约");
    assertThat(listing.content().categories()).containsExactly("零售", "预约");
    assertThat(listing.content().permissions()).containsExactly(new Permission("手机号", "发送提醒"));
    assertThat(listing.content().charges()).containsExactly("¥299");
    assertThat(listing.visibility().state()).isEqualTo(Visibility.State.NORMAL);
    var anybody = new Browsing(port);
    Browsing.Answer page = anybody.get(listing.href());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("拾叶门店预约", "顾客自己选门店和时间。", "发送提醒");
    await()
        .untilAsserted(
            () -> assertThat(anybody.get("/market/search?q=门店").text()).contains(listing.href()));
    assertThat(anybody.get(Objects.requireNonNull(listing.content().icon()).href()).status())
        .isEqualTo(200);
  }

  @Test
  void anAddressThatNobodyHasGivesAPageThatHelps() {
    Browsing.Answer page = new Browsing(port).get("/market/apps/nothing-0");

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.page().select("main a[href=/market]")).hasSize(1);
  }

  @Test
  void hearingOfAnEffectTwiceChangesNothingMore() {
    Listing listing = market.list("会签", "合同会签。", List.of("法务"));
    EffectId lowered = due("lower-ranking", null, listing);
    comesTo(lowered, EffectState.CARRIED_OUT);

    inMarket(
        () -> {
          events.publishEvent(
              new EffectFellDue(
                  lowered, 1, "weda", app(listing), "lower-ranking", null, listing.provider()));
          return true;
        });

    await()
        .untilAsserted(
            () ->
                assertThat(
                        inMarket(
                            () ->
                                jdbc.sql("SELECT count(*) FROM infra.event_publication")
                                    .query(Long.class)
                                    .single()))
                    .isZero());
    assertThat(now(listing).visibility().demotions()).isOne();
  }

  @Test
  void whatIsDelistedSaysSoAndIsNotFoundUntilThatIsTakenBack() {
    Listing listing = market.list("潮声巡店", "巡店拍照。", List.of("零售"));
    await().untilAsserted(() -> assertThat(now(listing).isSearchable()).isTrue());
    int caseId = CASES.incrementAndGet();
    EffectId delisted = due("delist", null, listing, caseId);
    comesTo(delisted, EffectState.CARRIED_OUT);

    assertThat(now(listing).visibility().state()).isEqualTo(Visibility.State.DELISTED);
    assertThat(now(listing).isInstallable()).isFalse();
    assertThat(now(listing).isUsable()).isFalse();
    var anybody = new Browsing(port);
    await()
        .untilAsserted(
            () ->
                assertThat(anybody.get("/market/search?q=潮声巡店").text())
                    .doesNotContain(listing.href()));
    assertThat(anybody.get(listing.href()).page().select("[role=status]").text())
        .contains("Delisted");

    inMarket(
        () -> {
          effects.undoSince(caseId, 1);
          return true;
        });

    comesTo(delisted, EffectState.UNDONE);
    assertThat(now(listing).visibility().state()).isEqualTo(Visibility.State.NORMAL);
    await()
        .untilAsserted(
            () -> assertThat(anybody.get("/market/search?q=潮声巡店").text()).contains(listing.href()));
  }

  @Test
  void aNewVersionKeepsTheExposureAndTheOldOneIsRemembered() {
    Listing first = market.list("共笔看板", "第一版。", List.of("协作"));
    await().untilAsserted(() -> assertThat(now(first).exposure()).isEqualTo(Exposure.DISPLAY));
    AppVersionId second =
        acting.as(
            market.provider().actor(), () -> apps.newVersion(apps.find(first.app()).orElseThrow()));
    ObjectNode goods = JsonMapper.shared().createObjectNode().put("description", "第二版。");
    acting.as(
        market.provider().actor(),
        () -> market.listing(apps.find(first.app()).orElseThrow(), second, "共笔看板", goods));

    await().untilAsserted(() -> assertThat(now(first).content().description()).isEqualTo("第二版。"));
    assertThat(now(first).exposure()).isEqualTo(Exposure.DISPLAY);
    assertThat(now(first).address()).isEqualTo(first.address());
    assertThat(listings.versions(first.app()))
        .extracting(version -> version.content().description())
        .containsExactly("第二版。", "第一版。");
  }

  @Test
  void anAppOfWhichNothingWasHandedInIsNotListed() {
    Creating.Created app = market.created("备而未上");
    EffectId strange =
        inMarket(
            () ->
                effects.due(
                    new NewEffect(
                        CASES.incrementAndGet(),
                        1,
                        market.provider().organization(),
                        null,
                        "weda",
                        new Subject("app", app.app().id().value()),
                        "listed",
                        "publish-listing",
                        null,
                        "1",
                        Instant.now())));

    comesTo(strange, EffectState.REFUSED);
    assertThat(inMarket(() -> effects.find(strange)).orElseThrow().why()).isNotNull();
    assertThat(inMarket(() -> listings.find(app.app().id()))).isEmpty();
  }

  private EffectId due(String name, @Nullable String argument, Listing listing) {
    return due(name, argument, listing, CASES.incrementAndGet());
  }

  private EffectId due(String name, @Nullable String argument, Listing listing, int caseId) {
    return inMarket(
        () ->
            effects.due(
                new NewEffect(
                    caseId,
                    1,
                    listing.provider(),
                    null,
                    "weda",
                    app(listing),
                    "end",
                    name,
                    argument,
                    "1",
                    Instant.now())));
  }

  private static Subject app(Listing listing) {
    return new Subject("app", listing.app().value());
  }

  private void comesTo(EffectId id, EffectState state) {
    await()
        .untilAsserted(
            () ->
                assertThat(inMarket(() -> effects.find(id)).orElseThrow().state())
                    .isEqualTo(state));
  }

  private Listing now(Listing listing) {
    return inMarket(() -> listings.find(listing.app())).orElseThrow();
  }

  private <T> T inMarket(Supplier<T> work) {
    return Objects.requireNonNull(acting.as(MARKET, () -> transaction.execute(_ -> work.get())));
  }
}
