package dev.shangjia.platform.installations;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** How many apps are installed and removed. For the operator's side alone. */
@Service
public class InstallationFigures {
  private static final String COUNT_WEEKS =
      """
      SELECT monday, program, sum(installed) AS installed, sum(removed) AS removed
      FROM (
        SELECT date_trunc('week', installed_at AT TIME ZONE :zone)::date AS monday, program,
          count(*) AS installed, 0 AS removed
        FROM installations.installation WHERE installed_at >= :since GROUP BY 1, 2
        UNION ALL
        SELECT date_trunc('week', removed_at AT TIME ZONE :zone)::date, program, 0, count(*)
        FROM installations.installation WHERE removed_at >= :since GROUP BY 1, 2) counted
      GROUP BY monday, program ORDER BY monday, program
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  InstallationFigures(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** How many apps of a program were installed and removed in a week, named by its Monday. */
  public record Week(LocalDate monday, String program, int installed, int removed) {}

  /** The weeks since a time in which something was, the earliest first. */
  public List<Week> weeks(Instant since, ZoneId zone) {
    return Objects.requireNonNull(
        transaction.execute(
            _ ->
                jdbc.sql(COUNT_WEEKS)
                    .param("since", Timestamp.from(since))
                    .param("zone", zone.getId())
                    .query(
                        (row, _) ->
                            new Week(
                                row.getObject("monday", LocalDate.class),
                                row.getString("program"),
                                row.getInt("installed"),
                                row.getInt("removed")))
                    .list()));
  }
}
