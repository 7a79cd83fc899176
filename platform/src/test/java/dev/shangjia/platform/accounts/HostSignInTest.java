package dev.shangjia.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.tenancy.Side;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class HostSignInTest extends OutsideServers {
  private static final String PASSWORD = "orchid gravel 63 lantern";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired private Accounts accounts;
  @LocalServerPort private int port;

  private int number;
  private String email;
  private SignedIn member;
  private Browsing browser;

  @BeforeEach
  void foundProvider() {
    if (!accounts.isSetUp()) {
      accounts.found(
          Side.OPERATOR,
          "Market",
          "operator-of-hosts@example.com",
          "Operator",
          PASSWORD,
          EnumSet.of(MemberRole.ADMINISTRATOR));
    }
    number = NUMBER.incrementAndGet();
    email = "member-" + number + "@hosts.example.com";
    member =
        accounts.found(
            Side.PROVIDER, "Gravel " + number, email, "Member", PASSWORD, Set.of(MemberRole.OWNER));
    browser = new Browsing(port).from("198.51.100." + (100 + number));
  }

  @Test
  void whoHasAVerifiedMailOfAMemberIsThatMember() {
    HOST.isUsedBy("s-" + number, email.toUpperCase(java.util.Locale.ROOT), true, "Elsewhere");

    assertThat(signIn()).isEqualTo("/");
    assertThat(browser.get("/account").page().text()).contains(email);
    assertThat(browser.get("/account/security").page().text()).contains(HOST.issuer());
  }

  @Test
  void theNumberThereCountsAndNotALaterMail() {
    HOST.isUsedBy("s-" + number, email, true, "Member");
    signIn();
    HOST.isUsedBy("s-" + number, "renamed-" + email, true, "Member");
    browser = new Browsing(port).from("198.51.100.200");

    assertThat(signIn()).isEqualTo("/");
    assertThat(browser.get("/account").page().text()).contains(email).doesNotContain("renamed-");
  }

  @Test
  void whoGetsTheMailOfSomebodyElseGetsNoAccountWithIt() {
    HOST.isUsedBy("s-" + number, email, true, "Member");
    signIn();
    HOST.isUsedBy("successor-" + number, email, true, "Successor");
    browser = new Browsing(port).from("198.51.100.201");

    assertThat(signIn()).isEqualTo("/sign-in?otherIdentity");
    assertThat(browser.get("/account").status()).isEqualTo(302);
  }

  @Test
  void aMailThatIsNotVerifiedIsNobodys() {
    HOST.isUsedBy("s-" + number, email, false, "Thief");

    assertThat(signIn()).isEqualTo("/sign-in?unverified");
    assertThat(browser.get("/account").status()).isEqualTo(302);
  }

  @Test
  void whoMadeTheAccountWithSomebodyElsesMailIsNotInItAnyMore() {
    var earlier = new Browsing(port);
    earlier.signIn(email, PASSWORD);
    HOST.isUsedBy("s-" + number, email, true, "Real owner");

    signIn();

    assertThat(earlier.get("/account").status()).isEqualTo(302);
    assertThat(new Browsing(port).signIn(email, PASSWORD).location()).isEqualTo("/sign-in?refused");
  }

  @Test
  void believesOnlyWhatTheHostSigned() {
    HOST.isUsedBy("s-" + number, email, true, "Member");
    HOST.isImpersonated();

    assertThat(signIn()).isEqualTo("/sign-in?host");
    assertThat(browser.get("/account").status()).isEqualTo(302);
  }

  @Test
  void aHostThatDoesNotAnswerHindersNobodyElse() {
    assertThat(browser.get("/oauth2/authorization/silent").location()).isEqualTo("/sign-in?host");
    assertThat(browser.get("/sign-in?host").page().text()).contains("sign-in did not work");
    HOST.isUsedBy("s-" + number, email, true, "Member");
    assertThat(signIn()).isEqualTo("/");
  }

  @Test
  void whoIsNewIsToldHowToGetInAndIsNotSignedIn() {
    HOST.isUsedBy("new-" + number, "new-" + email, true, "Newcomer");

    assertThat(signIn()).isEqualTo("/sign-in/host");
    assertThat(browser.get("/sign-in/host").page().text())
        .contains("How to get in", "new-" + email);
    assertThat(browser.get("/account").status()).isEqualTo(302);
    assertThat(browser.get("/members").status()).isEqualTo(302);
  }

  @Test
  void whoIsNewAcceptsWhatTheyAreInvitedTo() {
    var owner = new Browsing(port);
    owner.signIn(email, PASSWORD);
    owner.get("/members");
    owner.post("/members/invite", Map.of("email", "new-" + email, "roles", "developer"));
    HOST.isUsedBy("new-" + number, "new-" + email, true, "Newcomer");
    signIn();
    String invitation =
        Objects.requireNonNull(browser.get("/sign-in/host").page().selectFirst("[name=invitation]"))
            .attr("value");

    assertThat(browser.post("/sign-in/host/accept", Map.of("invitation", invitation)).location())
        .isEqualTo("/");
    assertThat(browser.get("/members").page().text()).contains("Gravel " + number, "Newcomer");
  }

  @Test
  void anInvitationOfSomebodyElseIsNotAcceptedByItsNumber() {
    var owner = new Browsing(port);
    owner.signIn(email, PASSWORD);
    owner.get("/members");
    owner.post("/members/invite", Map.of("email", "wanted-" + email, "roles", "owner"));
    HOST.isUsedBy("wanted-" + number, "wanted-" + email, true, "Wanted");
    signIn();
    String invitation =
        Objects.requireNonNull(browser.get("/sign-in/host").page().selectFirst("[name=invitation]"))
            .attr("value");
    HOST.isUsedBy("other-" + number, "other-" + email, true, "Other");
    browser = new Browsing(port).from("198.51.100.202");
    signIn();
    browser.get("/sign-in/host");

    browser.post("/sign-in/host/accept", Map.of("invitation", invitation));

    assertThat(browser.get("/members").status()).isEqualTo(302);
    assertThat(accounts.memberships(member.person())).hasSize(1);
  }

  @Test
  void whoIsNewFoundsAProviderWhereTheMarketLetsThem() {
    HOST.isUsedBy("founder-" + number, "founder-" + email, true, "Founder");
    signIn();
    browser.get("/sign-in/host");

    browser.post("/sign-in/host/found", Map.of("organization", "Founded " + number));

    assertThat(browser.get("/members").page().text()).contains("Founded " + number, "Founder");
    HOST.isUsedBy("founder-" + number, "founder-" + email, true, "Founder");
    browser = new Browsing(port).from("198.51.100.203");
    assertThat(signIn()).as("they are known from then on").isEqualTo("/");
  }

  private String signIn() {
    browser.get("/sign-in");
    String there = browser.get("/oauth2/authorization/host").location();
    assertThat(there).startsWith(HOST.issuer() + "/authorize?");
    String back = HostOnLoopback.followed(there);
    return browser.get(back.substring(back.indexOf("/login/oauth2/"))).location();
  }
}
