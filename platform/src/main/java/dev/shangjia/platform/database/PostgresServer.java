package dev.shangjia.platform.database;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The server on its port: started, started again on the same port when it ends though nobody asked
 * it to, and stopped.
 */
final class PostgresServer implements AutoCloseable {
  private static final Logger LOG = System.getLogger(PostgresServer.class.getName());
  private static final int PORTS_TRIED = 5;

  /** Sessions of a server that was killed keep its memory, and a new one out, until they notice. */
  private static final int RESTARTS_TRIED = 20;

  private static final Duration BETWEEN_RESTARTS = Duration.ofSeconds(1);

  private final Cluster cluster;
  private final PostgresBinaries binaries;
  private final RunAs runAs;
  private final PostgresSettings settings;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile int port;
  private volatile PostgresProcess process;

  /** Starts it and waits until it is ready. */
  PostgresServer(Cluster cluster, PostgresBinaries binaries, RunAs runAs, PostgresSettings settings)
      throws IOException {
    this.cluster = cluster;
    this.binaries = binaries;
    this.runAs = runAs;
    this.settings = settings;
    this.port = settings.port() == 0 ? freePort() : settings.port();
    this.process = launch();
    try {
      awaitReady();
    } catch (IOException | RuntimeException failed) {
      process.stop(settings.stopLimit());
      throw failed;
    }
    Thread.ofPlatform().daemon().name("shangjia-postgres-watch").start(this::watch);
  }

  private void awaitReady() throws IOException {
    int tries = 1;
    while (!process.isReadyWithin(settings.startLimit())) {
      refuseUnlessAnotherPortHelps(process.said(), tries++);
      port = freePort();
      process = launch();
    }
  }

  private void refuseUnlessAnotherPortHelps(String said, int tries) {
    if (!Faults.isPortTaken(said)) {
      throw new DatabaseUnavailable(Faults.ended(cluster.dataFolder(), "postgres", said));
    }
    if (settings.port() != 0 || tries == PORTS_TRIED) {
      throw new DatabaseUnavailable(new DatabaseFault.PortTaken(port));
    }
  }

  private PostgresProcess launch() throws IOException {
    return PostgresProcess.start(cluster, binaries, runAs, parameters());
  }

  private List<String> parameters() {
    return Stream.concat(
            Stream.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=" + settings.maxConnections(),
                Cluster.PASSWORDS_ARE_LONG,
                "shared_buffers=" + settings.sharedBuffersMegabytes() + "MB",
                "wal_level=minimal",
                "max_wal_senders=0",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_checkpoints=off",
                // Details of errors quote rows, which hold what is nobody's business.
                "log_error_verbosity=terse"),
            settings.durability().parameters().stream())
        .toList();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private void watch() {
    try {
      while (true) {
        process.awaitEnd();
        if (isClosing(Duration.ZERO)) {
          return;
        }
        LOG.log(Level.WARNING, "PostgreSQL ended unasked and is started again: " + process.said());
        restart();
      }
    } catch (IOException | RuntimeException failed) {
      LOG.log(Level.ERROR, "PostgreSQL ended and cannot be started again", failed);
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
  }

  private void restart() throws IOException, InterruptedException {
    for (int tries = 0; tries < RESTARTS_TRIED; tries++) {
      if (!relaunch() || process.isReadyWithin(settings.startLimit())) {
        return;
      }
      if (isClosing(BETWEEN_RESTARTS)) {
        return;
      }
    }
    throw new DatabaseUnavailable(Faults.ended(cluster.dataFolder(), "postgres", process.said()));
  }

  /** Starts it once more, unless it is being closed. */
  private synchronized boolean relaunch() throws IOException, InterruptedException {
    if (isClosing(Duration.ZERO)) {
      return false;
    }
    process = launch();
    return true;
  }

  private boolean isClosing(Duration within) throws InterruptedException {
    return closing.await(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() throws IOException {
    stopping().stop(settings.stopLimit());
  }

  private synchronized PostgresProcess stopping() {
    closing.countDown();
    return process;
  }
}
