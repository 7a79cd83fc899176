package dev.shangjia.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shangjia.probes.net.HostResolver;
import dev.shangjia.probes.net.HostResolver.Lookup;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * One of the sites in the test's resources, served on 127.0.0.1 as the site of a provider. It knows
 * a path that is slow, one that leads into a private network and one that leads to another site.
 */
final class JourneySite implements AutoCloseable {
  /**
   * Not below {@code .dev}: browsers know that everything there speaks TLS alone, and ask this site
   * for it until they give up. A browser knows so in the first ten weeks after it was built.
   */
  static final String HOST = "minutes.shangjia.example";

  private static final int SLOW_MILLIS = 3500;
  private static final Map<String, String> TYPES =
      Map.of("html", "text/html; charset=utf-8", "css", "text/css", "json", "application/json");

  private final String name;
  private final HttpServer server;
  private final CountDownLatch closed = new CountDownLatch(1);

  JourneySite(String name) throws IOException {
    this.name = name;
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 64);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String url(String path) {
    return "http://" + HOST + ":" + server.getAddress().getPort() + path;
  }

  /** The names that there are: the provider's, another one, and one of a private network. */
  static HostResolver names() {
    return host ->
        switch (host) {
          case HOST, "www.elsewhere-shop.cn" -> found("127.0.0.1");
          case "inside." + HOST -> found("10.0.0.1");
          default -> new Lookup.Unknown();
        };
  }

  private static Lookup found(String address) {
    return new Lookup.Found(List.of(InetAddress.ofLiteral(address)));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int port = server.getAddress().getPort();
    try (exchange) {
      switch (path) {
        case "/slow.js" -> {
          if (!closed.await(SLOW_MILLIS, TimeUnit.MILLISECONDS)) {
            send(exchange, 200, "text/javascript", new byte[0]);
          }
        }
        case "/inside" -> redirect(exchange, "http://inside." + HOST + "/");
        case "/elsewhere" -> redirect(exchange, "http://www.elsewhere-shop.cn:" + port + "/");
        default -> file(exchange, path.endsWith("/") ? path + "index.html" : path);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  private void file(HttpExchange exchange, String path) throws IOException {
    try (InputStream file = JourneySite.class.getResourceAsStream("sites/" + name + path)) {
      if (file == null) {
        send(
            exchange,
            404,
            "text/plain; charset=utf-8",
            "not here".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return;
      }
      String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/plain");
      send(exchange, 200, type, file.readAllBytes());
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
