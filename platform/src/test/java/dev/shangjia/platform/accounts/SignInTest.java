package dev.shangjia.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.tenancy.Side;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest
class SignInTest {
  private static final String PASSWORD = "copper meadow 19 window";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired private Accounts accounts;
  @LocalServerPort private int port;

  private SignedIn person;
  private String email;

  @BeforeEach
  void foundEnterprise() {
    if (!accounts.isSetUp()) {
      accounts.found(
          Side.OPERATOR,
          "Market",
          "operator-of-sign-in@example.com",
          "Operator",
          PASSWORD,
          EnumSet.of(MemberRole.ADMINISTRATOR));
    }
    email = "admin-" + NUMBER.incrementAndGet() + "@sign-in.example.com";
    person =
        accounts.found(
            Side.ENTERPRISE, "Meadow", email, "Admin", PASSWORD, Set.of(MemberRole.ADMIN));
  }

  @Test
  void metricsAreForAdministratorsOfTheMarket() {
    var browser = new Browsing(port);
    browser.signIn(email, PASSWORD);
    assertThat(browser.get("/actuator/prometheus").status()).isEqualTo(403);

    String operator = "metrics-" + email;
    accounts.found(
        Side.OPERATOR, "Watch", operator, "Watch", PASSWORD, Set.of(MemberRole.ADMINISTRATOR));
    var watching = new Browsing(port);
    watching.signIn(operator, PASSWORD);
    assertThat(watching.get("/actuator/prometheus").text()).contains("jvm_memory_used_bytes");
  }

  @Test
  void foundsAnOrganizationAndSignsIn() {
    var browser = new Browsing(port);
    browser.get("/join");

    var joined =
        browser.post(
            "/join",
            Map.of(
                "side", "provider",
                "organization", "拾叶",
                "name", "小叶",
                "email", "new-" + email,
                "password", PASSWORD));

    assertThat(joined.status()).isEqualTo(302);
    assertThat(browser.get("/members").page().text()).contains("拾叶", "小叶", "Owner");
  }

  @Test
  void refusesPasswordsThatAreShortOrKnown() {
    var browser = new Browsing(port);
    browser.get("/join");
    var fields =
        Map.of("side", "provider", "organization", "Org", "name", "N", "email", "weak-" + email);

    assertThat(apply(browser, fields, "short")).contains("The password has 5 characters");
    assertThat(apply(browser, fields, "password1234567")).contains("quickly guessed");
    assertThat(apply(browser, fields, "weak-" + email)).contains("quickly guessed");
    assertThat(apply(browser, fields, "x".repeat(129))).contains("at most 128");
  }

  private static String apply(Browsing browser, Map<String, String> fields, String password) {
    var all = new java.util.TreeMap<>(fields);
    all.put("password", password);
    return browser.post("/join", all).page().text();
  }

  @Test
  void stopsWhoTriesTooManyPasswords() {
    var browser = new Browsing(port);
    for (int i = 0; i < Limit.SIGN_IN_OF_ADDRESS.usual().times(); i++) {
      assertThat(browser.signIn(email, "wrong password " + i).location())
          .isEqualTo("/sign-in?refused");
    }

    Browsing.Answer tooMany = browser.signIn(email, PASSWORD);
    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(Long.parseLong(tooMany.retryAfter())).isBetween(1L, 90L);
    assertThat(tooMany.page().text()).contains("A moment, please");
  }

  @Test
  void endsOtherSessionsWhenThePasswordChanges() {
    var here = new Browsing(port);
    var elsewhere = new Browsing(port);
    here.signIn(email, PASSWORD);
    elsewhere.signIn(email, PASSWORD);
    assertThat(here.get("/account/security").page().select(".list-group-item")).hasSize(2);

    here.post(
        "/account/password", Map.of("current", PASSWORD, "password", "silver harbour 31 candle"));

    assertThat(here.get("/account/security").status()).isEqualTo(200);
    assertThat(elsewhere.get("/account/security").status()).isEqualTo(302);
    assertThat(new Browsing(port).signIn(email, PASSWORD).location()).isEqualTo("/sign-in?refused");
  }

  @Test
  void letsAProgramActWithATokenAsFarAsItsScopesGo() throws Exception {
    var browser = new Browsing(port);
    browser.signIn(email, PASSWORD);
    browser.get("/account/tokens");
    browser.post("/account/tokens", Map.of("name", "CI", "scopes", "read", "days", "30"));
    String token =
        Objects.requireNonNull(browser.get("/account/tokens").page().selectFirst("#made"))
            .attr("value");

    assertThat(api("GET", "/api/v1/me", token).body()).contains("\"organizationName\":\"Meadow\"");
    assertThat(api("POST", "/api/v1/me", token).statusCode()).isEqualTo(403);
    assertThat(api("GET", "/api/v1/desk/queue", token).body()).contains("\"code\":\"not-allowed\"");
    assertThat(api("GET", "/api/v1/me", token + "x").statusCode()).isEqualTo(401);
    assertThat(browser.get("/api/v1/me").status()).as("a session is no token").isEqualTo(401);
    assertThat(browser.get("/account/tokens").page().text()).doesNotContain(token);

    accounts.join(
        person.organization(), "second-" + email, "Second", PASSWORD, Set.of(MemberRole.ADMIN));
    browser.post("/members/leave", Map.of());
    assertThat(api("GET", "/api/v1/me", token).statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> api(String method, String path, String token)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .header("Authorization", "Bearer " + token)
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
