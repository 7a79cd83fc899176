package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of contests. */
@Repository
class JdbcContests {
  private static final String INSERT_CONTEST =
      """
      INSERT INTO casework.contest (case_id, organization_id, program, app_id, rule, fingerprint,
        evidence_hash, finding_zh, finding_en, words, file_sha256, file_name, state, filed_by,
        filed_at)
      VALUES (:caseId, :organization, :program, :app, :rule, :fingerprint, :evidence, :zh, :en,
        :words, :sha256, :name, 'open', :by, :at)
      ON CONFLICT DO NOTHING
      """;

  private static final String ANSWER_CONTEST =
      """
      UPDATE casework.contest
      SET state = :state, answered_by = :by, answered_at = :at, answer = :answer,
        waived_until = :until
      WHERE id = :id AND state = 'open'
      """;

  private static final String FIND_OF_CASE =
      "SELECT * FROM casework.contest WHERE case_id = :caseId ORDER BY id";

  private static final String LOCK_CONTEST =
      "SELECT * FROM casework.contest WHERE id = :id FOR UPDATE";

  private static final String FIND_PRECISION =
      """
      SELECT rule,
        sum(cited) AS cited, sum(missed) AS missed, sum(reversed) AS reversed,
        sum(accepted) AS accepted, sum(declined) AS declined, sum(open) AS open
      FROM (
        SELECT c.rule, count(*) FILTER (WHERE d.state = 'made') AS cited,
          count(*) FILTER (WHERE c.kind = 'missed') AS missed,
          count(*) FILTER (WHERE d.state = 'reversed') AS reversed,
          0 AS accepted, 0 AS declined, 0 AS open
        FROM casework.citation c JOIN casework.decision d ON d.id = c.decision_id
        WHERE c.program = :program AND d.state IN ('made', 'reversed')
        GROUP BY c.rule
        UNION ALL
        SELECT rule, 0, 0, 0, count(*) FILTER (WHERE state = 'accepted'),
          count(*) FILTER (WHERE state = 'declined'), count(*) FILTER (WHERE state = 'open')
        FROM casework.contest WHERE program = :program GROUP BY rule) counted
      GROUP BY rule ORDER BY sum(accepted) + sum(reversed) DESC, sum(cited) DESC, rule
      """;

  private final JdbcClient jdbc;

  JdbcContests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a contest; false when that finding is contested already. */
  boolean add(CaseRow row, Contest contest) {
    return jdbc.sql(INSERT_CONTEST)
            .param("caseId", row.id().value())
            .param("organization", row.organization().value())
            .param("program", row.pin().program())
            .param("app", row.app())
            .param("rule", contest.rule())
            .param("fingerprint", contest.fingerprint())
            .param("evidence", contest.evidenceHash())
            .param("zh", contest.finding().zh())
            .param("en", contest.finding().en())
            .param("words", contest.words())
            .param("sha256", contest.fileSha256())
            .param("name", contest.fileName())
            .param("by", contest.filedBy())
            .param("at", Timestamp.from(contest.filedAt()))
            .update()
        == 1;
  }

  void answer(
      long id, Contest.State state, String by, Instant at, String answer, @Nullable Instant until) {
    jdbc.sql(ANSWER_CONTEST)
        .param("id", id)
        .param("state", state.code())
        .param("by", by)
        .param("at", Timestamp.from(at))
        .param("answer", answer)
        .param("until", until == null ? null : Timestamp.from(until))
        .update();
  }

  List<Contest> of(CaseId id) {
    return jdbc.sql(FIND_OF_CASE)
        .param("caseId", id.value())
        .query((row, _) -> contest(row))
        .list();
  }

  Optional<Contest> lock(long id) {
    return jdbc.sql(LOCK_CONTEST).param("id", id).query((row, _) -> contest(row)).optional();
  }

  /** How the rules of a program fare, those that were wrong most often first. */
  List<RulePrecision> precision(String program) {
    return jdbc.sql(FIND_PRECISION)
        .param("program", program)
        .query(
            (row, _) ->
                new RulePrecision(
                    row.getString("rule"),
                    row.getInt("cited"),
                    row.getInt("missed"),
                    row.getInt("reversed"),
                    row.getInt("accepted"),
                    row.getInt("declined"),
                    row.getInt("open")))
        .list();
  }

  private static Contest contest(ResultSet row) throws SQLException {
    Timestamp until = row.getTimestamp("waived_until");
    return new Contest(
        row.getLong("id"),
        new CaseId(row.getLong("case_id")),
        row.getString("rule"),
        row.getString("fingerprint"),
        row.getString("evidence_hash"),
        new LocalText(row.getString("finding_zh"), row.getString("finding_en")),
        row.getString("words"),
        row.getString("file_sha256"),
        row.getString("file_name"),
        Contest.State.of(row.getString("state")),
        row.getString("filed_by"),
        row.getTimestamp("filed_at").toInstant(),
        row.getString("answer"),
        until == null ? null : until.toInstant());
  }
}
