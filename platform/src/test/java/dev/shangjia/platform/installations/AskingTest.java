package dev.shangjia.platform.installations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.TestListings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@PlatformTest
class AskingTest {
  private static final String POLICY = "/installations/policy";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;

  private TestListings market;
  private Enterprise enterprise;
  private Browsing admin;
  private Browsing member;
  private Browsing other;

  @BeforeEach
  void people() {
    market = new TestListings(context, "溪谷软件");
    enterprise = new Enterprise(context, port, "东篱食品");
    admin = enterprise.browser();
    member = member("Member");
    other = member("Other");
  }

  private Browsing member(String name) {
    String email = Enterprise.address("asking");
    enterprise.member(email, name);
    return enterprise.browser(email);
  }

  @Test
  void whoAsksGetsItWhenTheAdminAgreesAndNobodyElseDoes() {
    Listing listing = market.list("采购台账", "采购登记。", List.of("采购"));
    assertThat(member.get(listing.href()).page().select("main .btn").text())
        .isEqualTo("Ask for it");
    assertThat(ask(other, listing, "每天要用。")).isEqualTo("/my-apps");
    assertThat(ask(member, listing, "月底对账要用。")).isEqualTo("/my-apps");
    String form = "/my-apps/apps/" + listing.app();
    assertThat(member.post(form, Map.of("reason", "Again.")).text())
        .contains("asked for it already");
    assertThat(admin.get("/notices").text()).contains("Member asks for 采购台账");

    Browsing.Answer open = admin.get("/installations/requests");
    String card = open.page().select("form:contains(月底对账要用)").text();
    assertThat(card).contains("Member", "this member 1 times, 2 people in all", "手机号", "发送提醒");
    String request = open.page().select("form:contains(月底对账要用)").attr("action");
    admin.post(request, Map.of("answer", "grant", "version", "1"));
    assertThat(admin.get("/installations/requests").text())
        .contains("Agree to the permissions and terms first");
    admin.post(request, Map.of("answer", "grant", "version", "1", "agreed", "y", "words", "可以。"));

    assertThat(member.get("/my-apps").page().select(".market-grid").text()).contains("采购台账");
    assertThat(member.get("/my-apps").text()).contains("可以。");
    assertThat(other.get("/my-apps").page().select(".market-grid").text()).isEmpty();
    assertThat(member.get(listing.href()).page().select("main .btn").text()).isEqualTo("Open");
    String second =
        admin.get("/installations/requests").page().select("form:contains(每天要用)").attr("action");
    admin.post(second, Map.of("answer", "grant"));
    assertThat(other.get("/my-apps").page().select(".market-grid").text()).contains("采购台账");
    assertThat(member.get("/my-apps").page().select(".market-grid").text()).contains("采购台账");
  }

  @Test
  void theRulesSayWhoHasToAsk() {
    Listing listing = market.list("门店打印", "打印小票。", List.of("打印"));
    admin.get(POLICY);
    String rules =
        "# ours\ndeny: app.permissions.exists(p, p.contains(\"手机号\")) && app.name == \"门店打印\"\nallow: true";
    Browsing.Answer tried = admin.post(POLICY, Map.of("rules", rules, "doing", "try"));
    assertThat(tried.page().select("tr:contains(门店打印)").text()).contains("Denied", "Line 2:");
    assertThat(ask(member, listing, "试算不生效。")).as("trying changes nothing").isEqualTo("/my-apps");

    admin.post(POLICY, Map.of("rules", rules, "doing", "save"));

    assertThat(other.get("/my-apps/apps/" + listing.app()).text())
        .contains("does not allow this app");
    assertThat(ask(other, listing, "还是要用。")).isEmpty();
    Listing allowed = market.list("门店广播", "广播。", List.of("零售"));
    assertThat(ask(other, allowed, "")).isEqualTo("/my-apps");
    assertThat(other.get("/my-apps").page().select(".market-grid").text()).contains("门店广播");
    assertThat(member.get("/my-apps").page().select(".market-grid").text()).isEmpty();
  }

  @Test
  void aRuleThatCannotBeReadSaysWhereAndChangesNothing() {
    admin.get(POLICY);
    String rules = "allow: true\ndeny: app.permision.size() > 3\nforbid: true\nnothing";

    Browsing.Answer answer = admin.post(POLICY, Map.of("rules", rules, "doing", "save"));

    assertThat(answer.page().select("[role=alert] li").eachText())
        .satisfiesExactly(
            first ->
                assertThat(first).startsWith("Line 2, column").contains("permision", "permissions"),
            second -> assertThat(second).startsWith("Line 3, column 1: ").contains("forbid"),
            third -> assertThat(third).startsWith("Line 4, column 1: "));
    assertThat(admin.get(POLICY).page().select("textarea").text()).isEmpty();
  }

  @Test
  void onlyWhoHasAnAppRatesItAndOnce() {
    Listing listing = market.list("仓库看板", "看板。", List.of("仓储"));
    String form = "/installations/apps/" + listing.app();
    admin.get(form);
    String page =
        admin.post(form, Map.of("version", "1", "agreed", "y", "reach", "everybody")).location();
    admin.get(page);
    admin.post(page + "/rating", Map.of("stars", "2", "words", "不好用。"));
    admin.get(page);
    admin.post(page + "/rating", Map.of("stars", "6"));
    assertThat(admin.get(page).text()).contains("6 is no number of stars");
    admin.post(page + "/rating", Map.of("stars", "5", "words", "很好用。"));

    String shown = new Browsing(port).get(listing.href()).page().select("main").text();
    assertThat(shown).contains("5.0", "by 1 enterprises", "很好用。", "between 1.8 and 5.0");
    assertThat(shown).doesNotContain("不好用。").doesNotContain("东篱食品");
    admin.post(page + "/remove", Map.of("wish", "delete"));
    admin.post(page + "/rating", Map.of("stars", "1"));
    assertThat(new Browsing(port).get(listing.href()).text()).contains("5.0");
  }

  private static String ask(Browsing who, Listing listing, String reason) {
    String form = "/my-apps/apps/" + listing.app();
    who.get(form);
    return who.post(form, Map.of("reason", reason)).location();
  }
}
