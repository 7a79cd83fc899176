package dev.shangjia.platform.inspections;

import dev.shangjia.platform.inspections.BackTestLine.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of audits. */
@Repository
class JdbcAudits {
  private static final String BEGIN =
      """
      INSERT INTO inspections.audit (program, rulebook_hash, began_by, began_at)
      VALUES (:program, :hash, :by, :at)
      """;

  private static final String END =
      "UPDATE inspections.audit SET ended_at = :at WHERE program = :program AND ended_at IS NULL";

  private static final String FIND_UNDER_WAY =
      "SELECT * FROM inspections.audit WHERE program = :program AND ended_at IS NULL";

  private static final String FIND_LATEST =
      "SELECT * FROM inspections.audit WHERE rulebook_hash = :hash ORDER BY id DESC LIMIT 1";

  private static final String COUNT =
      "SELECT outcome, count(*) FROM inspections.audit_line WHERE audit_id = :id GROUP BY outcome";

  private static final String LOOKED =
      "UPDATE inspections.audit SET looked = looked + 1 WHERE id = :id";

  private static final String ADD_LINE =
      """
      INSERT INTO inspections.audit_line
        (audit_id, inspection_id, organization_id, dossier_id, outcome, rules, undecided)
      VALUES (:audit, :inspection, :organization, :dossier, :outcome, :rules::jsonb, :undecided)
      """;

  private static final String FIND_LINES =
      """
      SELECT inspection_id, organization_id, dossier_id, outcome, rules, undecided
      FROM inspections.audit_line WHERE audit_id = :id
      ORDER BY array_position(ARRAY['newly-stopped', 'freed', 'differs', 'undecided'], outcome),
        inspection_id DESC
      LIMIT :most
      """;

  private final JdbcClient jdbc;
  private final BackTestLineRows lines;

  JdbcAudits(JdbcClient jdbc, BackTestLineRows lines) {
    this.jdbc = jdbc;
    this.lines = lines;
  }

  void begin(String program, String hash, String by, Instant at) {
    jdbc.sql(BEGIN)
        .param("program", program)
        .param("hash", hash)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .update();
  }

  void end(String program, Instant at) {
    jdbc.sql(END).param("program", program).param("at", Timestamp.from(at)).update();
  }

  Optional<Audit> underWay(String program) {
    return jdbc.sql(FIND_UNDER_WAY)
        .param("program", program)
        .query((row, _) -> audit(row))
        .optional();
  }

  Optional<Audit> latest(String hash) {
    return jdbc.sql(FIND_LATEST).param("hash", hash).query((row, _) -> audit(row)).optional();
  }

  private Audit audit(ResultSet row) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    long id = row.getLong("id");
    return new Audit(
        id,
        row.getString("program"),
        row.getString("rulebook_hash"),
        row.getTimestamp("began_at").toInstant(),
        ended == null ? null : ended.toInstant(),
        row.getInt("looked"),
        counts(id));
  }

  private Map<Outcome, Integer> counts(long id) {
    return BackTestLineRows.counts(jdbc.sql(COUNT).param("id", id));
  }

  void looked(long audit) {
    jdbc.sql(LOOKED).param("id", audit).update();
  }

  void add(long audit, BackTestLine line) {
    lines.with(jdbc.sql(ADD_LINE).param("audit", audit), line).update();
  }

  List<BackTestLine> lines(long audit, int most) {
    return jdbc.sql(FIND_LINES)
        .param("id", audit)
        .param("most", most)
        .query((row, _) -> lines.line(row))
        .list();
  }
}
