package dev.shangjia.platform.database;

import dev.shangjia.engine.LocalText;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A database that is there, open for reading all of it, whether a server works on it or not. The
 * embedded one is started when none runs.
 */
public final class ReadableDatabase implements AutoCloseable {
  private static final String MISSING_DATABASE = "3D000";
  private static final String MISSING_ROLE = "22023";

  private final @Nullable EmbeddedPostgres started;
  private final Connection connection;

  private ReadableDatabase(@Nullable EmbeddedPostgres started, Connection connection) {
    this.started = started;
    this.connection = connection;
  }

  /**
   * Opens it.
   *
   * @throws DatabaseUnavailable when there is none, or it cannot be read
   */
  public static ReadableDatabase open(DatabasePlace place) {
    RestoreMark.check(place.data());
    try {
      return place.external().isPresent()
          ? new ReadableDatabase(null, external(place.external().get()))
          : embedded(place);
    } catch (IOException failed) {
      throw new DatabaseUnavailable(Faults.of(place.data(), failed), failed);
    } catch (SQLException failed) {
      throw new DatabaseUnavailable(fault(place, failed), failed);
    }
  }

  private static DatabaseFault fault(DatabasePlace place, SQLException failed) {
    return MISSING_DATABASE.equals(failed.getSQLState())
            || MISSING_ROLE.equals(failed.getSQLState())
        ? new DatabaseFault.NothingThere(place.toString())
        : new DatabaseFault.Unreachable(
            place.toString(),
            Objects.requireNonNullElse(failed.getMessage(), failed.getSQLState()));
  }

  private static Connection external(DatabaseSettings.External external) throws SQLException {
    DatabaseSettings.Login login = external.backup();
    if (login == null) {
      throw new DatabaseUnavailable(
          new DatabaseFault.RoleTooWeak(
              "shangjia.database.backup.username",
              new LocalText(
                  "尚未设置，备份需要能读取所有行的角色",
                  "is not set, and a backup needs one that reads every row")));
    }
    Connection connection =
        DriverManager.getConnection(external.url(), login.username(), login.password());
    try {
      checkReadsAll(connection, login.username());
      return connection;
    } catch (SQLException | RuntimeException failed) {
      connection.close();
      throw failed;
    }
  }

  private static void checkReadsAll(Connection connection, String role) throws SQLException {
    if (!Roles.seesAllRows(connection)) {
      throw new DatabaseUnavailable(
          new DatabaseFault.RoleTooWeak(
              role,
              new LocalText(
                  "没有 BYPASSRLS 属性，读不到所有行", "lacks BYPASSRLS and so does not see every row")));
    }
  }

  private static ReadableDatabase embedded(DatabasePlace place) throws IOException, SQLException {
    var cluster = new Cluster(place.data(), place.data().resolve("postgres"));
    if (!cluster.exists()) {
      throw new DatabaseUnavailable(new DatabaseFault.NothingThere(place.toString()));
    }
    EmbeddedPostgres started = null;
    try {
      started = EmbeddedPostgres.start(place.data(), PostgresSettings.defaults());
      return new ReadableDatabase(started, reader(started.port(), started.password()));
    } catch (DatabaseUnavailable unavailable) {
      if (unavailable.fault() instanceof DatabaseFault.InUse) {
        Attached running = Attached.to(cluster, unavailable);
        return new ReadableDatabase(null, reader(running.port(), running.password()));
      }
      throw unavailable;
    } catch (SQLException failed) {
      if (started != null) {
        started.close();
      }
      throw failed;
    }
  }

  private static Connection reader(int port, String password) throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + port + "/" + Roles.DATABASE,
            Cluster.SUPERUSER,
            password);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE " + Roles.BACKUP);
      return connection;
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
  }

  /** Its only connection, as a role that sees all rows and changes none. */
  public Connection connection() {
    return connection;
  }

  /** Lets go of it, and stops it when it was started for this. */
  @Override
  public void close() throws SQLException {
    connection.close();
    if (started != null) {
      started.close();
    }
  }
}
