package dev.shangjia.platform.casework;

import dev.shangjia.platform.casework.ChangedFinding.Cause;
import dev.shangjia.platform.inspections.InspectionId;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what rechecks found, by case. */
@Repository
class JdbcChangedFindings {
  private static final String INSERT =
      """
      INSERT INTO casework.changed_finding (case_id, fingerprint, organization_id, rule, cause,
        accepted_id, seen_id, added_at)
      VALUES (:caseId, :fingerprint, :organization, :rule, :cause, :accepted, :seen, :at)
      ON CONFLICT DO NOTHING
      """;

  private static final String FIND =
      """
      SELECT fingerprint, rule, cause, accepted_id, seen_id FROM casework.changed_finding
      WHERE case_id = :caseId ORDER BY added_at, rule, fingerprint
      """;

  private final JdbcClient jdbc;

  JdbcChangedFindings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a finding; one that is there already stays as it is. */
  void add(CaseId caseId, OrganizationId organization, ChangedFinding found, Instant at) {
    InspectionId accepted = found.accepted();
    jdbc.sql(INSERT)
        .param("caseId", caseId.value())
        .param("fingerprint", found.fingerprint())
        .param("organization", organization.value())
        .param("rule", found.rule())
        .param("cause", found.cause().code())
        .param("accepted", accepted == null ? null : accepted.value())
        .param("seen", found.seen().value())
        .param("at", Timestamp.from(at))
        .update();
  }

  List<ChangedFinding> of(CaseId caseId) {
    return jdbc.sql(FIND).param("caseId", caseId.value()).query((row, _) -> finding(row)).list();
  }

  private static ChangedFinding finding(ResultSet row) throws SQLException {
    Long accepted = row.getObject("accepted_id", Long.class);
    return new ChangedFinding(
        row.getString("fingerprint"),
        row.getString("rule"),
        Cause.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
        accepted == null ? null : new InspectionId(accepted),
        new InspectionId(row.getLong("seen_id")));
  }
}
