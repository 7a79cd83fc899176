package dev.shangjia.platform.casework;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of notes. */
@Repository
class JdbcNotes {
  private static final String INSERT_NOTE =
      """
      INSERT INTO casework.note (case_id, organization_id, counterpart_id, visibility, written_by,
        writer_name, writer_side, written_at, words)
      VALUES (:caseId, :organization, :counterpart, :visibility, :by, :name, :side, :at, :words)
      """;

  private static final String FIND_OF_CASE =
      "SELECT * FROM casework.note WHERE case_id = :caseId ORDER BY id";

  private final JdbcClient jdbc;

  JdbcNotes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(CaseRow row, Note.Visibility visibility, CaseActor by, String words, Instant at) {
    jdbc.sql(INSERT_NOTE)
        .param("caseId", row.id().value())
        .param("organization", row.organization().value())
        .param("counterpart", row.counterpart() == null ? null : row.counterpart().value())
        .param("visibility", visibility.code())
        .param("by", by.person())
        .param("name", by.name())
        .param("side", by.isDesk() ? "desk" : "outside")
        .param("at", Timestamp.from(at))
        .param("words", words)
        .update();
  }

  /** The notes of a case that the asker may read, in their order. */
  List<Note> of(CaseId id) {
    return jdbc.sql(FIND_OF_CASE)
        .param("caseId", id.value())
        .query(
            (row, _) ->
                new Note(
                    row.getLong("id"),
                    Note.Visibility.of(row.getString("visibility")),
                    row.getString("written_by"),
                    row.getString("writer_name"),
                    row.getString("writer_side"),
                    row.getTimestamp("written_at").toInstant(),
                    row.getString("words")))
        .list();
  }
}
