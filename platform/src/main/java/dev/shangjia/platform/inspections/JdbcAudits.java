package dev.shangjia.platform.inspections;

import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.inspections.BackTestLine.Outcome;
import dev.shangjia.platform.inspections.BackTestLine.RuleEffect;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of audits. */
@Repository
class JdbcAudits {
  private static final TypeReference<List<RuleEffect>> RULES = new TypeReference<>() {};

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
  private final JsonMapper json;

  JdbcAudits(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
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
    var counts = new EnumMap<Outcome, Integer>(Outcome.class);
    jdbc.sql(COUNT)
        .param("id", id)
        .query(
            row -> {
              counts.put(Outcome.of(row.getString(1)), row.getInt(2));
            });
    return counts;
  }

  void looked(long audit) {
    jdbc.sql(LOOKED).param("id", audit).update();
  }

  void add(long audit, BackTestLine line) {
    jdbc.sql(ADD_LINE)
        .param("audit", audit)
        .param("inspection", line.inspection().value())
        .param("organization", line.organization().value())
        .param("dossier", line.dossier().value())
        .param("outcome", line.outcome().code())
        .param("rules", json.writeValueAsString(line.rules()))
        .param("undecided", line.undecided().toArray(String[]::new))
        .update();
  }

  List<BackTestLine> lines(long audit, int most) {
    return jdbc.sql(FIND_LINES)
        .param("id", audit)
        .param("most", most)
        .query(
            (row, _) ->
                new BackTestLine(
                    new InspectionId(row.getLong("inspection_id")),
                    new OrganizationId(row.getLong("organization_id")),
                    new DossierId(row.getLong("dossier_id")),
                    Outcome.of(row.getString("outcome")),
                    json.readValue(row.getString("rules"), RULES),
                    List.of((String[]) row.getArray("undecided").getArray())))
        .list();
  }
}
