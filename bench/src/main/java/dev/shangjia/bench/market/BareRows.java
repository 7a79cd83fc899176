package dev.shangjia.bench.market;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** The least that a durable step can be: one row more, and one row changed, in one transaction. */
final class BareRows implements Stepping {
  private static final String EVENT =
      """
      {"type":"returned","at":"2026-11-26T08:00:00Z","stage":"terms-review","outcome":"return",\
      "to":"provider","due":"30 calendar days","resume":"terms-review","expired":"lapsed"}\
      """;

  private final HikariDataSource pool;
  private final AtomicInteger ids = new AtomicInteger();
  private int[] current = {};
  private int[] sequences = {};
  private Turn[] turns = {};

  BareRows(String url, String user, String password) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(Stepping.CONNECTIONS);
    config.setAutoCommit(false);
    pool = new HikariDataSource(config);
  }

  @Override
  public String name() {
    return "bare INSERT and UPDATE";
  }

  @Override
  public void prepare(int cases) {
    current = new int[cases];
    sequences = new int[cases];
    turns = Stepping.beginnings(cases);
    try (Connection connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA bare");
      statement.execute("CREATE TABLE bare.state (id int PRIMARY KEY, sequence int NOT NULL)");
      statement.execute(
          "CREATE TABLE bare.event (id int, sequence int, event jsonb, PRIMARY KEY (id,"
              + " sequence))");
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("tables cannot be created", e);
    }
  }

  @Override
  public void step(int number) {
    if (turns[number] == Turn.START) {
      current[number] = ids.incrementAndGet();
      sequences[number] = 0;
    }
    String change =
        turns[number] == Turn.START
            ? "INSERT INTO bare.state (sequence, id) VALUES (?, ?)"
            : "UPDATE bare.state SET sequence = ? WHERE id = ?";
    int next = ++sequences[number];
    try (Connection connection = pool.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO bare.event VALUES (?, ?, ?::jsonb)");
        PreparedStatement state = connection.prepareStatement(change)) {
      insert.setInt(1, current[number]);
      insert.setInt(2, next);
      insert.setString(3, EVENT);
      insert.executeUpdate();
      state.setInt(1, next);
      state.setInt(2, current[number]);
      state.executeUpdate();
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("case " + current[number] + " step " + next, e);
    }
    turns[number] = turns[number].next();
  }

  @Override
  public void close() {
    pool.close();
  }
}
