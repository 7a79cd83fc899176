package dev.shangjia.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL server that runs as long as this object is open, on 127.0.0.1 only.
 *
 * <p>All it keeps lies in {@code postgres} in the data folder: the unpacked programs, the data, the
 * superuser's password (readable by the owner only) and the log. When this process is killed, Linux
 * stops the server cleanly; elsewhere the next start does.
 *
 * <pre>{@code
 * try (var postgres = EmbeddedPostgres.start(Path.of("data"), PostgresSettings.defaults())) {
 *   connect(postgres.jdbcUrl("shangjia"), postgres.superuser(), postgres.password());
 * }
 * }</pre>
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final int PORTS_TRIED = 5;

  private final Cluster cluster;
  private final PostgresSettings settings;
  private final FolderLock lock;
  private final String password;
  private final PostgresBinaries binaries;
  private final RunAs runAs;
  private int port;
  private PostgresProcess process;

  private EmbeddedPostgres(Cluster cluster, PostgresSettings settings, FolderLock lock)
      throws IOException {
    this.cluster = cluster;
    this.settings = settings;
    this.lock = lock;
    cluster.checkMajor();
    Faults.checkSpace(
        cluster.dataFolder(), cluster.exists() ? Faults.NEEDED : Faults.NEEDED_AT_FIRST);
    binaries = PostgresBinaries.in(cluster.home());
    runAs = RunAs.decide(cluster.dataFolder(), cluster.folder(), binaries.postgres());
    if (cluster.exists()) {
      new Leftover(cluster, binaries, runAs).clear();
      cluster.ownBy(runAs);
    } else {
      cluster.create(binaries, runAs, new SecureRandom());
    }
    password = cluster.password();
    port = settings.port() == 0 ? freePort() : settings.port();
    process = startOnPort(PORTS_TRIED);
  }

  /**
   * Starts the server on a data folder, and waits until it accepts connections. The first start
   * creates the folder and the data, which takes some seconds.
   *
   * @param dataFolder the server's data folder, of which {@code postgres} is used
   * @throws DatabaseUnavailable when it cannot run there; the fault says why
   */
  public static EmbeddedPostgres start(Path dataFolder, PostgresSettings settings) {
    Path data = dataFolder.toAbsolutePath().normalize();
    try {
      Path home = data.resolve("postgres");
      Folders.create(data, "rwxr-x--x");
      Folders.create(home, "rwx--x--x");
      FolderLock lock = FolderLock.take(data, home);
      try {
        return new EmbeddedPostgres(new Cluster(data, home), settings, lock);
      } catch (IOException | RuntimeException failed) {
        lock.close();
        throw failed;
      }
    } catch (IOException failed) {
      throw new DatabaseUnavailable(Faults.of(data, failed), failed);
    }
  }

  private PostgresProcess startOnPort(int tries) throws IOException {
    var started = PostgresProcess.start(cluster, binaries, runAs, parameters());
    if (started.isReadyWithin(settings.startLimit())) {
      return started;
    }
    String said = started.said();
    if (!Faults.isPortTaken(said)) {
      throw new DatabaseUnavailable(Faults.ended(cluster.dataFolder(), "postgres", said));
    }
    if (settings.port() != 0 || tries == 1) {
      throw new DatabaseUnavailable(new DatabaseFault.PortTaken(port));
    }
    port = freePort();
    return startOnPort(tries - 1);
  }

  private List<String> parameters() {
    return Stream.concat(
            Stream.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=" + settings.maxConnections(),
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

  /** The JDBC address of one of its databases, without user and password. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s"
        .formatted(port, URLEncoder.encode(database, StandardCharsets.UTF_8));
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** The name of the superuser, whose own database is {@code postgres}. */
  public String superuser() {
    return Cluster.SUPERUSER;
  }

  /** The superuser's password; a secret. */
  public String password() {
    return password;
  }

  /** The server's process. */
  public long pid() {
    return process.pid();
  }

  /** Ends its connections, stops it cleanly and frees the data folder. */
  @Override
  public void close() {
    try {
      process.stop(settings.stopLimit());
      lock.close();
    } catch (IOException failed) {
      throw new DatabaseUnavailable(Faults.of(cluster.dataFolder(), failed), failed);
    }
  }
}
