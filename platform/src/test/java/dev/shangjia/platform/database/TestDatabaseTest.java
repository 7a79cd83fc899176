package dev.shangjia.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
  @Test
  void clonesStartEqualAndDoNotSeeEachOther() throws SQLException {
    var filled = new AtomicInteger();
    TestDatabase.Filling filling =
        template -> {
          filled.incrementAndGet();
          try (var connection = template.connect()) {
            Sql.run(connection, "CREATE TABLE seen AS SELECT 1 AS figure");
          }
        };
    try (var one = TestDatabase.cloneOf("seen", filling);
        var other = TestDatabase.cloneOf("seen", filling);
        var inOne = one.connect();
        var inOther = other.connect()) {
      Sql.run(inOne, "INSERT INTO seen VALUES (2)");
      assertThat(Sql.ask(inOne, "SELECT count(*) FROM seen")).isEqualTo("2");
      assertThat(Sql.ask(inOther, "SELECT count(*) FROM seen")).isEqualTo("1");
      assertThat(filled).hasValue(1);
    }
  }
}
