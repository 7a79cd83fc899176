package dev.shangjia.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database for one test class, on the server that all tests of a run share.
 *
 * <pre>{@code
 * static final TestDatabase DATABASE = TestDatabase.cloneOf("migrated", Migrations::run);
 *
 * @AfterAll
 * static void drop() {
 *   DATABASE.close();
 * }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Map<String, TestDatabase> TEMPLATES = new ConcurrentHashMap<>();

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  /** What makes a template of an empty database, such as running the migrations. */
  public interface Filling {
    /** Fills the database; must close its connections. */
    void fill(TestDatabase empty) throws Exception;
  }

  /** A new database with nothing in it. */
  public static TestDatabase empty() {
    return create("template0");
  }

  /**
   * A new copy of a template, which takes some hundredths of a second.
   *
   * @param template the name of the template
   * @param filling makes the template; runs once in a test run for each name
   */
  public static TestDatabase cloneOf(String template, Filling filling) {
    return create(TEMPLATES.computeIfAbsent(template, name -> fill(filling)).name);
  }

  private static TestDatabase fill(Filling filling) {
    TestDatabase template = empty();
    try {
      filling.fill(template);
    } catch (Exception failed) {
      template.close();
      throw new IllegalStateException("the template cannot be filled", failed);
    }
    return template;
  }

  private static TestDatabase create(String template) {
    String name = "test_" + NUMBER.incrementAndGet();
    runOnServer("CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY file_copy");
    return new TestDatabase(name);
  }

  private static void runOnServer(String statement) {
    try (Connection server = TestServer.running().connect("postgres")) {
      Sql.run(server, statement);
    } catch (SQLException failed) {
      throw new IllegalStateException(statement, failed);
    }
  }

  /** Its JDBC address, without user and password. */
  public String jdbcUrl() {
    return TestServer.running().postgres().jdbcUrl(name);
  }

  /** Its name on the server. */
  public String name() {
    return name;
  }

  /** The superuser, as whom only set-up may connect: tests connect as the application's role. */
  public String superuser() {
    return TestServer.running().postgres().superuser();
  }

  /** The superuser's password. */
  public String password() {
    return TestServer.running().postgres().password();
  }

  /** A connection as superuser. */
  public Connection connect() throws SQLException {
    return TestServer.running().connect(name);
  }

  /** Ends its connections and drops it. */
  @Override
  public void close() {
    runOnServer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }
}
