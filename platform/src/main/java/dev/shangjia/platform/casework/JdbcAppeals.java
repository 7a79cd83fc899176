package dev.shangjia.platform.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of appeals. */
@Repository
class JdbcAppeals {
  private static final String INSERT_APPEAL =
      """
      INSERT INTO casework.appeal (case_id, decision_id, organization_id, program, words, state,
        filed_by, filed_at, due)
      VALUES (:caseId, :decision, :organization, :program, :words, 'open', :by, :at, :due)
      ON CONFLICT DO NOTHING
      """;

  private static final String ANSWER_APPEAL =
      """
      UPDATE casework.appeal
      SET state = :state, answered_by = :by, answered_at = :at, answer = :answer,
        successor_id = :successor
      WHERE id = :id
      """;

  private static final String LOCK_APPEAL =
      "SELECT * FROM casework.appeal WHERE id = :id FOR UPDATE";

  private static final String FIND_OF_CASE =
      "SELECT * FROM casework.appeal WHERE case_id = :caseId ORDER BY id";

  private static final String FIND_OPEN =
      "SELECT * FROM casework.appeal WHERE state = 'open' ORDER BY due NULLS LAST, id LIMIT 200";

  // A case that goes on after an appeal has the people of the one before it.
  private static final String FIND_ACTORS =
      """
      WITH RECURSIVE line(id) AS (
        SELECT :caseId::bigint
        UNION
        SELECT a.case_id FROM casework.appeal a JOIN line ON a.successor_id = line.id)
      SELECT EXISTS (
        SELECT 1 FROM casework.case_event JOIN line ON line.id = case_id
        WHERE recorded_by = :person
        UNION ALL
        SELECT 1 FROM casework.decision JOIN line ON line.id = case_id
        WHERE made_by = :person OR confirmed_by = :person
        UNION ALL
        SELECT 1 FROM casework.checked JOIN line ON line.id = case_id WHERE checked_by = :person
        UNION ALL
        SELECT 1 FROM casework.contest JOIN line ON line.id = case_id WHERE answered_by = :person)
      """;

  private final JdbcClient jdbc;

  JdbcAppeals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds an appeal; false when there was one of that decision already. */
  boolean add(
      CaseRow row, long decision, String words, String by, Instant at, @Nullable Instant due) {
    return jdbc.sql(INSERT_APPEAL)
            .param("caseId", row.id().value())
            .param("decision", decision)
            .param("organization", row.organization().value())
            .param("program", row.pin().program())
            .param("words", words)
            .param("by", by)
            .param("at", Timestamp.from(at))
            .param("due", due == null ? null : Timestamp.from(due))
            .update()
        == 1;
  }

  void answer(
      long id,
      Appeal.State state,
      String by,
      Instant at,
      String answer,
      @Nullable CaseId successor) {
    jdbc.sql(ANSWER_APPEAL)
        .param("id", id)
        .param("state", state.code())
        .param("by", by)
        .param("at", Timestamp.from(at))
        .param("answer", answer)
        .param("successor", successor == null ? null : successor.value())
        .update();
  }

  Optional<Appeal> lock(long id) {
    return jdbc.sql(LOCK_APPEAL).param("id", id).query((row, _) -> appeal(row)).optional();
  }

  List<Appeal> of(CaseId id) {
    return jdbc.sql(FIND_OF_CASE).param("caseId", id.value()).query((row, _) -> appeal(row)).list();
  }

  /** What waits for an answer, the most urgent first. */
  List<Appeal> open() {
    return jdbc.sql(FIND_OPEN).query((row, _) -> appeal(row)).list();
  }

  /** Whether somebody did anything in a case. */
  boolean tookPart(CaseId id, String person) {
    return jdbc.sql(FIND_ACTORS)
        .param("caseId", id.value())
        .param("person", person)
        .query(Boolean.class)
        .single();
  }

  private static Appeal appeal(ResultSet row) throws SQLException {
    Timestamp due = row.getTimestamp("due");
    Timestamp answered = row.getTimestamp("answered_at");
    Long successor = row.getObject("successor_id", Long.class);
    return new Appeal(
        row.getLong("id"),
        new CaseId(row.getLong("case_id")),
        row.getLong("decision_id"),
        row.getString("program"),
        row.getString("words"),
        Appeal.State.of(row.getString("state")),
        row.getString("filed_by"),
        row.getTimestamp("filed_at").toInstant(),
        due == null ? null : due.toInstant(),
        row.getString("answered_by"),
        answered == null ? null : answered.toInstant(),
        row.getString("answer"),
        successor == null ? null : new CaseId(successor));
  }
}
