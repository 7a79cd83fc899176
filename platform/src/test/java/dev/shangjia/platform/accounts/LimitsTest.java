package dev.shangjia.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.tenancy.Side;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@PlatformTest
@TestPropertySource(
    properties = {
      "shangjia.limits.api-of-person.times=4",
      "shangjia.limits.api-of-person.period=1h",
      "shangjia.limits.form-from-place.times=3",
      "shangjia.limits.TOKENOFPERSON.times=2"
    })
class LimitsTest {
  private static final String PASSWORD = "walnut feather 84 signal";

  @Autowired private Accounts accounts;
  @Autowired private ApplicationContext context;
  @LocalServerPort private int port;

  private SignedIn somebody;

  @BeforeEach
  void foundOperator() {
    if (!accounts.isSetUp()) {
      accounts.found(
          Side.OPERATOR,
          "Market",
          "operator@limits.example.com",
          "Operator",
          PASSWORD,
          Set.of(MemberRole.ADMINISTRATOR));
    }
    somebody =
        accounts.found(
            Side.PROVIDER,
            "Walnut",
            "owner-" + System.nanoTime() + "@limits.example.com",
            "Owner",
            PASSWORD,
            Set.of(MemberRole.OWNER));
  }

  @Test
  void aProgramThatAsksTooOftenIsToldWhenToComeBack() throws Exception {
    String token = TestTokens.of(somebody, context);
    for (int i = 0; i < 4; i++) {
      assertThat(me(token).statusCode()).isEqualTo(200);
    }

    HttpResponse<String> tooMany = me(token);
    assertThat(tooMany.statusCode()).isEqualTo(429);
    assertThat(tooMany.body()).contains("\"code\":\"too-many-requests\"");
    assertThat(Long.parseLong(tooMany.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(800L, 900L);
  }

  @Test
  void formsAreCountedForTheAddressThatAProxyTells() {
    for (int i = 0; i < 3; i++) {
      assertThat(join("203.0.113.7").status()).isEqualTo(200);
    }

    Browsing.Answer tooMany = join("203.0.113.7");
    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.retryAfter()).isNotEmpty();
    assertThat(tooMany.page().text()).contains("A moment, please");
    assertThat(join("203.0.113.8").status()).as("from another address").isEqualTo(200);
  }

  private Browsing.Answer join(String place) {
    var browser = new Browsing(port).from(place);
    browser.get("/join");
    return browser.post("/join", Map.of("side", "provider"));
  }

  @Test
  void limitsAreWrittenWithOrWithoutDashes() {
    assertThat(context.getBean(LimitSettings.class).rate(Limit.TOKEN_OF_PERSON))
        .isEqualTo(new Limit.Rate(2, Duration.ofHours(1)));
  }

  @Test
  void aLimitThatThereIsNotIsRefused() {
    var settings = Map.of("sign-upp", new LimitSettings.Change(1, null));

    assertThatThrownBy(() -> new LimitSettings(settings))
        .hasMessageContaining("shangjia.limits.sign-upp is no limit")
        .hasMessageContaining("sign-up-from-place");
  }

  @Test
  void thePageOfWaitingIsNotOpenedByItself() {
    assertThat(new Browsing(port).get("/too-many").status()).isEqualTo(404);
  }

  private HttpResponse<String> me(String token) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/me"))
              .header("Authorization", "Bearer " + token)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
