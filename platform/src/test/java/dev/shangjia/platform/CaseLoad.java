package dev.shangjia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Providers who apply, and a desk that returns and passes what they hand in, over HTTP. Whoever
 * gets no answer does not know whether it was heard, and does the same once more.
 */
final class CaseLoad {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final List<Integer> ports;
  private final AtomicInteger turn = new AtomicInteger();
  private final Caller desk;
  private final AtomicBoolean goesOn = new AtomicBoolean(true);
  private final AtomicInteger answers = new AtomicInteger();
  private final Map<Long, Integer> promised = new ConcurrentHashMap<>();
  private final Map<Long, Long> cases = new ConcurrentHashMap<>();

  /** On servers that stand for each other: each request goes to the next one. */
  CaseLoad(List<Integer> ports, String deskToken) {
    this.ports = List.copyOf(ports);
    this.desk = new Caller(deskToken);
  }

  /** One provider, by a line of {@link NodeMain}'s list. */
  record Provider(String token, long organization, long dossier) {
    static Provider of(String line) {
      String[] parts = line.split(" ", -1);
      return new Provider(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }
  }

  /** How many requests were accepted so far. */
  int answers() {
    return answers.get();
  }

  /** The last sequence number that was promised for each case. */
  Map<Long, Integer> promised() {
    return promised;
  }

  /** The case of each organization that was told its number. */
  Map<Long, Long> cases() {
    return cases;
  }

  void stop() {
    goesOn.set(false);
  }

  /** Plays the cases of some providers, one after the other, until told to stop. */
  void play(List<Provider> providers) {
    for (Provider provider : providers) {
      if (!goesOn.get()) {
        return;
      }
      var owner = new Caller(provider.token());
      String dossier = handing(provider, owner);
      Accepted start = owner.accepted("/api/v1/cases", "{" + dossier + "}");
      if (start.number() == 0) {
        // It was heard before the server was killed; its number is not known to the provider.
        continue;
      }
      long id = start.number();
      cases.put(provider.organization(), id);
      promise(id, start.sequence());
      String acts = "/api/v1/cases/" + id + "/actions";
      String cites = ",\"citations\":[{\"rule\":\"joining/able\",\"reason\":\"look here\"}]";
      int seen = start.sequence();
      seen = step(id, seen, desk.accepted(acts, decide("return", cites, seen)));
      seen =
          step(
              id,
              seen,
              owner.accepted(
                  acts,
                  "{\"kind\":\"answer\",\"stage\":\"terms-review\",\"seen\":%d,%s}"
                      .formatted(seen, dossier)));
      step(id, seen, desk.accepted(acts, decide("pass", "", seen)));
    }
  }

  private int step(long id, int seen, Accepted accepted) {
    int now = accepted.sequence() == 0 ? sequenceOf(id) : accepted.sequence();
    if (goesOn.get()) {
      assertThat(now).as("sequence of case %d", id).isGreaterThan(seen);
      promise(id, now);
    }
    return now;
  }

  private int sequenceOf(long id) {
    HttpResponse<String> view = desk.patiently("/api/v1/cases/" + id, null);
    return view == null ? 0 : JSON.readTree(view.body()).path("sequence").asInt();
  }

  private void promise(long id, int sequence) {
    promised.merge(id, sequence, Math::max);
  }

  /** The provider's dossier; it is empty, and what is found in it is contested. */
  private static String handing(Provider provider, Caller owner) {
    String dossier = "\"dossier\":" + provider.dossier();
    HttpResponse<String> answer = owner.patiently("/api/v1/cases", "{" + dossier + "}");
    if (answer == null || answer.statusCode() != 409) {
      return dossier;
    }
    ObjectNode contests = JSON.createObjectNode();
    JSON.readTree(answer.body())
        .path("findings")
        .forEach(
            finding -> contests.put(finding.path("fingerprint").asString(), "Only for this test."));
    return dossier + ",\"contests\":" + contests;
  }

  private static String decide(String outcome, String citations, int seen) {
    return "{\"kind\":\"decide\",\"stage\":\"terms-review\",\"outcome\":\"%s\",\"rest\":\"met\",\"seen\":%d%s}"
        .formatted(outcome, seen, citations);
  }

  /** What was accepted; zeros when it had been heard before, or when the load was stopped. */
  private record Accepted(long number, int sequence) {}

  /** Somebody's program, which outlives the server. */
  private final class Caller {
    private final String token;

    Caller(String token) {
      this.token = token;
    }

    Accepted accepted(String path, String json) {
      HttpResponse<String> answer = patiently(path, json);
      if (answer == null) {
        return new Accepted(0, 0);
      }
      JsonNode body = JSON.readTree(answer.body());
      if (answer.statusCode() == 409) {
        assertThat(body.path("code").asString()).isIn("open-already", "case-moved");
        return new Accepted(0, 0);
      }
      answers.incrementAndGet();
      return new Accepted(body.path("id").asLong(), body.path("sequence").asInt());
    }

    /** Asks until there is an answer; null when the load was stopped before. */
    @Nullable HttpResponse<String> patiently(String path, @Nullable String json) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (goesOn.get()) {
        try {
          HttpResponse<String> answer = CLIENT.send(request(path, json), BodyHandlers.ofString());
          if (answer.statusCode() < 300 || answer.statusCode() == 409) {
            return answer;
          }
          assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(500);
        } catch (IOException notThere) {
          assertThat(System.nanoTime()).as("patience with the server").isLessThan(end);
          LockSupport.parkNanos(Node.LOOK_AGAIN.toNanos());
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          return null;
        }
      }
      return null;
    }

    private int nextPort() {
      return ports.get(Math.floorMod(turn.getAndIncrement(), ports.size()));
    }

    private HttpRequest request(String path, @Nullable String json) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + nextPort() + path))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .timeout(Duration.ofSeconds(30));
      return json == null
          ? request.GET().build()
          : request.POST(HttpRequest.BodyPublishers.ofString(json)).build();
    }
  }
}
