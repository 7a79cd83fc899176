package dev.shangjia.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives a server under test a fresh copy of a database that has all tables. */
public final class MigratedDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final DatabaseSettings.Login BACKUP =
      new DatabaseSettings.Login(Roles.BACKUP, "for-tests-only");

  private static final Roles.Logins LOGINS = logins();

  private static Roles.Logins logins() {
    try (Connection server = TestServer.running().connect("postgres")) {
      Roles.Logins logins = Roles.create(server);
      Sql.run(server, "ALTER ROLE " + BACKUP.username() + " PASSWORD '" + BACKUP.password() + "'");
      return logins;
    } catch (SQLException failed) {
      throw new IllegalStateException("roles cannot be created", failed);
    }
  }

  /** A new copy. */
  public static TestDatabase copy() {
    return TestDatabase.cloneOf("migrated", MigratedDatabase::migrate);
  }

  /** A new one that knows the roles, and has no tables. */
  public static TestDatabase prepared() throws SQLException {
    TestDatabase empty = TestDatabase.empty();
    prepare(empty);
    return empty;
  }

  private static void prepare(TestDatabase empty) throws SQLException {
    try (Connection database = empty.connect()) {
      Sql.run(
          database,
          "ALTER DATABASE \"" + empty.name() + "\" OWNER TO " + LOGINS.owner().username());
      Roles.grant(database);
    }
  }

  private static void migrate(TestDatabase empty) throws SQLException {
    prepare(empty);
    Migrations.run(empty.jdbcUrl(), LOGINS.owner());
  }

  /** The settings of a server that works on a copy. */
  public static Map<String, Object> settings(TestDatabase copy) {
    try {
      Path data = Files.createTempDirectory("shangjia-test");
      return Map.of(
          "shangjia.data", data.toString(),
          "shangjia.database.url", copy.jdbcUrl(),
          "shangjia.database.owner.username", LOGINS.owner().username(),
          "shangjia.database.owner.password", LOGINS.owner().password(),
          "shangjia.database.app.username", LOGINS.app().username(),
          "shangjia.database.app.password", LOGINS.app().password(),
          "shangjia.database.backup.username", BACKUP.username(),
          "shangjia.database.backup.password", BACKUP.password());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestDatabase copy = copy();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test database", settings(copy)));
  }
}
