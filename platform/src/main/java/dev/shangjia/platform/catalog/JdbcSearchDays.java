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
      INSERT INTO catalog.search_day AS d (day, found, nothing) VALUES (:day, :found, :nothing)
      ON CONFLICT (day) DO UPDATE
      SET found = d.found + excluded.found, nothing = d.nothing + excluded.nothing
      """;

  private static final String FIND =
      "SELECT day, found, nothing FROM catalog.search_day WHERE day >= :since ORDER BY day";

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
