package dev.shangjia.platform;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A browser without a screen: keeps cookies, follows nothing by itself, and sends the token of the
 * page that it saw last with every form.
 */
public final class Browsing {
  private final String root;
  private final HttpClient client;
  private String token = "";
  private String place = "";

  /** A browser with no cookies that looks at a server of this machine. */
  public Browsing(int port) {
    this(
        port,
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(10))
            .build());
  }

  private Browsing(int port, HttpClient client) {
    this.root = "http://127.0.0.1:" + port;
    this.client = client;
  }

  /** The same browser with the same cookies, looking at another server of this machine. */
  public Browsing at(int port) {
    return new Browsing(port, client);
  }

  /** As a proxy tells of it that stands between this browser, at an address, and the server. */
  public Browsing from(String address) {
    this.place = address;
    return this;
  }

  /**
   * An answer: its status, its page, where it leads, and after how many seconds one may come again,
   * which is empty where it does not say.
   */
  public record Answer(
      int status,
      Document page,
      String location,
      String text,
      String retryAfter,
      boolean asksForReload) {}

  /** Opens a page. */
  public Answer get(String path) {
    return send(HttpRequest.newBuilder(URI.create(root + path)).GET());
  }

  /** Sends a form. */
  public Answer post(String path, Map<String, String> fields) {
    return send(form(path, fields));
  }

  /** Sends a form with one file. */
  public Answer postFile(String path, String field, String content) {
    return postFile(path, field, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a form with one file. */
  public Answer postFile(String path, String field, byte[] content) {
    String boundary = "boundary-of-a-test";
    String head =
        """
        --%1$s
        Content-Disposition: form-data; name="_csrf"

        %2$s
        --%1$s
        Content-Disposition: form-data; name="%3$s"; filename="%3$s.zip"
        Content-Type: application/octet-stream

        """
            .formatted(boundary, token, field)
            .replace("\n", "\r\n");
    String end = "\r\n--%s--\r\n".formatted(boundary);
    return send(
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(
                HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofString(head),
                    HttpRequest.BodyPublishers.ofByteArray(content),
                    HttpRequest.BodyPublishers.ofString(end))));
  }

  /** Sends a form as a script of the page does, which replaces parts of it by the answer. */
  public Answer postFromScript(String path, Map<String, String> fields) {
    return send(form(path, fields).header("HX-Request", "true"));
  }

  private HttpRequest.Builder form(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&", "_csrf=" + encoded(token) + "&", ""));
    return HttpRequest.newBuilder(URI.create(root + path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  /** Signs in; the answer leads to the first page. */
  public Answer signIn(String email, String password) {
    get("/sign-in");
    return post("/sign-in", Map.of("email", email, "password", password));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      if (!place.isEmpty()) {
        request.header("X-Forwarded-For", place);
      }
      HttpResponse<String> response =
          client.send(
              request.header("Accept-Language", "en").timeout(Duration.ofSeconds(60)).build(),
              BodyHandlers.ofString());
      Document page = Jsoup.parse(response.body(), root);
      var csrf = page.selectFirst("input[name=_csrf]");
      if (csrf != null) {
        token = csrf.attr("value");
      }
      return new Answer(
          response.statusCode(),
          page,
          response.headers().firstValue("Location").orElse("").replace(root, ""),
          response.body(),
          response.headers().firstValue("Retry-After").orElse(""),
          response.headers().firstValue("HX-Refresh").isPresent());
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + root, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
