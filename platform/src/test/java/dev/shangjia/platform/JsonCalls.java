package dev.shangjia.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses the market's API with a token. */
final class JsonCalls {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String root;
  private final String token;

  JsonCalls(int port, String token) {
    this.root = "http://127.0.0.1:" + port;
    this.token = token;
  }

  JsonNode post(String path, String json) {
    return JsonMapper.shared().readTree(send("POST", path, json).body());
  }

  HttpResponse<String> send(String method, String path, String json) {
    var request =
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(60))
            .method(
                method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("no answer to " + method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
