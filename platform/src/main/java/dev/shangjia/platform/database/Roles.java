package dev.shangjia.platform.database;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/**
 * The roles in the embedded database: {@code owner} migrates, {@code app} works under row security,
 * {@code backup} reads everything. Their passwords are made anew at each start and written nowhere.
 */
final class Roles {
  static final String OWNER = "shangjia_owner";
  static final String APP = "shangjia_app";
  static final String BACKUP = "shangjia_backup";
  static final String DATABASE = "shangjia";

  private Roles() {}

  /** The sign-ins that are valid from now on. */
  record Logins(DatabaseSettings.Login owner, DatabaseSettings.Login app) {}

  /** Creates what is missing of roles and database, and gives the roles new passwords. */
  static Logins prepare(EmbeddedPostgres postgres) throws SQLException {
    Logins logins;
    try (Connection server = superuser(postgres, "postgres")) {
      logins = create(server);
      try (Statement statement = server.createStatement()) {
        if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
          statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
        }
      }
    }
    try (Connection database = superuser(postgres, DATABASE)) {
      grant(database);
    }
    return logins;
  }

  /** Creates the roles, or gives those that are there new passwords. */
  static Logins create(Connection server) throws SQLException {
    String ownerPassword = password();
    String appPassword = password();
    try (Statement statement = server.createStatement()) {
      role(statement, OWNER, "NOBYPASSRLS PASSWORD '" + ownerPassword + "'");
      role(statement, APP, "NOBYPASSRLS PASSWORD '" + appPassword + "'");
      role(statement, BACKUP, "BYPASSRLS");
    }
    return new Logins(
        new DatabaseSettings.Login(OWNER, ownerPassword),
        new DatabaseSettings.Login(APP, appPassword));
  }

  /** Says in a database what the roles may do with all that the owner will ever create there. */
  static void grant(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (String sql : grants()) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> grants() {
    String created = "ALTER DEFAULT PRIVILEGES FOR ROLE " + OWNER + " GRANT ";
    return List.of(
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO " + OWNER + ", " + APP + ", " + BACKUP,
        created + "USAGE ON SCHEMAS TO " + APP + ", " + BACKUP,
        created + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + APP,
        created + "SELECT ON TABLES TO " + BACKUP,
        created + "USAGE, SELECT ON SEQUENCES TO " + APP,
        created + "SELECT ON SEQUENCES TO " + BACKUP);
  }

  /** Whether row security does not hold the role of a connection. */
  static boolean seesAllRows(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return exists(
          statement,
          "SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)");
    }
  }

  private static void role(Statement statement, String name, String attributes)
      throws SQLException {
    boolean known = exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'");
    statement.execute(
        (known ? "ALTER ROLE " : "CREATE ROLE ")
            + name
            + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE "
            + attributes);
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private static Connection superuser(EmbeddedPostgres postgres, String database)
      throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(database), postgres.superuser(), postgres.password());
  }

  private static String password() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
