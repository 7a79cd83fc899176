package dev.shangjia.platform.installations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.TestListings;
import dev.shangjia.platform.effects.Effects;
import dev.shangjia.platform.effects.NewEffect;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PlatformTest
class InstallationsTest {
  private static final Actor MARKET = new Actor.SystemOfMarket("test");
  private static final AtomicInteger CASES = new AtomicInteger(800_000);

  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;
  @Autowired private Installations installations;
  @Autowired private Apps apps;
  @Autowired private Acting acting;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  private TestListings market;
  private Enterprise enterprise;
  private Browsing admin;

  @BeforeEach
  void people() {
    market = new TestListings(context, "云栖门店");
    enterprise = new Enterprise(context, port, "南山茶业");
    admin = enterprise.browser();
  }

  @Test
  void whoIsChosenFindsTheAppAndOthersDoNot() {
    Listing listing = market.list("门店排班", "排班与换班。", List.of("零售"));
    String chosen = Enterprise.address("chosen");
    String other = Enterprise.address("other");
    enterprise.member(chosen, "Chosen");
    enterprise.member(other, "Other");

    Browsing.Answer page = admin.get(form(listing));
    assertThat(page.page().select("main").text()).contains("手机号", "发送提醒", "¥299");
    String person =
        page.page().select("label:contains(" + chosen + ") input[name=people]").attr("value");
    String installed =
        admin
            .post(
                form(listing),
                Map.of("version", "1", "agreed", "yes", "reach", "some", "people", person))
            .location();

    assertThat(installed).matches("/installations/\\d+");
    Browsing theirs = enterprise.browser(chosen);
    assertThat(theirs.get("/my-apps").text()).contains("门店排班");
    assertThat(enterprise.browser(other).get("/my-apps").text()).doesNotContain("门店排班");
    String open = "/my-apps/" + id(installed);
    assertThat(theirs.get(open).status()).isEqualTo(200);
    assertThat(enterprise.browser(other).get(open).status()).isEqualTo(404);
    assertThat(enterprise.browser(other).get(installed).status()).isEqualTo(403);
  }

  @Test
  void nothingIsInstalledWithoutAgreementOrForNobody() {
    Listing listing = market.list("盘点助手", "门店盘点。", List.of("零售"));
    admin.get(form(listing));

    assertThat(admin.post(form(listing), Map.of("version", "1", "reach", "everybody")).text())
        .contains("Agree to the permissions and terms first");
    assertThat(
            admin
                .post(form(listing), Map.of("version", "1", "agreed", "y", "reach", "some"))
                .text())
        .contains("named none");
    assertThat(
            admin
                .post(
                    form(listing),
                    Map.of(
                        "version", "1", "agreed", "y", "reach", "some", "emails", "who@nowhere.cn"))
                .text())
        .contains("does not know “who@nowhere.cn”");
    assertThat(
            admin
                .post(form(listing), Map.of("version", "7", "agreed", "y", "reach", "everybody"))
                .text())
        .contains("You looked at version 7, and now it is version 1");
    assertThat(installed()).isEmpty();
  }

  @Test
  void aVersionThatAsksForMoreWaitsAndOneThatDoesNotFollows() {
    Listing listing = market.list("会员积分", "第一版。", List.of("零售"));
    String page = install(listing);
    assertThat(publish(listing, "第二版。", "手机号").version()).isEqualTo(2);
    await().untilAsserted(() -> assertThat(installed().getFirst().version()).isEqualTo(2));

    publish(listing, "第三版。", "手机号", "位置");

    await().untilAsserted(() -> assertThat(installed().getFirst().waiting()).isEqualTo(3));
    assertThat(installed().getFirst().version()).isEqualTo(2);
    Browsing.Answer waiting = admin.get(page);
    assertThat(waiting.page().select("form[action$=consent]").text()).contains("位置");
    assertThat(waiting.page().select("form[action$=consent]").text()).doesNotContain("手机号");
    assertThat(admin.get("/notices").text()).contains("会员积分 asks for more");
    assertThat(admin.post(page + "/consent", Map.of("version", "3")).location()).isEqualTo(page);
    assertThat(installed().getFirst().version()).as("not without agreement").isEqualTo(2);

    admin.post(page + "/consent", Map.of("version", "3", "agreed", "yes"));

    assertThat(installed().getFirst().version()).isEqualTo(3);
    assertThat(installed().getFirst().waiting()).isNull();
    assertThat(admin.get(page).text()).contains("Agreed to version 3", "Version 2 followed");
  }

