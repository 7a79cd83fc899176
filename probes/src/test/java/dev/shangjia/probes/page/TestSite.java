package dev.shangjia.probes.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A site on an address of this machine that answers what a test tells it to. */
final class TestSite implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private record Answer(int status, Map<String, String> headers, String body, Duration after) {}

  TestSite(String address) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), 0), 64);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /** A page with a title and what stands in its body. */
  TestSite page(String path, String body) {
    return answer(
        path,
        200,
        Map.of("Content-Type", "text/html; charset=utf-8"),
        "<!doctype html><html lang=zh><title>测试</title><body>" + body,
        Duration.ZERO);
  }

  TestSite redirect(String path, String to) {
    return answer(path, 302, Map.of("Location", to), "", Duration.ZERO);
  }

  TestSite answer(
      String path, int status, Map<String, String> headers, String body, Duration after) {
    answers.put(path, new Answer(status, headers, body, after));
    return this;
  }

  /** The paths that were asked for, in order. */
  List<String> asked() {
    return asked;
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url(String path) {
    return "http://" + server.getAddress().getAddress().getHostAddress() + ":" + port() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    Answer answer =
        answers.getOrDefault(path, new Answer(404, Map.of(), "not here", Duration.ZERO));
    try (exchange) {
      if (closed.await(answer.after().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
