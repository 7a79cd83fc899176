package dev.shangjia.platform.casework;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what people found when they went through a checklist. */
@Repository
class JdbcChecklists {
  private static final String PUT_CHECK =
      """
      INSERT INTO casework.checked (case_id, stage, round, rule, item, organization_id, answer,
        remark, checked_by, checked_at)
      VALUES (:caseId, :stage, :round, :rule, :item, :organization, :answer, :remark, :by, :at)
      ON CONFLICT (case_id, stage, round, rule, item) DO UPDATE
        SET answer = excluded.answer, remark = excluded.remark,
          checked_by = excluded.checked_by, checked_at = excluded.checked_at
      """;

  private static final String DELETE_CHECK =
      """
      DELETE FROM casework.checked
      WHERE case_id = :caseId AND stage = :stage AND round = :round AND rule = :rule
        AND item = :item
      """;

  private static final String COPY_CHECKS =
      """
      INSERT INTO casework.checked (case_id, stage, round, rule, item, organization_id, answer,
        remark, checked_by, checked_at)
      SELECT :to, stage, round, rule, item, organization_id, answer, remark, checked_by, checked_at
      FROM casework.checked
      WHERE case_id = :from AND NOT (stage = :stage AND round = :round)
      """;

  private static final String FIND_CHECKS =
      """
      SELECT * FROM casework.checked WHERE case_id = :caseId ORDER BY stage, round, rule, item
      """;

  private final JdbcClient jdbc;

  JdbcChecklists(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What somebody found.
   *
   * @param item the fingerprint of the finding that it speaks of; blank for the rule as a whole
   * @param answer {@code met}, {@code not-met} or {@code not-applicable}
   */
  record Checked(
      String stage, int round, String rule, String item, String answer, String remark, String by) {
    static final String NOT_MET = "not-met";

    /** Of two answers for one rule the one that counts: what is not met is not met by others. */
    static Checked worse(Checked one, Checked other) {
      return one.answer().equals(NOT_MET) ? one : other;
    }
  }

  void put(CaseRow row, Checked checked, Instant at) {
    if (checked.answer().isEmpty()) {
      jdbc.sql(DELETE_CHECK)
          .param("caseId", row.id().value())
          .param("stage", checked.stage())
          .param("round", checked.round())
          .param("rule", checked.rule())
          .param("item", checked.item())
          .update();
      return;
    }
    jdbc.sql(PUT_CHECK)
        .param("caseId", row.id().value())
        .param("stage", checked.stage())
        .param("round", checked.round())
        .param("rule", checked.rule())
        .param("item", checked.item())
        .param("organization", row.organization().value())
        .param("answer", checked.answer())
        .param("remark", checked.remark())
        .param("by", checked.by())
        .param("at", Timestamp.from(at))
        .update();
  }

  /**
   * Gives a case what was found in another one.
   *
   * @param stage where, in a round, everything is looked at anew
   */
  void copy(CaseId from, CaseId to, String stage, int round) {
    jdbc.sql(COPY_CHECKS)
        .param("from", from.value())
        .param("to", to.value())
        .param("stage", stage)
        .param("round", round)
        .update();
  }

  List<Checked> of(CaseId id) {
    return jdbc.sql(FIND_CHECKS)
        .param("caseId", id.value())
        .query(
            (row, _) ->
                new Checked(
                    row.getString("stage"),
                    row.getInt("round"),
                    row.getString("rule"),
                    row.getString("item"),
                    row.getString("answer"),
                    row.getString("remark"),
                    row.getString("checked_by")))
        .list();
  }
}