  @Test
  void whatIsRemovedIsOwedUntilItsProviderConfirms() {
    Listing listing = market.list("巡店相册", "巡店拍照。", List.of("零售"));
    String page = install(listing);
    String member = Enterprise.address("member");
    enterprise.member(member, "Member");
    Browsing theirs = enterprise.browser(member);
    assertThat(theirs.get("/my-apps").text()).contains("巡店相册");

    admin.post(page + "/remove", Map.of());
    assertThat(installed()).as("not without saying what becomes of the data").hasSize(1);
    admin.post(page + "/remove", Map.of("wish", "return"));

    assertThat(installed()).isEmpty();
    assertThat(theirs.get("/my-apps").text()).doesNotContain("巡店相册");
    assertThat(theirs.get("/my-apps/" + id(page)).status()).isEqualTo(404);
    assertThat(admin.get(page).text()).contains("To be returned and deleted by");
    var provider = new Browsing(port);
    provider.signIn(market.email(), market.password());
    Browsing.Answer owed = provider.get("/removals");
    assertThat(owed.text()).contains("南山茶业", "巡店相册").doesNotContain("Admin");
    assertThat(provider.get("/notices").text()).contains("南山茶业 removed 巡店相册");
    String confirm = owed.page().select("form[action^=/removals/]").attr("action");

    assertThat(provider.post(confirm, Map.of("answer", " ")).location()).isEqualTo("/removals");
    assertThat(provider.get("/removals").text()).contains("Say in a sentence how it was done");
    provider.post(confirm, Map.of("answer", "已导出并发送，备份于 3 天后清除。"));

    assertThat(admin.get(page).text()).contains("Returned and deleted", "备份于 3 天后清除");
    assertThat(admin.get("/notices").text()).contains("The data of 巡店相册 was returned");
    assertThat(install(listing)).as("it can be installed anew").isNotEqualTo(page);
  }

  @Test
  void whatIsDelistedStopsForThoseWhoHaveItAndForThoseWhoDoNot() {
    Listing listing = market.list("门店客流", "客流统计。", List.of("零售"));
    String page = install(listing);
    var others = new Enterprise(context, port, "后来的企业");
    int caseId = CASES.incrementAndGet();
    due("delist", caseId, listing);

    await()
        .untilAsserted(() -> assertThat(admin.get("/notices").text()).contains("门店客流: Delisted."));
    Browsing.Answer stopped = admin.get("/my-apps/" + id(page));
    assertThat(stopped.page().select("[role=alert]").text())
        .contains("门店客流: Delisted.", "Nobody can open it", "Since 20");
    assertThat(admin.get(page).page().select("[role=status]").text()).contains("Delisted.");
    Browsing.Answer closed = others.browser().get(form(listing));
    assertThat(closed.page().select("main form")).isEmpty();
    assertThat(closed.text()).contains("Delisted.");
    assertThat(installs(others, listing)).isInstanceOf(Installing.Closed.class);

    acting.as(
        MARKET,
        () ->
            transaction.executeWithoutResult(
                _ -> context.getBean(Effects.class).undoSince(caseId, 1)));

    await()
        .untilAsserted(
            () ->
                assertThat(admin.get("/my-apps/" + id(page)).page().select("[role=alert]"))
                    .isEmpty());
    assertThat(installs(others, listing)).isInstanceOf(Installing.Done.class);
  }

