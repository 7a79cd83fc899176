package dev.shangjia.bench.market;

import dev.shangjia.platform.database.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A market that has been open for years: cases of the past with their events, decisions and
 * citations, and the cases that wait at the desk now. Written by the database's superuser, so that
 * a million takes a minute; rows are as the server writes them, but for what no page of the desk
 * reads.
 */
final class PastCases {
  private static final String EVENTS =
      """
      INSERT INTO casework.case_event (case_id, sequence, organization_id, at, recorded_at,
        recorded_by, event)
      SELECT s.id, e, s.organization_id, s.started_at, s.started_at, '1',
        '{"type": "stage-opened", "stage": "terms-review"}'
      FROM casework.case_state s CROSS JOIN generate_series(1, 2) e
      WHERE s.id > 10000000
      """;

  private static final String DECISIONS =
      """
      INSERT INTO casework.decision (case_id, organization_id, program, procedure, stage, round,
        outcome, favours, state, sequence, subject_name, explanation, made_by, made_at)
      SELECT id, organization_id, program, procedure, 'terms-review', 1, 'pass', true, 'made', 3,
        subject_name, '', (1 + id % 30)::text, ended_at
      FROM casework.case_state WHERE id > 10000000 AND ended_at IS NOT NULL
      """;

  private static final String CITATIONS =
      """
      INSERT INTO casework.citation (decision_id, position, organization_id, program, rule, kind,
        weight, reason)
      SELECT id, 1, organization_id, program, 'joining/able', 'new', 'ground', 'see there'
      FROM casework.decision WHERE case_id > 10000000
      """;

  private static final String TASKS =
      """
      INSERT INTO casework.task (case_id, stage, organization_id, program, procedure, stage_zh,
        stage_en, subject_name, round, phase, since, owner, on_desk, reason_zh, reason_en, due)
      SELECT id, 'terms-review', organization_id, program, procedure, '技术条款审核',
        'Review of the technical terms', subject_name, 1, 'working', started_at, 'reviewer', true,
        '等待审核', 'Waits for a review', next_date - interval '1 day'
      FROM casework.case_state WHERE id > 10000000 AND ended_at IS NULL
      """;

  private PastCases() {}

  private static String states(int cases, int open) {
    return """
        INSERT INTO casework.case_state (id, organization_id, program, procedure, rulebook_version,
          rulebook_hash, subject_kind, subject_id, subject_name, started_by, started_at, sequence,
          told, next_date, ended_at, end_name)
        OVERRIDING SYSTEM VALUE
        SELECT 10000000 + n, 1 + n %% 20000, program, procedure, '1', hash, 'organization', n,
          'Provider ' || n, '1', at, 4, 4, CASE WHEN n <= %2$d THEN now() + n * interval '1 minute' END,
          CASE WHEN n > %2$d THEN at + (1 + n %% 20) * interval '1 day' END,
          CASE WHEN n > %2$d THEN 'admitted' END
        FROM generate_series(1, %1$d) n
        CROSS JOIN LATERAL (
          SELECT now() - (30 + n %% 1500) * interval '1 day' AS at,
            (ARRAY['weda', 'tencent-meeting'])[1 + n %% 2] AS program,
            (ARRAY['joining', 'joining'])[1 + n %% 2] AS procedure) which
        JOIN (
          SELECT DISTINCT ON (program) program, hash FROM policies.rulebook ORDER BY program, hash
        ) rulebook USING (program)
        """
        .formatted(cases, open);
  }

  /**
   * Writes them.
   *
   * @param cases how many in all
   * @param open how many of them wait at the desk
   */
  static void write(EmbeddedPostgres postgres, int cases, int open) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                postgres.jdbcUrl("shangjia"), postgres.superuser(), postgres.password());
        Statement statement = connection.createStatement()) {
      for (String sql : List.of(states(cases, open), EVENTS, DECISIONS, CITATIONS, TASKS)) {
        statement.executeUpdate(sql);
      }
      statement.execute("VACUUM ANALYZE");
    }
  }
}
