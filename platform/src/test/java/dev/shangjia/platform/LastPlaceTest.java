package dev.shangjia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.database.MigratedDatabase;
import dev.shangjia.platform.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Providers who come to two servers at once for the last places of a quota. */
class LastPlaceTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String INTAKE = "/desk/intake/weda/joining";
  private static final int PROVIDERS = 12;
  private static final int PLACES = 3;

  @TempDir Path folder;

  @Test
  void twoNodesLetInAsManyAsThereArePlacesAndQueueTheOthers() throws Exception {
    try (TestDatabase database = MigratedDatabase.copy()) {
      Map<String, Object> settings = new HashMap<>(MigratedDatabase.settings(database));
      settings.put("test.providers", PROVIDERS);
      settings.put("test.list", folder.resolve("providers"));
      try (Node one =
              Node.start(Node.freePort(), folder.resolve("one.log"), settings).awaitReady();
          Node other =
              Node.start(Node.freePort(), folder.resolve("other.log"), settings).awaitReady()) {
        List<CaseLoad.Provider> providers = providers();
        limit(one.port());
        List<HttpResponse<String>> answers = race(providers, List.of(one.port(), other.port()));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(PLACES);
        assertThat(answers)
            .filteredOn(answer -> answer.statusCode() == 202)
            .extracting(answer -> JSON.readTree(answer.body()).path("position").asInt())
            .containsExactlyInAnyOrderElementsOf(
                IntStream.rangeClosed(1, PROVIDERS - PLACES).boxed().toList());
      }
    }
  }

  private List<CaseLoad.Provider> providers() throws IOException {
    while (!Files.exists(folder.resolve("providers"))) {
      LockSupport.parkNanos(Node.LOOK_AGAIN.toNanos());
    }
    return Files.readAllLines(folder.resolve("providers")).stream()
        .skip(1)
        .map(CaseLoad.Provider::of)
        .toList();
  }

  private static void limit(int port) {
    var browser = new Browsing(port);
    browser.signIn(NodeMain.DESK, NodeMain.PASSWORD);
    browser.get(INTAKE);
    var fields = Map.of("intake", "open", "quota", "open-cases", "most", Integer.toString(PLACES));
    assertThat(browser.post(INTAKE, fields).status()).isEqualTo(302);
  }

  private static List<HttpResponse<String>> race(
      List<CaseLoad.Provider> providers, List<Integer> ports) throws Exception {
    var asking = new ArrayList<Callable<HttpResponse<String>>>();
    for (int i = 0; i < providers.size(); i++) {
      CaseLoad.Provider provider = providers.get(i);
      int port = ports.get(i % ports.size());
      String request = contested(provider, port);
      asking.add(() -> start(provider, port, request));
    }
    var answers = new ArrayList<HttpResponse<String>>();
    try (var all = Executors.newFixedThreadPool(providers.size())) {
      for (var answer : all.invokeAll(asking)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  /** The dossier is empty, and what is found in it is contested. */
  private static String contested(CaseLoad.Provider provider, int port) throws Exception {
    ObjectNode request = JSON.createObjectNode().put("dossier", provider.dossier());
    HttpResponse<String> answer = start(provider, port, request.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    ObjectNode contests = request.putObject("contests");
    for (JsonNode finding : JSON.readTree(answer.body()).path("findings")) {
      contests.put(finding.path("fingerprint").asString(), "Only for this test.");
    }
    return request.toString();
  }

  private static HttpResponse<String> start(CaseLoad.Provider provider, int port, String request)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/cases"))
            .header("Authorization", "Bearer " + provider.token())
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(60))
            .POST(HttpRequest.BodyPublishers.ofString(request))
            .build(),
        BodyHandlers.ofString());
  }
}