  @Test
  void whoHasWhatItsProviderWithdrewKeepsIt() {
    Listing listing = market.list("门店工单", "报修工单。", List.of("零售"));
    String page = install(listing);
    due("withdraw-listing", CASES.incrementAndGet(), listing);
    await()
        .untilAsserted(
            () -> assertThat(admin.get(page).text()).contains("Withdrawn by its provider."));

    assertThat(admin.get("/my-apps/" + id(page)).page().select("[role=alert]")).isEmpty();
    assertThat(admin.post(page + "/audience", Map.of("reach", "everybody")).location())
        .as("it can be extended")
        .isEqualTo(page);
    assertThat(installs(new Enterprise(context, port, "后来的企业"), listing))
        .isInstanceOf(Installing.Closed.class);
  }

  @Test
  void whatIsOwedTooLongIsToldToTheDeskOnce() {
    Listing listing = market.list("门店公告", "发布公告。", List.of("零售"));
    String page = install(listing);
    admin.post(page + "/remove", Map.of("wish", "delete"));
    acting.as(
        enterprise.admin().actor(),
        () ->
            transaction.executeWithoutResult(
                _ ->
                    jdbc.sql(
                            "UPDATE installations.removal SET due_at = now() - interval '1 day'"
                                + " WHERE installation_id = :id")
                        .param("id", Long.parseLong(id(page)))
                        .update()));

    context.getBean(Removals.class).escalate();
    context.getBean(Removals.class).escalate();

    var desk = new Browsing(port);
    desk.signIn(market.email().replace("listings-", "listings-desk-"), market.password());
    assertThat(desk.get("/desk/removals").page().select("li:contains(门店公告)").text())
        .contains("Late: was to be deleted by", "南山茶业", "云栖门店");
    assertThat(desk.get("/notices").page().select("li:contains(Late: the data of 门店公告)"))
        .hasSize(1);
    assertThat(admin.get(page).text()).contains("Late: was to be deleted by");
  }

  private Installing installs(Enterprise who, Listing listing) {
    return Objects.requireNonNull(
        acting.as(
            who.admin().actor(),
            () ->
                installations.install(
                    who.admin(),
                    listing.app(),
                    1,
                    Installations.Agreement.GIVEN,
                    new Audience.Everybody())));
  }

  private void due(String name, int caseId, Listing listing) {
    acting.as(
        MARKET,
        () ->
            transaction.executeWithoutResult(
                _ ->
                    context
                        .getBean(Effects.class)
                        .due(
                            new NewEffect(
                                caseId,
                                1,
                                listing.provider(),
                                null,
                                "weda",
                                new Subject("app", listing.app().value()),
                                "end",
                                name,
                                null,
                                "1",
                                Instant.now()))));
  }

  /** Publishes another version, and says what the installation runs once that is known. */
  private Installation publish(Listing listing, String description, String... permissions) {
    App app = acting.as(market.provider().actor(), () -> apps.find(listing.app()).orElseThrow());
    ObjectNode goods = JsonMapper.shared().createObjectNode();
    goods.put("description", description).put("price", 299);
    for (String permission : permissions) {
      goods.withArray("collects").addObject().put("item", permission).put("purpose", "发送提醒");
    }
    int before = installed().getFirst().version();
    acting.as(
        market.provider().actor(),
        () -> market.listing(app, apps.newVersion(app), listing.content().name(), goods));
    await()
        .untilAsserted(
            () -> {
              Installation now = installed().getFirst();
              assertThat(now.version() > before || now.waiting() != null).isTrue();
            });
    return installed().getFirst();
  }

  private String install(Listing listing) {
    admin.get(form(listing));
    String page =
        admin
            .post(form(listing), Map.of("version", "1", "agreed", "yes", "reach", "everybody"))
            .location();
    assertThat(page).matches("/installations/\\d+");
    return page;
  }

  private List<Installation> installed() {
    return Objects.requireNonNull(
        acting.as(
            enterprise.admin().actor(), () -> installations.of(enterprise.admin().organization())));
  }

  private static String form(Listing listing) {
    return "/installations/apps/" + listing.app();
  }

  private static String id(String page) {
    return page.replaceAll(".*/", "");
  }
}
