package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.casework.CaseFigures.FirstRounds;
import dev.shangjia.platform.casework.CaseFigures.Load;
import dev.shangjia.platform.casework.CaseFigures.StageKey;
import dev.shangjia.platform.casework.CaseFigures.Waiting;
import dev.shangjia.platform.casework.CaseFigures.Week;
import dev.shangjia.platform.tenancy.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts cases, decisions and contests. */
@Repository
class JdbcFigures {
  private static final String FIND_WAITING =
      """
      SELECT program, procedure, stage, stage_zh, stage_en, count(*) AS waiting,
        count(*) FILTER (WHERE due <= :now) AS overdue,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY since) AS half,
        min(since) AS oldest
      FROM casework.task WHERE on_desk
      GROUP BY program, procedure, stage, stage_zh, stage_en
      ORDER BY program, count(*) DESC, procedure, stage
      """;

  private static final String COUNT_WEEKS =
      """
      SELECT monday, program, sum(started) AS started, sum(ended) AS ended
      FROM (
        SELECT date_trunc('week', started_at AT TIME ZONE :zone)::date AS monday, program,
          count(*) AS started, 0 AS ended
        FROM casework.case_state WHERE started_at >= :since GROUP BY 1, 2
        UNION ALL
        SELECT date_trunc('week', ended_at AT TIME ZONE :zone)::date, program, 0, count(*)
        FROM casework.case_state WHERE ended_at >= :since GROUP BY 1, 2) counted
      GROUP BY monday, program ORDER BY monday, program
      """;

  private static final String COUNT_FIRST_ROUNDS =
      """
      WITH recent AS (
        SELECT id, case_id, program, round, favours FROM casework.decision
        WHERE made_at >= :since AND state IN ('made', 'reversed')
        ORDER BY made_at DESC LIMIT 20000),
      decided AS (
        SELECT program, case_id, coalesce(bool_and(favours) FILTER (WHERE round = 1), false) AS passed,
          bool_or(NOT favours) AS objected,
          bool_or(EXISTS (SELECT FROM casework.citation c
            WHERE c.decision_id = recent.id AND c.kind = 'missed')) AS missed
        FROM recent GROUP BY program, case_id)
      SELECT program, count(*) AS cases, count(*) FILTER (WHERE passed) AS passed,
        count(*) FILTER (WHERE objected) AS objected,
        count(*) FILTER (WHERE objected AND NOT missed) AS complete
      FROM decided GROUP BY program ORDER BY program
      """;

  private static final String COUNT_LOADS =
      """
      SELECT person, sum(working) AS working, sum(decided) AS decided
      FROM (
        SELECT claimed_by AS person, count(*) AS working, 0 AS decided FROM casework.task
        WHERE claimed_by IS NOT NULL AND claimed_until > :now GROUP BY claimed_by
        UNION ALL
        SELECT made_by::bigint, 0, count(*) FROM casework.decision
        WHERE made_at >= :since AND state IN ('made', 'reversed') AND made_by ~ '^[0-9]{1,18}$'
        GROUP BY made_by) counted
      GROUP BY person ORDER BY sum(working) + sum(decided) DESC, person
      """;

  private static final String COUNTED =
      """
      SELECT rule, sum(cited) AS cited, sum(missed) AS missed, sum(reversed) AS reversed,
        sum(accepted) AS accepted, sum(declined) AS declined, sum(open) AS open
      FROM (
        SELECT c.rule, count(*) FILTER (WHERE d.state = 'made') AS cited,
          count(*) FILTER (WHERE c.kind = 'missed') AS missed,
          count(*) FILTER (WHERE d.state = 'reversed') AS reversed,
          0 AS accepted, 0 AS declined, 0 AS open
        FROM %s
        GROUP BY c.rule
        UNION ALL
        SELECT rule, 0, 0, 0, count(*) FILTER (WHERE state = 'accepted'),
          count(*) FILTER (WHERE state = 'declined'), count(*) FILTER (WHERE state = 'open')
        FROM casework.contest WHERE program = :program AND %s GROUP BY rule) counted
      GROUP BY rule ORDER BY sum(cited) + sum(declined) + sum(accepted) + sum(reversed) DESC, rule
      """;

  private static final String COUNT_RULES =
      COUNTED.formatted(
          """
          (SELECT id, state FROM casework.decision
            WHERE program = :program AND made_at >= :since AND state IN ('made', 'reversed')
            ORDER BY made_at DESC LIMIT 20000) d
          JOIN casework.citation c ON c.decision_id = d.id
          """,
          "filed_at >= :since");

  private static final String COUNT_RULE =
      COUNTED.formatted(
          """
          (SELECT rule, kind, decision_id FROM casework.citation
            WHERE program = :program AND rule = :rule
            ORDER BY decision_id DESC LIMIT 10000) c
          JOIN casework.decision d ON d.id = c.decision_id AND d.state IN ('made', 'reversed')
          """,
          "rule = :rule");

  private final JdbcClient jdbc;

  JdbcFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Waiting> waiting(Instant now) {
    return jdbc.sql(FIND_WAITING)
        .param("now", Timestamp.from(now))
        .query(
            (row, _) ->
                new Waiting(
                    new StageKey(
                        row.getString("program"),
                        row.getString("procedure"),
                        row.getString("stage")),
                    new LocalText(row.getString("stage_zh"), row.getString("stage_en")),
                    row.getInt("waiting"),
                    row.getInt("overdue"),
                    Duration.between(row.getTimestamp("half").toInstant(), now),
                    Duration.between(row.getTimestamp("oldest").toInstant(), now)))
        .list();
  }

  List<Week> weeks(Instant since, ZoneId zone) {
    return jdbc.sql(COUNT_WEEKS)
        .param("since", Timestamp.from(since))
        .param("zone", zone.getId())
        .query(
            (row, _) ->
                new Week(
                    row.getObject("monday", LocalDate.class),
                    row.getString("program"),
                    row.getInt("started"),
                    row.getInt("ended")))
        .list();
  }

  List<FirstRounds> firstRounds(Instant since) {
    return jdbc.sql(COUNT_FIRST_ROUNDS)
        .param("since", Timestamp.from(since))
        .query(
            (row, _) ->
                new FirstRounds(
                    row.getString("program"),
                    row.getInt("cases"),
                    row.getInt("passed"),
                    row.getInt("objected"),
                    row.getInt("complete")))
        .list();
  }

  List<Load> loads(Instant since, Instant now) {
    return jdbc.sql(COUNT_LOADS)
        .param("since", Timestamp.from(since))
        .param("now", Timestamp.from(now))
        .query(
            (row, _) ->
                new Load(
                    new PersonId(row.getLong("person")),
                    row.getInt("working"),
                    row.getInt("decided")))
        .list();
  }

  List<RulePrecision> rules(String program, Instant since) {
    return jdbc.sql(COUNT_RULES)
        .param("program", program)
        .param("since", Timestamp.from(since))
        .query((row, _) -> precision(row))
        .list();
  }

  RulePrecision rule(String program, String rule) {
    return jdbc.sql(COUNT_RULE)
        .param("program", program)
        .param("rule", rule)
        .query((row, _) -> precision(row))
        .optional()
        .orElseGet(() -> RulePrecision.unheard(rule));
  }

  private static RulePrecision precision(ResultSet row) throws SQLException {
    return new RulePrecision(
        row.getString("rule"),
        row.getInt("cited"),
        row.getInt("missed"),
        row.getInt("reversed"),
        row.getInt("accepted"),
        row.getInt("declined"),
        row.getInt("open"));
  }
}
