package dev.shangjia.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A database that holds nothing yet, for being filled by a restore. */
public final class EmptyDatabase implements AutoCloseable {
  private static final String HAS_A_SCHEMA = "SELECT 1 FROM pg_namespace WHERE nspname = ANY (?)";

  private final @Nullable EmbeddedPostgres embedded;
  private final String url;
  private final DatabaseSettings.Login owner;

  private EmptyDatabase(
      @Nullable EmbeddedPostgres embedded, String url, DatabaseSettings.Login owner) {
    this.embedded = embedded;
    this.url = url;
    this.owner = owner;
  }

  /**
   * Opens it; the embedded one is made in the data folder.
   *
   * @throws DatabaseUnavailable when it cannot be opened
   */
  public static EmptyDatabase open(DatabasePlace place) {
    if (place.external().isPresent()) {
      return new EmptyDatabase(null, place.external().get().url(), place.external().get().owner());
    }
    EmbeddedPostgres embedded = EmbeddedPostgres.start(place.data(), PostgresSettings.defaults());
    try {
      return new EmptyDatabase(
          embedded, embedded.jdbcUrl(Roles.DATABASE), Roles.prepare(embedded).owner());
    } catch (SQLException failed) {
      embedded.close();
      throw new DatabaseUnavailable(
          new DatabaseFault.Unreachable(
              place.toString(),
              Objects.requireNonNullElse(failed.getMessage(), failed.getSQLState())),
          failed);
    }
  }

  /** A connection as the owner of all tables. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, owner.username(), owner.password());
  }

  /** Whether no schema of a module is in it, whoever made it: a failed restore drops them all. */
  public boolean isEmpty() throws SQLException {
    try (Connection connection = connect();
        PreparedStatement query = connection.prepareStatement(HAS_A_SCHEMA)) {
      query.setArray(1, connection.createArrayOf("text", Migrations.modules().toArray()));
      try (ResultSet found = query.executeQuery()) {
        return !found.next();
      }
    }
  }

  /** The checksum of each migration that this release knows, by module and version. */
  public Map<String, Map<String, Optional<Integer>>> migrations() {
    return Migrations.known(url, owner);
  }

  /**
   * Makes the tables as they were at some version.
   *
   * @param last the last migration of each module
   */
  public void migrateTo(Map<String, String> last) {
    Migrations.runTo(url, owner, last);
  }

  /** Makes the tables as this release wants them. */
  public void migrate() {
    Migrations.run(url, owner);
  }

  /** Takes back what was migrated. */
  public void clear() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String module : Migrations.modules().reversed()) {
        statement.execute("DROP SCHEMA IF EXISTS " + module + " CASCADE");
      }
    }
  }

  /** Lets go of it, and stops it when it is embedded. */
  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
