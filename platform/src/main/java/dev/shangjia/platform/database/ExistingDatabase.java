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
 * A database that is there, open for a command, whether a server works on it or not. The embedded
 * one is started when none runs.
 */
public final class ExistingDatabase implements AutoCloseable {
  private static final String MISSING_DATABASE = "3D000";
  private static final String MISSING_ROLE = "22023";

  private final @Nullable EmbeddedPostgres started;
  private final Connection connection;

  private ExistingDatabase(@Nullable EmbeddedPostgres started, Connection connection) {
    this.started = started;
    this.connection = connection;
  }

  /** As whom it is opened. */
  private enum Purpose {
    /** Sees all rows, and changes none. */
    READING(Roles.BACKUP) {
      @Override
      Connection connect(DatabaseSettings.External external) throws SQLException {
        return reader(external);
      }
    },
    /** Works under row security, as the server does. */
    WORKING(Roles.APP) {
      @Override
      Connection connect(DatabaseSettings.External external) throws SQLException {
        return DriverManager.getConnection(
            external.url(), external.app().username(), external.app().password());
      }
    };

    private final String role;

    /** The role is that of the embedded database. */
    Purpose(String role) {
      this.role = role;
    }

    abstract Connection connect(DatabaseSettings.External external) throws SQLException;
  }

  /**
   * Opens it as a role that sees all rows and changes none.
   *
   * @throws DatabaseUnavailable when there is none, or it cannot be read
   */
  public static ExistingDatabase toRead(DatabasePlace place) {
    return open(place, Purpose.READING);
  }

  /**
   * Opens it as the role that the server works as, which sees rows only as an actor.
   *
   * @throws DatabaseUnavailable when there is none, or it cannot be opened
   */
  public static ExistingDatabase toWork(DatabasePlace place) {
    return open(place, Purpose.WORKING);
  }

  private static ExistingDatabase open(DatabasePlace place, Purpose purpose) {
    RestoreMark.check(place.data());
    try {
      return place.external().isPresent()
          ? new ExistingDatabase(null, purpose.connect(place.external().get()))
          : embedded(place, purpose.role);
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

  private static Connection reader(DatabaseSettings.External external) throws SQLException {
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

  private static ExistingDatabase embedded(DatabasePlace place, String role)
      throws IOException, SQLException {
    var cluster = new Cluster(place.data(), place.data().resolve("postgres"));
    if (!cluster.exists()) {
      throw new DatabaseUnavailable(new DatabaseFault.NothingThere(place.toString()));
    }
    EmbeddedPostgres started = null;
    try {
      started = EmbeddedPostgres.start(place.data(), PostgresSettings.defaults());
      return new ExistingDatabase(started, as(role, started.port(), started.password()));
    } catch (DatabaseUnavailable unavailable) {
      if (unavailable.fault() instanceof DatabaseFault.InUse) {
        Attached running = Attached.to(cluster, unavailable);
        return new ExistingDatabase(null, as(role, running.port(), running.password()));
      }
      throw unavailable;
    } catch (SQLException failed) {
      if (started != null) {
        started.close();
      }
      throw failed;
    }
  }

  private static Connection as(String role, int port, String password) throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + port + "/" + Roles.DATABASE,
            Cluster.SUPERUSER,
            password);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE " + role);
      return connection;
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
  }

  /** Its only connection. */
  public Connection connection() {
    return connection;
  }

  /** Whether it was started for this, which is to say that no server works on it. */
  public boolean isStartedForThis() {
    return started != null;
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
