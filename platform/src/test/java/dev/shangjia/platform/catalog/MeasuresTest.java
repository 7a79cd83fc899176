package dev.shangjia.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.Side;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What operators decide about listings by hand, as they do it in a browser. */
@PlatformTest
class MeasuresTest {
  private static final String REASON = "User complaints about lost data are being looked into.";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private Listings listings;
  @Autowired private Acting acting;

  private TestListings market;
  private Listing listing;
  private Browsing lead;

  @BeforeEach
  void aListing() {
    market = new TestListings(context, "衡远科技");
    listing = market.list("衡远看板", "团队任务看板。", List.of("协作"));
    await().untilAsserted(() -> assertThat(now().isDisplayed()).isTrue());
    lead = new Browsing(port);
    lead.signIn(market.deskEmail(), market.password());
  }

  @Test
  void aMeasureIsShownToAllSidesWithItsDatesUntilItIsTakenBack() {
    assertThat(decide(lead, "suspend-service", "2099-12-31").status()).isEqualTo(302);

    assertThat(now().visibility().state()).isEqualTo(Visibility.State.SUSPENDED);
    assertThat(now().isUsable()).isFalse();
    assertThat(new Browsing(port).get(listing.href()).page().select("[role=status]").text())
        .contains("Suspended")
        .contains("2100-01-01");
    var provider = new Browsing(port);
    provider.signIn(market.email(), market.password());
    await()
        .untilAsserted(() -> assertThat(provider.get("/notices").text()).contains("衡远看板", REASON));

    Browsing.Answer page = lead.get(at());
    assertThat(page.text()).contains(REASON);
    lead.post(page.page().select("form[action$=take-back]").attr("action"), Map.of());

    assertThat(now().visibility().state()).isEqualTo(Visibility.State.NORMAL);
    await()
        .untilAsserted(() -> assertThat(provider.get("/notices").text()).contains("No longer so"));
  }

  @Test
  void ofTwoMeasuresTheGraverCountsAndTheOtherStaysWhenItGoes() {
    decide(lead, "stop-recommending", "");
    decide(lead, "delist", "");
    assertThat(now().visibility().state()).isEqualTo(Visibility.State.DELISTED);

    Browsing.Answer page = lead.get(at());
    lead.post(page.page().select("form[action$=take-back]").eachAttr("action").getLast(), Map.of());

    assertThat(now().visibility().state()).isEqualTo(Visibility.State.NOT_RECOMMENDED);
    assertThat(now().isSearchable()).isTrue();
    assertThat(now().isDisplayed()).isFalse();
  }

  @Test
  void aMeasureWithoutAReasonIsRefusedAndWhatWasTypedStays() {
    lead.get(at());
    Browsing.Answer refused =
        lead.post(at(), Map.of("kind", "delist", "zh", "原因", "en", " ", "until", "2099-01-01"));

    assertThat(refused.page().select("[role=alert]").text()).contains("in English");
    assertThat(refused.page().select("input[name=until]").val()).isEqualTo("2099-01-01");
    assertThat(now().visibility().state()).isEqualTo(Visibility.State.NORMAL);
  }

  @Test
  void aReviewerReadsAndDoesNotDecide() {
    accounts.found(
        Side.OPERATOR,
        "Reviewers",
        "reviewer-of-" + listing.address() + "@example.com",
        "Reviewer",
        market.password(),
        Set.of(MemberRole.REVIEWER));
    var reviewer = new Browsing(port);
    reviewer.signIn("reviewer-of-" + listing.address() + "@example.com", market.password());

    Browsing.Answer page = reviewer.get(at());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.page().select("select[name=kind]")).isEmpty();
    decide(reviewer, "delist", "");

    assertThat(now().visibility().state()).isEqualTo(Visibility.State.NORMAL);
  }

  @Test
  void indexesAreMadeAnewWhileTheyAreSearched() {
    lead.get("/desk/listings");
    assertThat(lead.post("/desk/listings/index", Map.of()).status()).isEqualTo(302);

    await()
        .untilAsserted(() -> assertThat(lead.get("/desk/listings").text()).contains("Made anew: "));
    assertThat(new Browsing(port).get("/market/search?q=衡远看板").text()).contains(listing.href());
  }

  private Browsing.Answer decide(Browsing by, String kind, String until) {
    by.get(at());
    return by.post(
        at(), Map.of("kind", kind, "zh", "正在核实用户关于数据丢失的投诉。", "en", REASON, "until", until));
  }

  private String at() {
    return "/desk/listings/" + listing.address();
  }

  private Listing now() {
    return acting
        .as(new Actor.SystemOfMarket("test"), () -> listings.find(listing.app()))
        .orElseThrow();
  }
}
