package dev.shangjia.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;

/**
 * The one server of a test run. Its programs and its empty data stay in {@code target} from run to
 * run, so that only the first pays for making them; databases and roles do not stay.
 */
final class TestServer {
  private static final int RUNS_AT_A_TIME = 8;

  private static final String DATABASES =
      "SELECT datname FROM pg_database WHERE datname NOT IN ('postgres', 'template0', 'template1')";

  private static final String ROLES =
      "SELECT rolname FROM pg_roles WHERE rolname <> 'postgres' AND rolname NOT LIKE 'pg\\_%'";

  /** Every context of a run keeps its pool until the end. */
  private static final PostgresSettings SETTINGS =
      PostgresSettings.defaults().withDurability(Durability.NONE).withMaxConnections(800);

  private static final TestServer ONLY = new TestServer();

  private final EmbeddedPostgres postgres;

  private TestServer() {
    postgres = start(1);
    // After all contexts, which otherwise wait for a server that is gone.
    SpringApplication.getShutdownHandlers().add(postgres::close);
    try (Connection connection = connect("postgres")) {
      for (String database : names(connection, DATABASES)) {
        Sql.run(connection, "DROP DATABASE \"" + database + "\" WITH (FORCE)");
      }
      for (String role : names(connection, ROLES)) {
        Sql.run(connection, "DROP ROLE \"" + role + "\"");
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("the server for tests cannot be emptied", failed);
    }
  }

  static TestServer running() {
    return ONLY;
  }

  private static EmbeddedPostgres start(int number) {
    Path target = Path.of(System.getProperty("basedir", ".")).resolve("target");
    Path data = target.resolve("test-postgres-" + number);
    try {
      return EmbeddedPostgres.start(data, SETTINGS);
    } catch (DatabaseUnavailable unavailable) {
      if (unavailable.fault() instanceof DatabaseFault.InUse && number < RUNS_AT_A_TIME) {
        return start(number + 1);
      }
      if (unavailable.fault() instanceof DatabaseFault.Ended) {
        // Without fsync, a machine that loses power takes the data with it.
        return startAnew(data, unavailable);
      }
      throw unavailable;
    }
  }

  private static EmbeddedPostgres startAnew(Path data, DatabaseUnavailable because) {
    try {
      Folders.delete(data.resolve("postgres/cluster"));
    } catch (IOException failed) {
      because.addSuppressed(failed);
      throw because;
    }
    return EmbeddedPostgres.start(data, SETTINGS);
  }

  EmbeddedPostgres postgres() {
    return postgres;
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(database), postgres.superuser(), postgres.password());
  }

  private static List<String> names(Connection connection, String question) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(question)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
