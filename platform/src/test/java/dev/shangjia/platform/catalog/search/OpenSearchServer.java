package dev.shangjia.platform.catalog.search;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A node of OpenSearch as a process of its own, on this machine alone; it ends with the tests. */
final class OpenSearchServer {
  private static final Path BUILT =
      Path.of(System.getProperty("basedir", ".")).resolve("../opensearch/target");

  private static @Nullable OpenSearchServer running;

  private final Process process;
  private final int port;

  private OpenSearchServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** The one of this test run, started when it is first asked for. */
  static synchronized OpenSearchServer running() throws IOException, InterruptedException {
    OpenSearchServer server = running;
    if (server == null) {
      server = start();
      running = server;
    }
    return server;
  }

  private static OpenSearchServer start() throws IOException, InterruptedException {
    if (!Files.exists(BUILT.resolve("lib"))) {
      throw new IllegalStateException(
          BUILT.resolve("lib")
              + " is missing: mvn -Dall.tests -pl opensearch package puts OpenSearch together");
    }
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path folder = Files.createTempDirectory("opensearch");
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                BUILT.resolve("classes") + ":" + BUILT.resolve("lib") + "/*",
                "dev.shangjia.opensearch.Main",
                folder.toString(),
                Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!Files.readString(log).contains("\nready\n")) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("OpenSearch did not start:\n" + Files.readString(log));
      }
      Thread.sleep(100);
    }
    return new OpenSearchServer(process, port);
  }

  /** Where it takes requests. */
  String address() {
    if (!process.isAlive()) {
      throw new IllegalStateException("OpenSearch has ended");
    }
    return "http://127.0.0.1:" + port;
  }
}
