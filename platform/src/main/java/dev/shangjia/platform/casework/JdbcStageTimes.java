package dev.shangjia.platform.casework;

import dev.shangjia.platform.casework.CaseFigures.StageKey;
import dev.shangjia.platform.casework.CaseFigures.StageTimes;
import dev.shangjia.platform.sql.RowChanges;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of how long stages took. */
@Repository
class JdbcStageTimes {
  private static final String ADD =
      """
      INSERT INTO casework.stage_time (case_id, sequence, organization_id, counterpart_id, program,
        procedure, stage, closed_at, seconds, dated, late)
      VALUES (:id, :sequence, :organization, :counterpart, :program, :procedure, :stage, :at,
        :seconds, :dated, :late)
      """;

  /** Of each stage, the last ones: however many there were, so many are looked at. */
  private static final String FIND_RECENT =
      """
      SELECT asked.program, asked.procedure, asked.stage, recent.*
      FROM unnest(:programs::text[], :procedures::text[], :stages::text[])
        AS asked (program, procedure, stage)
      CROSS JOIN LATERAL (
        SELECT count(*) AS known,
          percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS half,
          percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds) AS most,
          count(*) FILTER (WHERE dated) AS dated,
          count(*) FILTER (WHERE late) AS late
        FROM (
          SELECT seconds, dated, late FROM casework.stage_time t
          WHERE t.program = asked.program AND t.procedure = asked.procedure
            AND t.stage = asked.stage AND t.closed_at >= :since
          ORDER BY t.closed_at DESC LIMIT 1000) last) recent
      WHERE recent.known > 0
      """;

  private final JdbcClient jdbc;

  JdbcStageTimes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How long a stage took.
   *
   * @param sequence the number of the event that closed it
   * @param ran for how long its clock ran
   */
  record Took(int sequence, String stage, Instant at, Duration ran, boolean dated, boolean late) {}

  void add(CaseRow row, Took took, RowChanges changes) {
    changes.add(
        ADD,
        new MapSqlParameterSource("id", row.id().value())
            .addValue("sequence", took.sequence())
            .addValue("organization", row.organization().value())
            .addValue("counterpart", row.counterpart() == null ? null : row.counterpart().value())
            .addValue("program", row.pin().program())
            .addValue("procedure", row.pin().procedure())
            .addValue("stage", took.stage())
            .addValue("at", Timestamp.from(took.at()))
            .addValue("seconds", took.ran().toSeconds())
            .addValue("dated", took.dated())
            .addValue("late", took.late()));
  }

  /** In no order; of stages that were never closed since then there is no entry. */
  List<StageTimes> recent(Collection<StageKey> stages, Instant since) {
    return jdbc.sql(FIND_RECENT)
        .param("programs", texts(stages, StageKey::program))
        .param("procedures", texts(stages, StageKey::procedure))
        .param("stages", texts(stages, StageKey::stage))
        .param("since", Timestamp.from(since))
        .query(
            (row, _) ->
                new StageTimes(
                    new StageKey(
                        row.getString("program"),
                        row.getString("procedure"),
                        row.getString("stage")),
                    row.getInt("known"),
                    Duration.ofSeconds(row.getLong("half")),
                    Duration.ofSeconds(row.getLong("most")),
                    row.getInt("dated"),
                    row.getInt("late")))
        .list();
  }

  private static String[] texts(Collection<StageKey> stages, Function<StageKey, String> text) {
    return stages.stream().map(text).toArray(String[]::new);
  }
}
