package dev.shangjia.platform.catalog;

import dev.shangjia.platform.catalog.MarketFigures.Searches;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of how often was searched. */
@Repository
class JdbcSearchDays {
  private static final String ADD =
      """
      INSERT INTO catalog.search_day AS d (day, outcome, searches)
      VALUES (:day, 'found', :found), (:day, 'nothing', :nothing)
      ON CONFLICT (day, outcome) DO UPDATE SET searches = d.searches + excluded.searches
      """;

  private static final String FIND =
      """
      SELECT day, sum(searches) FILTER (WHERE outcome = 'found') AS found,
        sum(searches) FILTER (WHERE outcome = 'nothing') AS nothing
      FROM catalog.search_day WHERE day >= :since GROUP BY day ORDER BY day
      """;

  private final JdbcClient jdbc;

  JdbcSearchDays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(LocalDate day, long found, long nothing) {
    jdbc.sql(ADD).param("day", day).param("found", found).param("nothing", nothing).update();
  }

  List<Searches> since(LocalDate day) {
    return jdbc.sql(FIND)
        .param("since", day)
        .query(
            (row, _) ->
                new Searches(
                    row.getObject("day", LocalDate.class),
                    row.getLong("found"),
                    row.getLong("nothing")))
        .list();
  }
}
