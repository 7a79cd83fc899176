package dev.shangjia.platform.catalog;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what was searched for and not found. */
@Repository
class JdbcEmptySearches {
  /** How many different texts are kept of a day; whoever types at random fills no disk. */
  private static final int MOST_OF_A_DAY = 2_000;

  private static final String ADD =
      """
      INSERT INTO catalog.empty_search (day, query, searches, last_at)
      SELECT :day, :query, 1, :at
      WHERE (SELECT count(*) FROM catalog.empty_search WHERE day = :day) < :most
        OR EXISTS (SELECT FROM catalog.empty_search WHERE day = :day AND query = :query)
      ON CONFLICT (day, query) DO UPDATE SET searches = empty_search.searches + 1, last_at = :at
      """;

  private static final String FIND =
      """
      SELECT query, sum(searches) AS searches, max(last_at) AS last_at FROM catalog.empty_search
      WHERE day >= :since GROUP BY query ORDER BY searches DESC, query LIMIT :most
      """;

  private static final String FORGET = "DELETE FROM catalog.empty_search WHERE day < :before";

  private final JdbcClient jdbc;

  JdbcEmptySearches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What was not found, and how often. */
  record Empty(String query, long searches, Instant lastAt) {}

  void add(LocalDate day, String query, Instant at) {
    jdbc.sql(ADD)
        .param("day", day)
        .param("query", query)
        .param("at", Timestamp.from(at))
        .param("most", MOST_OF_A_DAY)
        .update();
  }

  /** The most frequent first. */
  List<Empty> since(LocalDate day, int most) {
    return jdbc.sql(FIND)
        .param("since", day)
        .param("most", most)
        .query(
            (row, _) ->
                new Empty(
                    row.getString("query"),
                    row.getLong("searches"),
                    row.getTimestamp("last_at").toInstant()))
        .list();
  }

  int forgetBefore(LocalDate day) {
    return jdbc.sql(FORGET).param("before", day).update();
  }
}
