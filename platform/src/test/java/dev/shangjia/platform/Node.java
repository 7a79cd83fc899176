package dev.shangjia.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A {@link NodeMain} that is running. */
final class Node implements AutoCloseable {
  static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final Process process;
  private final Path log;
  private final int port;

  private Node(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /** Starts one with these settings and does not wait. */
  static Node start(int port, Path log, Map<String, ?> settings) throws IOException {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            NodeMain.class.getName(),
            "--server.port=" + port,
            "--server.address=127.0.0.1",
            // One program of one desk does here what many do elsewhere.
            "--shangjia.limits.api-of-person.times=1000000",
            "--shangjia.limits.api-from-place.times=1000000"));
    settings.forEach((name, value) -> words.add("--" + name + "=" + value));
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new Node(process, log, port);
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  /** Waits until it takes requests. */
  Node awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (!isReady()) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() - end > 0) {
        throw new IllegalStateException("the node is not ready:\n" + Files.readString(log));
      }
    }
    return this;
  }

  private boolean isReady() throws InterruptedException {
    try {
      return CLIENT
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                      .timeout(Duration.ofSeconds(5))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Ends it as a power failure would. */
  void kill() {
    process.destroyForcibly();
    awaitEnd(START_LIMIT);
  }

  @Override
  public void close() {
    process.destroy();
    if (!awaitEnd(Duration.ofSeconds(30))) {
      kill();
    }
  }

  private boolean awaitEnd(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
