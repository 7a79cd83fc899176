package dev.shangjia.platform.casework;

import dev.shangjia.platform.sql.RowChanges;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of decisions and of the rules that they cite. */
@Repository
class JdbcDecisions {
  private static final String INSERT_DECISION =
      """
      WITH made AS (
        INSERT INTO casework.decision (case_id, organization_id, counterpart_id, program, procedure,
          stage, round, outcome, favours, state, sequence, subject_name, explanation, made_by,
          confirmed_by, made_at)
        VALUES (:caseId, :organization, :counterpart, :program, :procedure, :stage, :round,
          :outcome, :favours, :state, :sequence, :subject, :explanation, :by, :confirmedBy, :at)
        RETURNING id, organization_id, counterpart_id, program)
      INSERT INTO casework.citation (decision_id, position, organization_id, counterpart_id,
        program, rule, fingerprint, kind, weight, reason)
      SELECT made.id, cited.position, made.organization_id, made.counterpart_id, made.program,
        cited.rule, cited.fingerprint, cited.kind, cited.weight, cited.reason
      FROM made, unnest(:rules::text[], :fingerprints::text[], :kinds::text[], :weights::text[],
        :reasons::text[]) WITH ORDINALITY
        AS cited (rule, fingerprint, kind, weight, reason, position)
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

  // Those of the cases that it goes on with after appeals come before its own.
  private static final String FIND_OF_LINE =
      """
      WITH RECURSIVE line(id) AS (
        SELECT :caseId::bigint
        UNION
        SELECT a.case_id FROM casework.appeal a JOIN line ON a.successor_id = line.id)
      SELECT d.* FROM casework.decision d JOIN line ON line.id = d.case_id ORDER BY d.id
      """;

  private static final String FIND_ONE = "SELECT * FROM casework.decision WHERE id = :id";

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

  // What was written once is of one case; what is written again and again is of the rule.
  private static final String FIND_REASONS =
      """
      SELECT r.rule, used.reason
      FROM unnest(:rules::text[]) AS r(rule)
      CROSS JOIN LATERAL (
        SELECT reason, count(*) AS times, max(decision_id) AS last
        FROM (
          SELECT reason, decision_id FROM casework.citation
          WHERE program = :program AND rule = r.rule
          ORDER BY decision_id DESC LIMIT 200) latest
        WHERE reason <> '' AND length(reason) <= 200
        GROUP BY reason HAVING count(*) > 1
        ORDER BY times DESC, last DESC LIMIT :most) used
      ORDER BY r.rule, used.times DESC, used.last DESC
      """;

  private static final String FIND_CITATIONS =
      """
      SELECT * FROM casework.citation WHERE decision_id = ANY (:ids) ORDER BY decision_id, position
      """;

  private final JdbcClient jdbc;

  JdbcDecisions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(CaseRow row, Decision decision, RowChanges changes) {
    OrganizationId other = row.counterpart();
    List<Citation> cited = decision.citations();
    changes.add(
        INSERT_DECISION,
        new MapSqlParameterSource("caseId", row.id().value())
            .addValue("organization", row.organization().value())
            .addValue("counterpart", other == null ? null : other.value())
            .addValue("program", row.pin().program())
            .addValue("procedure", row.pin().procedure())
            .addValue("stage", decision.stage())
            .addValue("round", decision.round())
            .addValue("outcome", decision.outcome())
            .addValue("favours", decision.favours())
            .addValue("state", decision.state().code())
            .addValue("sequence", decision.sequence())
            .addValue("subject", decision.subjectName())
            .addValue("explanation", decision.explanation())
            .addValue("by", decision.madeBy())
            .addValue("confirmedBy", decision.confirmedBy())
            .addValue("at", Timestamp.from(decision.madeAt()))
            .addValue("rules", texts(cited, Citation::rule))
            .addValue("fingerprints", texts(cited, Citation::fingerprint))
            .addValue("kinds", texts(cited, citation -> citation.kind().code()))
            .addValue("weights", texts(cited, citation -> citation.weight().code()))
            .addValue("reasons", texts(cited, Citation::reason)));
  }

  private static @Nullable String[] texts(
      List<Citation> cited, Function<Citation, @Nullable String> text) {
    var texts = new @Nullable String[cited.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text.apply(cited.get(i));
    }
    return texts;
  }

  /** Says of the decision that waits for a second person in a stage what became of it. */
  void settle(
      CaseId id,
      String stage,
      Decision.State state,
      @Nullable String by,
      int sequence,
      RowChanges changes) {
    changes.add(
        SETTLE_PROPOSED,
        new MapSqlParameterSource("caseId", id.value())
            .addValue("stage", stage)
            .addValue("state", state.code())
            .addValue("by", by)
            .addValue("sequence", sequence));
  }

  void state(long id, Decision.State state) {
    jdbc.sql(SET_STATE).param("id", id).param("state", state.code()).update();
  }

  /** All decisions of a case, in their order, with what they cite. */
  List<Decision> of(CaseId id) {
    return citing(
        jdbc.sql(FIND_OF_CASE).param("caseId", id.value()).query((row, _) -> decision(row)).list());
  }

  /** The same, with those of the cases that it goes on with after appeals. */
  List<Decision> ofLine(CaseId id) {
    return citing(
        jdbc.sql(FIND_OF_LINE).param("caseId", id.value()).query((row, _) -> decision(row)).list());
  }

  Optional<Decision> find(long id) {
    return citing(
            jdbc.sql(FIND_ONE).param("id", id).query((row, _) -> decision(row)).optional().stream()
                .toList())
        .stream()
        .findFirst();
  }

  /**
   * A past decision that is like one that is to be made.
   *
   * @param procedure of which procedure
   */
  record Precedent(String procedure, Decision decision) {}

  /**
   * Past decisions that are most like one that is to be made.
   *
   * @param rules the rules that come up in it
   */
  List<Precedent> precedents(CaseRow row, String stage, List<String> rules, int most) {
    Map<Long, String> procedures = new HashMap<>();
    List<Decision> found =
        jdbc.sql(FIND_PRECEDENTS)
            .param("program", row.pin().program())
            .param("procedure", row.pin().procedure())
            .param("stage", stage)
            .param("caseId", row.id().value())
            .param("rules", rules.toArray(String[]::new))
            .param("most", most)
            .query(
                (one, _) -> {
                  procedures.put(one.getLong("id"), one.getString("procedure"));
                  return decision(one);
                })
            .list();
    return citing(found).stream()
        .map(one -> new Precedent(Objects.requireNonNull(procedures.get(one.id())), one))
        .toList();
  }

  /**
   * Reasons that were given more than once with rules, by the rule, the most frequent first.
   *
   * @param most how many of each rule at most
   */
  Map<String, List<String>> reasons(String program, List<String> rules, int most) {
    Map<String, List<String>> reasons = new HashMap<>();
    jdbc.sql(FIND_REASONS)
        .param("program", program)
        .param("rules", rules.toArray(String[]::new))
        .param("most", most)
        .query(
            (row, _) ->
                reasons
                    .computeIfAbsent(row.getString("rule"), _ -> new ArrayList<>())
                    .add(row.getString("reason")))
        .list();
    return reasons;
  }

  /** Decisions with what they cite. */
  private List<Decision> citing(List<Decision> decisions) {
    if (decisions.isEmpty()) {
      return decisions;
    }
    Map<Long, List<Citation>> citations = new HashMap<>();
    jdbc.sql(FIND_CITATIONS)
        .param("ids", decisions.stream().map(Decision::id).toArray(Long[]::new))
        .query((one, _) -> collect(citations, one))
        .list();
    return decisions.stream()
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
