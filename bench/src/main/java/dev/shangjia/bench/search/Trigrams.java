package dev.shangjia.bench.search;

import dev.shangjia.bench.search.Generated.Asked;
import dev.shangjia.platform.catalog.search.Document;
import dev.shangjia.platform.database.EmbeddedPostgres;
import dev.shangjia.platform.database.PostgresSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * PostgreSQL with {@code pg_trgm}: an index of trigrams over all text of a listing, which words of
 * two Chinese characters are too short for, and counts by grouping.
 */
final class Trigrams implements Peer {
  private static final String FIND =
      """
      WITH found AS MATERIALIZED (
        SELECT app, standing, category, pricing, terminals FROM listing
        WHERE TEXTS AND (? = '' OR category = ?) AND (? = '' OR pricing = ?)
      )
      (SELECT 'hit' AS what, app::text AS value, standing::bigint AS number FROM found
       ORDER BY standing DESC LIMIT 20)
      UNION ALL SELECT 'category', category, count(*) FROM found GROUP BY category
      UNION ALL SELECT 'pricing', pricing, count(*) FROM found GROUP BY pricing
      UNION ALL SELECT 'terminal', terminal, count(*)
        FROM found CROSS JOIN LATERAL unnest(terminals) terminal GROUP BY terminal
      UNION ALL SELECT 'all', '', count(*) FROM found
      """;

  private final EmbeddedPostgres server;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final List<Connection> all = new ArrayList<>();

  Trigrams(Path folder) throws SQLException {
    server = EmbeddedPostgres.start(folder, PostgresSettings.defaults());
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION pg_trgm");
      statement.execute(
          """
          CREATE TABLE listing (app bigint PRIMARY KEY, text text, category text, pricing text,
            terminals text[], standing float8)
          """);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        server.jdbcUrl("postgres"), server.superuser(), server.password());
  }

  @Override
  public String name() {
    return "PostgreSQL pg_trgm";
  }

  @Override
  public void add(List<Document> listings) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO listing VALUES (?, ?, ?, ?, ?, ?)")) {
      connection.setAutoCommit(false);
      for (Document one : listings) {
        insert.setLong(1, one.app());
        insert.setString(
            2,
            String.join(
                "\n",
                one.name(),
                one.summary(),
                String.join(" ", one.keywords()),
                one.description()));
        insert.setString(3, one.categories().getFirst());
        insert.setString(4, one.pricing());
        insert.setArray(5, connection.createArrayOf("text", one.terminals().toArray()));
        insert.setDouble(6, one.inMarket());
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    }
  }

  @Override
  public void ready() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE INDEX ON listing USING gin (text gin_trgm_ops)");
      statement.execute("VACUUM ANALYZE listing");
    }
  }

  @Override
  public long find(Asked asked) throws SQLException {
    Connection connection = taken();
    String[] parts = asked.text().split(" ", -1);
    String texts = String.join(" AND ", java.util.Collections.nCopies(parts.length, "text LIKE ?"));
    try (PreparedStatement query = connection.prepareStatement(FIND.replace("TEXTS", texts))) {
      int at = 1;
      for (String part : parts) {
        query.setString(at++, "%" + part + "%");
      }
      for (String narrowed :
          List.of(asked.category(), asked.category(), asked.pricing(), asked.pricing())) {
        query.setString(at++, narrowed);
      }
      long total = 0;
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          total = rows.getLong(3);
        }
      }
      return total;
    } finally {
      give(connection);
    }
  }

  private Connection taken() throws SQLException {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    Connection connection = connect();
    synchronized (idle) {
      all.add(connection);
    }
    return connection;
  }

  private void give(Connection connection) {
    synchronized (idle) {
      idle.push(connection);
    }
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : all) {
      connection.close();
    }
    server.close();
  }
}
