package dev.shangjia.platform.casework;

import dev.shangjia.engine.procedure.Pin;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How long past cases took. */
@Repository
class JdbcEtas {
  private static final String FIND_PERCENTILES =
      """
      SELECT count(*) AS known,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY took) AS half,
        percentile_cont(0.8) WITHIN GROUP (ORDER BY took) AS most
      FROM (SELECT extract(epoch FROM ended_at - started_at) AS took
        FROM casework.case_state
        WHERE program = :program AND procedure = :procedure AND ended_at IS NOT NULL
        ORDER BY ended_at DESC LIMIT 500) recent
      """;

  private final JdbcClient jdbc;

  JdbcEtas(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** When a case is likely to be over that started then, from the last ones of its procedure. */
  Eta of(Pin pin, Instant started) {
    return jdbc.sql(FIND_PERCENTILES)
        .param("program", pin.program())
        .param("procedure", pin.procedure())
        .query(
            (row, _) -> {
              int known = row.getInt("known");
              return known < Eta.ENOUGH
                  ? new Eta(null, null, known)
                  : new Eta(
                      started.plus(Duration.ofSeconds(row.getLong("half"))),
                      started.plus(Duration.ofSeconds(row.getLong("most"))),
                      known);
            })
        .single();
  }
}
