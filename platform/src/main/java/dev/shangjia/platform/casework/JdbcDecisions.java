package dev.shangjia.platform.casework;

import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of decisions and of the rules that they cite. */
@Repository
class JdbcDecisions {
  private static final String INSERT_DECISION =
      """
      INSERT INTO casework.decision (case_id, organization_id, counterpart_id, program, procedure,
        stage, round, outcome, favours, state, sequence, subject_name, explanation, made_by,
        confirmed_by, made_at)
      VALUES (:caseId, :organization, :counterpart, :program, :procedure, :stage, :round, :outcome,
        :favours, :state, :sequence, :subject, :explanation, :by, :confirmedBy, :at)
      RETURNING id
      """;

  private static final String INSERT_CITATION =
      """
      INSERT INTO casework.citation (decision_id, position, organization_id, counterpart_id, program,
        rule, fingerprint, kind, weight, reason)
      VALUES (:decision, :position, :organization, :counterpart, :program, :rule, :fingerprint,
        :kind, :weight, :reason)
      """;

  private static final String SETTLE_PROPOSED =
      """
      UPDATE casework.decision
      SET state = :state, confirmed_by = :by, sequence = :sequence
      WHERE case_id = :caseId AND stage = :stage AND state = 'proposed'
      """;

  private static final String SET_STATE =
      "UPDATE casework.decision SET state = :state WHERE id = :id";

  private static final String FIND_OF_CASE =
      "SELECT * FROM casework.decision WHERE case_id = :caseId ORDER BY id";

  private static final String FIND_ONE = "SELECT * FROM casework.decision WHERE id = :id";

  private static final String FIND_CITATIONS =
      """
      SELECT c.* FROM casework.citation c
      JOIN casework.decision d ON d.id = c.decision_id
      WHERE d.case_id = :caseId ORDER BY c.decision_id, c.position
      """;

  // The more of the same rules a past decision cites, the more alike; the latest first among
  // equals.
  private static final String FIND_PRECEDENTS =
      """
      SELECT d.*, count(c.rule) FILTER (WHERE c.rule = ANY (:rules)) AS shared
      FROM casework.decision d LEFT JOIN casework.citation c ON c.decision_id = d.id
      WHERE d.program = :program AND d.state IN ('made', 'reversed') AND d.case_id <> :caseId
        AND (d.stage = :stage AND d.procedure = :procedure
          OR EXISTS (SELECT 1 FROM casework.citation o
            WHERE o.decision_id = d.id AND o.program = :program AND o.rule = ANY (:rules)))
        AND d.id > (SELECT coalesce(max(id), 0) - 20000 FROM casework.decision)
      GROUP BY d.id
      ORDER BY shared DESC, d.id DESC LIMIT :most
      """;

  private static final String FIND_CITATIONS_OF =
      """
      SELECT * FROM casework.citation WHERE decision_id = ANY (:ids) ORDER BY decision_id, position
      """;

  private final JdbcClient jdbc;

  JdbcDecisions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(CaseRow row, Decision decision) {
    OrganizationId other = row.counterpart();
    Long counterpart = other == null ? null : other.value();
    long id =
        jdbc.sql(INSERT_DECISION)
            .param("caseId", row.id().value())
            .param("organization", row.organization().value())
            .param("counterpart", counterpart)
            .param("program", row.pin().program())
            .param("procedure", row.pin().procedure())
            .param("stage", decision.stage())
            .param("round", decision.round())
            .param("outcome", decision.outcome())
            .param("favours", decision.favours())
            .param("state", decision.state().code())
            .param("sequence", decision.sequence())
            .param("subject", decision.subjectName())
            .param("explanation", decision.explanation())
            .param("by", decision.madeBy())
            .param("confirmedBy", decision.confirmedBy())
            .param("at", Timestamp.from(decision.madeAt()))
            .query(Long.class)
            .single();
    int position = 0;
    for (Citation citation : decision.citations()) {
      jdbc.sql(INSERT_CITATION)
          .param("decision", id)
          .param("position", ++position)
          .param("organization", row.organization().value())
          .param("counterpart", counterpart)
          .param("program", row.pin().program())
          .param("rule", citation.rule())
          .param("fingerprint", citation.fingerprint())
          .param("kind", citation.kind().code())
          .param("weight", citation.weight().code())
          .param("reason", citation.reason())
          .update();
    }
  }

  /** Says of the decision that waits for a second person in a stage what became of it. */
  void settle(CaseId id, String stage, Decision.State state, @Nullable String by, int sequence) {
    jdbc.sql(SETTLE_PROPOSED)
        .param("caseId", id.value())
        .param("stage", stage)
        .param("state", state.code())
        .param("by", by)
        .param("sequence", sequence)
        .update();
  }

  void state(long id, Decision.State state) {
    jdbc.sql(SET_STATE).param("id", id).param("state", state.code()).update();
  }

  /** All decisions of a case, in their order, with what they cite. */
  List<Decision> of(CaseId id) {
    Map<Long, List<Citation>> citations = new HashMap<>();
    jdbc.sql(FIND_CITATIONS)
        .param("caseId", id.value())
        .query((row, _) -> collect(citations, row))
        .list();
    return jdbc
        .sql(FIND_OF_CASE)
        .param("caseId", id.value())
        .query((row, _) -> decision(row))
        .list()
        .stream()
        .map(one -> one.citing(citations.getOrDefault(one.id(), List.of())))
        .toList();
  }

  Optional<Decision> find(long id) {
    return jdbc.sql(FIND_ONE)
        .param("id", id)
        .query((row, _) -> decision(row))
        .optional()
        .flatMap(one -> of(one.caseId()).stream().filter(other -> other.id() == id).findFirst());
  }

  /**
   * Past decisions that are most like one that is to be made.
   *
   * @param rules the rules that come up in it
   */
  List<Decision> precedents(CaseRow row, String stage, List<String> rules, int most) {
    List<Decision> found =
        jdbc.sql(FIND_PRECEDENTS)
            .param("program", row.pin().program())
            .param("procedure", row.pin().procedure())
            .param("stage", stage)
            .param("caseId", row.id().value())
            .param("rules", rules.toArray(String[]::new))
            .param("most", most)
            .query((one, _) -> decision(one))
            .list();
    Map<Long, List<Citation>> citations = new HashMap<>();
    jdbc.sql(FIND_CITATIONS_OF)
        .param("ids", found.stream().map(Decision::id).toArray(Long[]::new))
        .query((one, _) -> collect(citations, one))
        .list();
    return found.stream()
        .map(one -> one.citing(citations.getOrDefault(one.id(), List.of())))
        .toList();
  }

  private static Citation collect(Map<Long, List<Citation>> into, ResultSet row)
      throws SQLException {
    var citation =
        new Citation(
            row.getString("rule"),
            row.getString("fingerprint"),
            Citation.Kind.of(row.getString("kind")),
            Citation.Weight.of(row.getString("weight")),
            row.getString("reason"));
    into.computeIfAbsent(row.getLong("decision_id"), _ -> new ArrayList<>()).add(citation);
    return citation;
  }

  private static Decision decision(ResultSet row) throws SQLException {
    return new Decision(
        row.getLong("id"),
        new CaseId(row.getLong("case_id")),
        row.getString("stage"),
        row.getInt("round"),
        row.getString("outcome"),
        row.getBoolean("favours"),
        Decision.State.of(row.getString("state")),
        row.getInt("sequence"),
        row.getString("subject_name"),
        row.getString("explanation"),
        row.getString("made_by"),
        row.getString("confirmed_by"),
        row.getTimestamp("made_at").toInstant(),
        List.of());
  }
}
