package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.TestTokens;
import dev.shangjia.platform.accounts.TokenScope;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.inspections.Inspections;
import dev.shangjia.platform.tenancy.Acting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PlatformTest
class CaseApiTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String PASS =
      """
      {"kind": "decide", "stage": "terms-review", "outcome": "pass", "rest": "met"}
      """;

  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private Dossiers dossiers;
  @Autowired private Inspections inspections;
  @Autowired private CaseReading reading;
  @Autowired private Acting acting;

  private Somebody provider;
  private Somebody desk;
  private long dossier;

  @BeforeEach
  void people() {
    var market = new Market(accounts);
    provider = market.provider();
    desk = market.desk();
    var organization = provider.signedIn().organization();
    DossierId opened =
        acting.as(
            provider.signedIn().actor(),
            () ->
                dossiers.open(
                    organization,
                    new DossierKey("weda", "joining", "organization", organization.value()),
                    null));
    dossier = opened.value();
  }

  @Test
  void aTokenForSubmittingDecidesNothingAndOneForTheDeskDoes() {
    long id = started();

    assertThat(post(token(desk, TokenScope.READ, TokenScope.SUBMIT), acts(id), PASS).statusCode())
        .isEqualTo(403);
    assertThat(view(id).isOpen()).isTrue();

    assertThat(post(token(desk, TokenScope.READ, TokenScope.DESK), acts(id), PASS).statusCode())
        .isEqualTo(200);
    assertThat(view(id).isOpen()).isFalse();
  }

  @Test
  void anUnknownWordIsRefusedWithThoseThatThereAre() {
    long id = started();
    String pass = PASS.replace("\"met\"", "\"mett\"");

    HttpResponse<String> refused =
        post(token(desk, TokenScope.READ, TokenScope.DESK), acts(id), pass);

    assertThat(refused.statusCode()).isEqualTo(400);
    JsonNode problem = JSON.readTree(refused.body());
    assertThat(problem.path("code").asString()).isEqualTo("unknown-value");
    assertThat(problem.path("detail").asString()).contains("mett", "open", "met");
    assertThat(view(id).isOpen()).isTrue();
  }

  @Test
  void aTokenForTheDeskHandsNothingInForAProvider() {
    String token = token(provider, TokenScope.READ, TokenScope.DESK);

    assertThat(post(token, "/api/v1/cases", start("{}")).statusCode()).isEqualTo(403);
  }

  @Test
  void whatIsFoundIsPutRightOrContestedAsOnThePages() {
    String token = token(provider, TokenScope.READ, TokenScope.SUBMIT);

    HttpResponse<String> refused = post(token, "/api/v1/cases", start("{}"));

    assertThat(refused.statusCode()).isEqualTo(409);
    JsonNode problem = JSON.readTree(refused.body());
    assertThat(problem.path("code").asString()).isEqualTo("findings-stand");
    assertThat(problem.path("findings").size()).isPositive();
  }

  @Test
  void whatIsHandedInIsInspected() {
    CaseView view = view(started());

    long handed = java.util.Objects.requireNonNull(view.row().snapshot());
    assertThat(
            acting.as(
                provider.signedIn().actor(),
                () -> inspections.latest(new dev.shangjia.platform.apps.SnapshotId(handed))))
        .isPresent();
  }

  private long started() {
    String token = token(provider, TokenScope.READ, TokenScope.SUBMIT);
    ObjectNode contests = JSON.createObjectNode();
    JSON.readTree(post(token, "/api/v1/cases", start("{}")).body())
        .path("findings")
        .forEach(one -> contests.put(one.path("fingerprint").asString(), "Only for this test."));
    HttpResponse<String> taken = post(token, "/api/v1/cases", start(contests.toString()));
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    return JSON.readTree(taken.body()).path("id").asLong();
  }

  private String start(String contests) {
    return "{\"dossier\": %d, \"contests\": %s}".formatted(dossier, contests);
  }

  private static String acts(long id) {
    return "/api/v1/cases/" + id + "/actions";
  }

  private CaseView view(long id) {
    return acting
        .as(desk.signedIn().actor(), () -> reading.view(new CaseId(id), desk.actor()))
        .orElseThrow();
  }

  private String token(Somebody whose, TokenScope... scopes) {
    return TestTokens.of(whose.signedIn(), context, Set.of(scopes));
  }

  private HttpResponse<String> post(String token, String path, String json) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
