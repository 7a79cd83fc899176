package dev.shangjia.cli.market;

import dev.shangjia.engine.Language;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Asks a market over HTTP. It follows no redirects: a token goes to the address it was meant for.
 */
public final class MarketClient implements AutoCloseable {
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration ANSWERING = Duration.ofMinutes(2);
  private static final Duration UPLOADING = Duration.ofMinutes(15);
  private static final String JSON = "application/json";

  private final MarketAddress address;
  private final String token;
  private final Language language;
  private final HttpClient http;

  /**
   * A client of one market.
   *
   * @param token a personal access token
   * @param language in which the market explains itself
   */
  public MarketClient(MarketAddress address, String token, Language language) {
    this.address = address;
    this.token = token;
    this.language = language;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Reads something. */
  public MarketAnswer get(String path) {
    return send(request(path, ANSWERING).GET());
  }

  /** Has something done. */
  public MarketAnswer post(String path, JsonNode body) {
    return send(sending(request(path, ANSWERING), "POST", JSON, text(body)));
  }

  /** Puts a file. */
  public MarketAnswer put(String path, Path file) throws IOException {
    return send(
        sending(
            request(path, UPLOADING),
            "PUT",
            "application/octet-stream",
            BodyPublishers.ofFile(file)));
  }

  private HttpRequest.Builder request(String path, Duration timeout) {
    return HttpRequest.newBuilder(address.at(path))
        .timeout(timeout)
        .header("Authorization", "Bearer " + token)
        .header("Accept", JSON + ", application/problem+json")
        .header("Accept-Language", language == Language.ZH ? "zh-CN" : "en");
  }

  private static BodyPublisher text(JsonNode body) {
    return BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8);
  }

  private static HttpRequest.Builder sending(
      HttpRequest.Builder request, String method, String type, BodyPublisher body) {
    return request.header("Content-Type", type).method(method, body);
  }

  private MarketAnswer send(HttpRequest.Builder request) {
    try {
      return answer(http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      String why = e.getMessage();
      return new MarketAnswer.Unreachable(
          e.getClass().getSimpleName() + (why == null ? "" : ": " + why));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new MarketAnswer.Unreachable("interrupted");
    }
  }

  private static MarketAnswer answer(HttpResponse<String> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    JsonNode json = parsed(response.body());
    int status = response.statusCode();
    if (status / 100 == 2 && type.toLowerCase(Locale.ROOT).startsWith(JSON) && json.isObject()) {
      return new MarketAnswer.Done(response.body(), json);
    }
    String code = json.path("code").asString("");
    return status >= 400 && !code.isEmpty()
        ? new MarketAnswer.Refused(status, code, json.path("detail").asString(""), json)
        : new MarketAnswer.NoMarket(status);
  }

  private static JsonNode parsed(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
