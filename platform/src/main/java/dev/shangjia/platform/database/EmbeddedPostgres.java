package dev.shangjia.platform.database;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * A PostgreSQL server that runs as long as this object is open, on 127.0.0.1 only.
 *
 * <p>All it keeps lies in {@code postgres} in the data folder: the unpacked programs, the data, the
 * superuser's password (readable by the owner only) and the log. A server that ends unasked is
 * started again, on the same port. When this process is killed, Linux stops the server cleanly;
 * elsewhere the next start does.
 *
 * <pre>{@code
 * try (var postgres = EmbeddedPostgres.start(Path.of("data"), PostgresSettings.defaults())) {
 *   connect(postgres.jdbcUrl("shangjia"), postgres.superuser(), postgres.password());
 * }
 * }</pre>
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private final Cluster cluster;
  private final FolderLock lock;
  private final String password;
  private final PostgresServer server;

  private EmbeddedPostgres(Cluster cluster, PostgresSettings settings, FolderLock lock)
      throws IOException {
    this.cluster = cluster;
    this.lock = lock;
    RunAs.checkOwner(cluster.folder());
    cluster.checkMajor();
    Faults.checkSpace(
        cluster.dataFolder(), cluster.exists() ? Faults.NEEDED : Faults.NEEDED_AT_FIRST);
    PostgresBinaries binaries = PostgresBinaries.in(cluster.home());
    RunAs runAs = RunAs.decide(cluster.dataFolder(), cluster.folder(), binaries.postgres());
    if (cluster.exists()) {
      new Leftover(cluster, binaries, runAs).clear();
      cluster.ownBy(runAs);
    } else {
      cluster.create(binaries, runAs, new SecureRandom());
    }
    password = cluster.password();
    server = new PostgresServer(cluster, binaries, runAs, settings);
  }

  /**
   * Starts the server on a data folder, and waits until it accepts connections. The first start
   * creates the folder and the data, which takes some seconds.
   *
   * <p>As root, leave the folders above the data open to pass through ({@code chmod o+x}): the
   * server then runs as a user of its own, and otherwise with root's files in reach.
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

  /** The JDBC address of one of its databases, without user and password. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s"
        .formatted(port(), URLEncoder.encode(database, StandardCharsets.UTF_8));
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return server.port();
  }

  /** The name of the superuser, whose own database is {@code postgres}. */
  public String superuser() {
    return Cluster.SUPERUSER;
  }

  /** The superuser's password; a secret. */
  public String password() {
    return password;
  }

  /** The number of the server's process. */
  public long pid() {
    return server.pid();
  }

  /** Ends its connections, stops it cleanly and frees the data folder. */
  @Override
  public void close() {
    try {
      server.close();
      lock.close();
    } catch (IOException failed) {
      throw new DatabaseUnavailable(Faults.of(cluster.dataFolder(), failed), failed);
    }
  }
}
