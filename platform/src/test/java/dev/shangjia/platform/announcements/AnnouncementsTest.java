package dev.shangjia.platform.announcements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.Side;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Announcements reach who is meant, in time, once, over HTTP. */
@PlatformTest
@TestPropertySource(
    properties = {"shangjia.test=announcements", "db-scheduler.polling-interval=1h"})
class AnnouncementsTest {
  private static final String PASSWORD = "copper meadow 58 lantern";
  private static final AtomicInteger COUNT = new AtomicInteger();

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Announcements announcements;
  @Autowired private ShownAnnouncements shown;
  @Autowired private Apps apps;
  @Autowired private Acting acting;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private Person author;
  private LocalDate today;

  /** Somebody, and the browser in which they are signed in. */
  private record Person(SignedIn who, Browsing browser) {
    String banners() {
      return browser.get("/account?lang=en").page().select(".banners").text();
    }

    long notices(String title) {
      return browser.get("/notices?lang=en").page().select("main").text().split(title, -1).length
          - 1L;
    }
  }

  @BeforeEach
  void anAuthor() {
    today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    author = person(Side.OPERATOR, MemberRole.POLICY_AUTHOR);
  }

  @AfterEach
  void nothingIsAnnounced() {
    acting.as(
        new Actor.SystemOfMarket("test"),
        () ->
            transaction.executeWithoutResult(
                _ -> jdbc.sql("DELETE FROM announcements.announcement").update()));
    shown.forget();
  }

  private Person person(Side side, MemberRole role) {
    String name = "announced-" + COUNT.incrementAndGet();
    String email = name + "@example.com";
    SignedIn who = accounts.found(side, name, email, name, PASSWORD, Set.of(role));
    var browser = new Browsing(port);
    assertThat(browser.signIn(email, PASSWORD).location()).isEqualTo("/");
    return new Person(who, browser);
  }

  private Map<String, String> form(String title, String audience, int inDays, int lead) {
    Element key =
        author.browser().get("/policy/announcements").page().expectFirst("input[name=key]");
    var form = new HashMap<String, String>();
    form.put("key", key.val());
    form.put("titleZh", "中文" + title);
    form.put("titleEn", title);
    form.put("textZh", "正文");
    form.put("textEn", "Text of " + title);
    form.put("audience", audience);
    form.put("starts", today.plusDays(inDays).toString());
    form.put("ends", today.plusDays(inDays + 3L).toString());
    form.put("leadDays", Integer.toString(lead));
    return form;
  }

  private void announce(String title, String audience, int inDays, int lead) {
    assertThat(
            author
                .browser()
                .post("/policy/announcements", form(title, audience, inDays, lead))
                .location())
        .isEqualTo("/policy/announcements");
  }

  private void told() {
    acting.as(new Actor.SystemOfMarket("test"), announcements::tell);
  }

  @Test
  void everybodyIsToldOnceAndSeesItAboveEveryPage() {
    Person provider = person(Side.PROVIDER, MemberRole.OWNER);
    Person enterprise = person(Side.ENTERPRISE, MemberRole.ADMIN);

    announce("Maintenance", Audience.EVERYONE, 7, 7);
    told();
    forgetThatAllWereTold();
    told();

    for (Person one : new Person[] {provider, enterprise}) {
      assertThat(one.banners()).contains("Maintenance", today.plusDays(7).toString());
      assertThat(one.notices("Maintenance \\(from|Text of Maintenance")).as("once").isEqualTo(1);
    }
    assertThat(new Browsing(port).get("/sign-in?lang=en").text()).contains("Text of Maintenance");
    assertThat(new Browsing(port).get("/sign-in?lang=zh-CN").text()).contains("中文Maintenance");
  }

  /** As when the server stops before it could write down that all were told. */
  private void forgetThatAllWereTold() {
    acting.as(
        new Actor.SystemOfMarket("test"),
        () ->
            transaction.executeWithoutResult(
                _ -> jdbc.sql("UPDATE announcements.announcement SET told_at = NULL").update()));
  }

  @Test
  void aFormThatIsSentTwiceAnnouncesOnce() {
    Map<String, String> form = form("Twice", Audience.EVERYONE, 0, 0);
    author.browser().post("/policy/announcements", form);
    author.browser().post("/policy/announcements", form);

    assertThat(author.browser().get("/policy/announcements?lang=en").page().select("main li"))
        .hasSize(1);
  }

  @Test
  void nobodyIsToldBeforeItsTime() {
    announce("Later", Audience.EVERYONE, 30, 7);
    told();

    assertThat(author.banners()).isEmpty();
    assertThat(author.notices("Later")).isZero();
    assertThat(author.browser().get("/policy/announcements?lang=en").text())
        .contains("to come", "told from " + today.plusDays(23));
  }

  @Test
  void aLeadTimeIsAPromise() {
    Browsing.Answer refused =
        author
            .browser()
            .post("/policy/announcements?lang=en", form("Soon", Audience.EVERYONE, 3, 7));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page().select("[role=alert]").text())
        .contains("7 days before", today.plusDays(7).toString());
    assertThat(refused.page().expectFirst("#titleEn").val()).as("what was typed").isEqualTo("Soon");
    assertThat(refused.page().select("main li")).isEmpty();
  }

  @Test
  void othersThanThoseMeantAreNotTold() {
    Person inProgram = person(Side.PROVIDER, MemberRole.OWNER);
    Person outside = person(Side.PROVIDER, MemberRole.OWNER);
    Person reviewer = person(Side.OPERATOR, MemberRole.REVIEWER);
    acting.as(
        inProgram.who().actor(),
        () -> apps.create(inProgram.who().organization(), "weda", "An app of WeDa"));

    announce("Only weda", "program:weda", 0, 0);
    announce("Only reviewers", "role:reviewer", 0, 0);
    told();

    assertThat(inProgram.banners()).contains("Only weda").doesNotContain("Only reviewers");
    assertThat(inProgram.notices("Text of Only weda")).isEqualTo(1);
    assertThat(outside.banners()).isEmpty();
    assertThat(outside.notices("Only")).isZero();
    assertThat(reviewer.banners()).contains("Only reviewers").doesNotContain("Only weda");
    assertThat(reviewer.notices("Text of Only reviewers")).isEqualTo(1);
    assertThat(new Browsing(port).get("/sign-in?lang=en").text())
        .doesNotContain("Only weda", "Only reviewers");
  }

  @Test
  void whatIsTakenBackIsShownNoMore() {
    announce("Wrong", Audience.EVERYONE, 0, 0);
    assertThat(author.banners()).contains("Wrong");
    String withdraw =
        author
            .browser()
            .get("/policy/announcements")
            .page()
            .expectFirst("form[action$=/withdraw]")
            .attr("action");

    author.browser().post(withdraw, Map.of());

    assertThat(author.banners()).isEmpty();
    told();
    assertThat(author.notices("Wrong")).isZero();
    assertThat(author.browser().post(withdraw, Map.of()).status()).isEqualTo(404);
  }

  @Test
  void othersOfTheDeskReadAndDoNotAnnounceAndProvidersDoNeither() {
    Map<String, String> form = form("Not mine", Audience.EVERYONE, 0, 0);
    Person reviewer = person(Side.OPERATOR, MemberRole.REVIEWER);
    assertThat(reviewer.browser().get("/policy/announcements").page().select("#titleEn")).isEmpty();
    assertThat(reviewer.browser().post("/policy/announcements", form).status()).isEqualTo(403);
    Person provider = person(Side.PROVIDER, MemberRole.OWNER);
    assertThat(provider.browser().get("/policy/announcements").status()).isEqualTo(403);
    assertThat(provider.browser().post("/policy/announcements", form).status()).isEqualTo(403);
  }
}
